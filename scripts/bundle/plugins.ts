import { readFileSync } from 'node:fs'
import { transform } from 'esbuild'
import MagicString from 'magic-string'
import type { Plugin } from 'rollup'
import { toStaticImports } from '../lazy-seams.ts'
import { chunkName, findSeams, resolveSpecifier } from './module-graph.ts'

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

/** Seams of the ES module build, where nothing can be loaded synchronously: static imports. */
export function seamsToImports(): Plugin {
  return {
    name: 'seams-to-imports',
    transform(code) {
      return findSeams(code).length === 0
        ? null
        : { code: toStaticImports(code).replaceAll('.ts";', '.js";'), map: null }
    },
  }
}

const EXTERNAL = /^(?:const|var) ([\w$]+) = require\('([^'.][^']*)'\);\n/gm

/**
 * Built-in modules and npm packages are loaded when they are first touched, not when a chunk is: `node:https` and what
 * hangs on it cost a cold start more than all of our own code.
 */
export function lazyExternals(): Plugin {
  return {
    name: 'lazy-externals',
    renderChunk(code) {
      const text = new MagicString(code)
      for (const [statement, name, specifier] of code.matchAll(EXTERNAL)) {
        const start = code.indexOf(statement)
        const load = `let ${name}$loaded; const ${name} = () => (${name}$loaded ??= require('${specifier}'));\n`
        text.overwrite(start, start + statement.length, load)
        const use = new RegExp(`(?<![\\w$.'"\`])${name!.replaceAll('$', '\\$')}(?![\\w$:'"\`])`, 'g')
        for (const match of code.matchAll(use)) {
          if (match.index < start || match.index >= start + statement.length) {
            text.appendRight(match.index + name!.length, '()')
          }
        }
      }
      return text.hasChanged() ? { code: text.toString(), map: text.generateMap({ hires: true }) } : null
    },
  }
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

/** Drops comments. Names and lines stay: Node prints the line of an error that nobody caught. */
export function compact(): Plugin {
  return {
    name: 'compact',
    async renderChunk(code) {
      const out = await transform(code, {
        minifySyntax: true,
        target: 'node20.19',
        sourcemap: true,
        legalComments: 'none',
      })
      return { code: out.code, map: out.map }
    },
  }
}
