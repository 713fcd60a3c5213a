import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import MagicString from 'magic-string'
import type { Plugin } from 'rollup'
import { parseAst } from 'rollup/parseAst'
import { toBase85 } from '../../src/util/base85.ts'
import { withoutDescriptions } from './embedded-services.ts'
import { FEATURES, featureOf } from './features.ts'
import { type AstNode, chunkName, findSeams, moduleName, resolveSpecifier, seamTargets } from './module-graph.ts'
import { readNames } from './names.ts'

/** Compiled modules with their source maps, so that what is published maps to the TypeScript. */
export function compiledSource(root: string): Plugin {
  return {
    name: 'compiled-source',
    load(id) {
      if (!id.startsWith(root)) return null
      return { code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) }
    },
  }
}

/**
 * Seams of the CommonJS build: each becomes the load of its own chunk. A module that is there from the start gains
 * nothing from a seam and is imported instead.
 */
export function seamsToChunks(root: string, loadedAtStart: ReadonlySet<string>): Plugin {
  return {
    name: 'seams-to-chunks',
    transform(code, id) {
      const seams = findSeams(code)
      if (seams.length === 0) return null
      const text = new MagicString(code)
      for (const [i, seam] of seams.entries()) {
        const target = resolveSpecifier(id, seam.specifier)
        if (target === undefined) continue
        if (loadedAtStart.has(target)) {
          text.prepend(`import * as __seam${i} from ${JSON.stringify(target)};\n`)
          text.overwrite(seam.start, seam.end, `__seam${i}`)
        } else {
          text.overwrite(seam.start, seam.end, `require('./${chunkName(root, target)}.cjs')`)
        }
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) }
    },
  }
}

/**
 * Seams of the ES module build, where nothing can be loaded synchronously: static imports, or what a feature has brought
 * into the bundle.
 */
export function seamsToFeatures(root: string): Plugin {
  return {
    name: 'seams-to-features',
    transform(code, id) {
      const seams = findSeams(code)
      if (seams.length === 0) return null
      const text = new MagicString(code)
      for (const [i, { start, end, target }] of seamTargets(code, id).entries()) {
        const module = moduleName(root, target)
        const feature = featureOf(module)
        if (feature !== undefined) {
          const index = FEATURES[feature]!.modules.indexOf(module)
          text.overwrite(start, end, `__bundledModule('${feature}'${index === 0 ? '' : `, ${index}`})`)
          continue
        }
        text.prepend(`import * as __seam${i} from ${JSON.stringify(target)};\n`)
        const [pattern, names] = /\{ ([\w, ]+) \} = $/.exec(code.slice(0, start)) ?? ['']
        // Name by name the bundler can do without an object of all that the module exports.
        const taken = names?.split(', ').map((name) => `${name} = __seam${i}.${name}`)
        text.overwrite(start - pattern.length, end, taken?.join(', ') ?? `__seam${i}`)
      }
      const registry = JSON.stringify(join(root, 'util/bundled-features.js'))
      text.prepend(`import { bundledModule as __bundledModule } from ${registry};\n`)
      return { code: text.toString(), map: text.generateMap({ hires: true }) }
    },
  }
}

/** `features/<name>`: entries that bring what is behind seams into a bundle. */
export function featureEntries(root: string, models: string): Plugin {
  const start = '\0feature:'
  return {
    name: 'feature-entries',
    resolveId: (id) => (id.startsWith(start) ? id : null),
    load(id) {
      if (!id.startsWith(start)) return null
      const name = id.slice(start.length)
      const { modules, files = [] } = FEATURES[name]!
      const imports = modules.map((path, i) => `import * as part${i} from ${JSON.stringify(join(root, `${path}.js`))}`)
      const parts = modules.map((_path, i) => `part${i}`)
      const data = files.map((path) => [path, embeddedText(join(models, path))] as const)
      return [
        ...imports,
        `import { bundleFeature, embedModel } from ${JSON.stringify(join(root, 'loaders/embed.js'))}`,
        `bundleFeature('${name}', [${parts.join(', ')}])`,
        ...data.map((file) => `embedModel(${file.map((text) => JSON.stringify(text)).join(', ')})`),
      ].join('\n')
    },
  }
}

/** What is compressed is kept in base 85. */
function embeddedText(path: string): string {
  const bytes = readFileSync(path)
  return path.endsWith('.br') ? toBase85(bytes) : withoutDescriptions(bytes.toString('utf8'))
}

const DEFAULT_IMPORT = /^import (\w+)(?:, (\{[^}]*\}))? from '([^'.][^']*)';/gm

/** `import http from 'node:http'` is the module itself in CommonJS. Packages are imported by name, which all can be. */
export function builtinDefaults(): Plugin {
  return {
    name: 'builtin-defaults',
    transform(code, id) {
      const text = new MagicString(code)
      for (const { index, 0: statement, 1: name, 2: names, 3: source } of code.matchAll(DEFAULT_IMPORT)) {
        if (!source!.startsWith('node:')) throw new Error(`${id}: import ${source} by name or as a namespace`)
        const named = names === undefined || names === '{}' ? '' : ` import ${names} from '${source}';`
        text.overwrite(index, index + statement.length, `import * as ${name} from '${source}';${named}`)
      }
      return text.hasChanged() ? { code: text.toString(), map: text.generateMap({ hires: true }) } : null
    },
  }
}

const REQUIRE = /^(?:const|var) ([\w$]+) = require\('([^']*)'\);\n/gm
const HOLDER = '$later'
/** Exports from which on an object has no shape anyway. */
const MANY = 128

/**
 * Built-in modules, npm packages and all chunks but the one named are loaded when they are first touched, not when
 * a chunk is: `node:https` and what hangs on it cost a cold start more than all of our own code. Each becomes a getter
 * that replaces itself.
 */
export function lazyRequires(main: string): Plugin {
  return {
    name: 'lazy-requires',
    renderChunk(code) {
      const requires = [...code.matchAll(REQUIRE)].filter(([, , specifier]) => specifier !== `./${main}.cjs`)
      if (requires.length === 0) return null
      const names = readNames(parseAst(code) as unknown as AstNode)
      const text = new MagicString(code)
      const getters: string[] = []
      let passed = false
      for (const { index, 0: statement, 1: name, 2: specifier } of requires) {
        // A name that is also somebody's own variable is not worth telling apart.
        if (names.declared.get(name!) !== 1) continue
        getters.push(`get ${name}() { return ${HOLDER}$set('${name}', require('${specifier}')); }`)
        text.remove(index, index + statement.length)
        for (const { end, shorthand } of names.used.get(name!) ?? []) {
          text.appendLeft(end - name!.length, shorthand ? `${name}: ${HOLDER}.` : `${HOLDER}.`)
        }
        passed = lazyExports(code, name!, text) || passed
      }
      // Without a prototype, an object takes many properties without a shape for each number of them.
      if (passed || code.split('\nexports.').length > MANY)
        text.appendRight(
          requires[0]!.index,
          `exports = module.exports = Object.create(null);\n${passed ? EXPORTS : ''}`,
        )
      const set = `function ${HOLDER}$set(name, value) { Object.defineProperty(${HOLDER}, name, { value }); return value; }`
      text.appendRight(requires[0]!.index, `const ${HOLDER} = { ${getters.join(', ')} };\n${set}\n`)
      return { code: text.toString(), map: text.generateMap({ hires: true }) }
    },
  }
}

/** What an entry passes on from a chunk is read from it when somebody asks for it. */
function lazyExports(code: string, chunk: string, text: MagicString): boolean {
  const names: string[] = []
  for (const { index, 0: statement, 1: name } of code.matchAll(/^exports\.([\w$]+) = ([\w$]+)\.\1;$/gm)) {
    if (!statement.endsWith(` = ${chunk}.${name};`)) continue
    text.remove(index, index + statement.length)
    names.push(name!)
  }
  if (names.length === 0) return false
  text.append(
    `\n$more.push(() => { for (const name of ${JSON.stringify(names.join(' '))}.split(' '))\n` +
      `  Object.defineProperty(exports, name, { configurable: true, enumerable: true, get: () => ${HOLDER}.${chunk}[name] }); });\n`,
  )
  return true
}

/**
 * An entry's exports: those of chunks for later, 130 names that few programs use, are defined when somebody asks for what
 * is not there.
 */
const EXPORTS = `const $more = [];
const $all = (own) => { for (const define of $more.splice(0)) define(); return own; };
module.exports = new Proxy(exports, {
  get: (own, name) => name in own ? own[name] : $all(own)[name],
  has: (own, name) => name in own || name in $all(own),
  getOwnPropertyDescriptor: (own, name) => Reflect.getOwnPropertyDescriptor($all(own), name),
  ownKeys: (own) => Reflect.ownKeys($all(own)),
});
`

/** esbuild drops an import that is used under no name but a marked one, so these are used once more, at the end. */
function markPure(code: string): string {
  const names = new Set<string>()
  const marked = code.replace(PURE, (comment, name: string) => {
    names.add(name)
    return '$pure$'.padEnd(comment.length, '$')
  })
  return names.size === 0 ? marked : `${marked}\nfunction $keep$() { return [${[...names].join(', ')}] }`
}

/** `import.meta` of the source, for CommonJS. */
export function commonJsMeta(): Plugin {
  return {
    name: 'commonjs-meta',
    resolveImportMeta(property) {
      if (property === 'dirname') return '__dirname'
      if (property === 'filename') return '__filename'
      if (property === 'url') return `require('node:url').pathToFileURL(__filename).href`
      return null
    },
  }
}

const PURE = /\/\* ?[@#]__PURE__ ?\*\/ ?(?=([\w$]+))/g
const PURE_MARK = /\$pure\$+/g
const KEPT_IMPORTS = /function\s+\$keep\$\(\)\s*\{\s*return\s*\[[^\]]*\]\s*\}\n?/

/**
 * Drops comments and spaces. Lines stay short, since Node prints the line of an error that nobody caught, and functions
 * keep their names, which stack traces show. For bundlers, which shorten names themselves, all names stay, and comments
 * that say which calls may be left out with what nobody uses: to esbuild these are part of the name that follows, and
 * as long, so that source maps hold.
 */
export function compact({ forBundlers }: { readonly forBundlers: boolean }): Plugin {
  return {
    name: 'compact',
    async renderChunk(code) {
      const out = await transform(forBundlers ? markPure(code) : code, {
        minifyIdentifiers: !forBundlers,
        minifySyntax: true,
        minifyWhitespace: true,
        lineLimit: 120,
        target: 'node20.19',
        sourcemap: true,
        legalComments: 'none',
      })
      return {
        code: out.code.replace(KEPT_IMPORTS, '').replace(PURE_MARK, (mark) => '/*#__PURE__*/'.padEnd(mark.length)),
        map: out.map,
      }
    },
  }
}
