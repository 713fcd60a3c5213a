/**
 * Builds what is published: `src` becomes ES modules in build/ (tsc), and those become dist/:
 *
 *   dist/*.cjs    CommonJS for Node: one chunk with all that a first call needs, one chunk for each lazy seam
 *   dist/*.js     ES module façades over the same chunks, one for each entry
 *   dist/compiled/  what V8 has compiled of the chunks that a first call runs
 *   dist/esm/     ES modules for bundlers and edge runtimes, seams as static imports
 *   dist/types/   declarations, in few files; those of the services are in types/ (npm run types)
 *
 * Types are not checked here: `npm run check` does.
 */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OutputChunk, rollup, type WarningHandlerWithDefault } from 'rollup'
import { compileChunks, loadCompiled } from './compiled-chunks.ts'
import { writeDeclarations } from './declarations.ts'
import { writeEmbeddedServices } from './embedded-services.ts'
import { FEATURES, featureOf, UMBRELLAS } from './features.ts'
import { LATER_BUILTINS, laterBuiltins } from './later-builtins.ts'
import { lineMaps } from './line-maps.ts'
import { chunkName, type ModuleNode, moduleName, readGraph, seamTargets, staticClosure } from './module-graph.ts'
import {
  builtinDefaults,
  commonJsMeta,
  compact,
  compiledSource,
  featureEntries,
  lazyRequires,
  seamsToChunks,
  seamsToFeatures,
} from './plugins.ts'
import { writeFeatureModules, writeServiceModules } from './services.ts'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
mkdirSync(join(ROOT, 'build'), { recursive: true })
// Made aside and put in place whole: a program that runs meanwhile finds the old build or the new one.
const WORK = mkdtempSync(join(ROOT, 'build', 'work-'))
const BUILD = join(WORK, 'modules')
const DIST = join(WORK, 'dist')
const MAIN = 'main'
/** Behind seams, but on the way of most programs' first call: a file of its own costs more than it spares. */
const FIRST_CALL = [
  'checksums/call-checksums.js',
  'http/streaming-body.js',
  'services/s3/s3.js',
  'services/sts.js',
  'http/exchange.js',
  'http/socket-pool.js',
  'protocols/aws-json.js',
  'protocols/xml-protocols.js',
  'protocols/scalar-text.js',
]
/**
 * Imported plainly, but not on the way of a first call that goes well: chunks that the others load at first use. What
 * belongs here shows in the coverage of a first call (only the modules' own top level ran). No module that loads at
 * once may need one of these while it is evaluated; `checkStart` sees to it.
 */
const LATER: Readonly<Record<string, readonly string[]>> = {
  errors: ['errors/'],
  failures: [
    'client/exceptions.js',
    'protocols/error-code.js',
    'protocols/formats/json-errors.js',
    'protocols/generic-error.js',
    'protocols/validation/show.js',
    'util/suggestions.js',
  ],
  dates: ['protocols/timestamp-text.js'],
  introspection: [
    'loaders/pack-pages.js',
    'loaders/service-index.js',
    'model/operation-model.js',
    'model/service-model.js',
    'model/shape.js',
    'model/shape-resolver.js',
  ],
  rare: ['events/unique-ids.js', 'logging/take-over.js'],
  'transfer-config': ['transfer/transfer-config.js'],
  streams: ['http/response-body.js', 'http/stream-slices.js', 'http/upload.js'],
}
const external = (id: string): boolean => !id.startsWith('.') && !id.startsWith('/') && !/^[A-Za-z]:/.test(id)

const failOnWarning: WarningHandlerWithDefault = (warning) => {
  if (warning.code === 'EMPTY_BUNDLE' || warning.code === 'CIRCULAR_CHUNK') return
  throw new Error(warning.message)
}

function entries(): string[] {
  return readdirSync(BUILD)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(BUILD, name))
}

function entryNames(): ReadonlySet<string> {
  return new Set(entries().map((file) => chunkName(BUILD, file)))
}

function compile(): void {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', BUILD], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}

async function buildCommonJs(graph: ReadonlyMap<string, ModuleNode>): Promise<OutputChunk[]> {
  const main = staticClosure(graph, [join(BUILD, 'index.js'), ...FIRST_CALL.map((name) => join(BUILD, name))])
  const lazy = new Set([...graph.values()].flatMap((module) => module.seams).filter((file) => !main.has(file)))
  const input = Object.fromEntries([...entries(), ...lazy].map((file) => [chunkName(BUILD, file), file]))
  const bundle = await rollup({
    input,
    external,
    preserveEntrySignatures: 'allow-extension',
    plugins: [compiledSource(BUILD), seamsToChunks(BUILD, main), builtinDefaults(), commonJsMeta()],
    treeshake: { moduleSideEffects: 'no-external' },
    onwarn: failOnWarning,
  })
  const { output } = await bundle.write({
    dir: DIST,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    manualChunks: (id) => {
      if (!main.has(id) || id === join(BUILD, 'index.js')) return undefined
      return laterChunk(relative(BUILD, id)) ?? MAIN
    },
    interop: 'esModule',
    esModule: false,
    externalLiveBindings: false,
    freeze: false,
    generatedCode: { preset: 'es2015', symbols: false },
    hoistTransitiveImports: false,
    sourcemap: true,
    // What is published keeps its names and lines; the sources themselves would be a third of it.
    sourcemapExcludeSources: true,
    sourcemapPathTransform,
    plugins: [lazyRequires(MAIN), loadCompiled(entryNames()), compact({ forBundlers: false }), lineMaps()],
  })
  await bundle.close()
  return output.filter((file) => file.type === 'chunk')
}

function laterChunk(module: string): string | undefined {
  const path = module.split(sep).join('/')
  return Object.keys(LATER).find((chunk) => LATER[chunk]!.some((start) => path.startsWith(start)))
}

/** The chunks for later are not loaded by loading an entry. */
function checkStart(): void {
  const code = `require(${JSON.stringify(join(DIST, 'index.cjs'))}); console.log(Object.keys(require.cache).join('\\n'))`
  const { stdout } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' })
  const loaded = Object.keys(LATER).filter((chunk) => stdout.includes(join(DIST, `${chunk}.cjs`)))
  if (!stdout.includes(MAIN) || loaded.length > 0) throw new Error(`loaded at once: ${loaded.join(', ')}`)
}

async function buildModules(graph: ReadonlyMap<string, ModuleNode>): Promise<void> {
  const everywhere = bundledClosure(graph)
  const brought = new Set(
    Object.values(FEATURES).flatMap(({ modules }) => modules.map((path) => join(BUILD, `${path}.js`))),
  )
  const bundle = await rollup({
    input: {
      ...Object.fromEntries(entries().map((file) => [chunkName(BUILD, file), file])),
      ...Object.fromEntries(Object.keys(FEATURES).map((name) => [`features/${name}`, `\0feature:${name}`])),
      embed: join(BUILD, 'loaders/embed.js'),
    },
    external,
    plugins: [
      compiledSource(BUILD),
      featureEntries(BUILD, join(ROOT, 'models')),
      seamsToFeatures(BUILD),
      laterBuiltins(),
    ],
    treeshake: { moduleSideEffects: 'no-external' },
    onwarn: (warning, ignore) => {
      // One of them would run before what it needs is there.
      if (warning.code === 'CIRCULAR_CHUNK') throw new Error(warning.message)
      // A seam may lead back to where it is: by the time it is passed, both modules are there.
      if (warning.code !== 'CIRCULAR_DEPENDENCY') failOnWarning(warning, ignore)
    },
  })
  await bundle.write({
    dir: join(DIST, 'esm'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[hash].js',
    manualChunks: (id) => {
      if (id.startsWith(LATER_BUILTINS)) return MAIN
      if (!everywhere.has(id) || id === join(BUILD, 'index.js')) return undefined
      // What the entry point exports and a feature brings is a file by itself: it falls out where nobody imports it.
      return brought.has(id) ? chunkName(BUILD, id) : MAIN
    },
    banner: ({ name }) =>
      neededBy(name)
        .map((path) => `import '${path}'\n`)
        .join(''),
    hoistTransitiveImports: false,
    // Its main file holds all its algorithms, and bundlers for Node prefer that one.
    paths: { 'hash-wasm': 'hash-wasm/dist/index.esm.js' },
    freeze: false,
    generatedCode: { preset: 'es2015', symbols: false },
    sourcemap: true,
    // The maps of the CommonJS build have the sources; a second copy would be a megabyte of every installation.
    sourcemapExcludeSources: true,
    sourcemapPathTransform,
    plugins: [compact({ forBundlers: true }), lineMaps()],
  })
  await bundle.close()
  for (const [umbrella, names] of Object.entries(UMBRELLAS)) {
    const imports = names.map((name) => `import './${name}.js'\n`)
    writeFileSync(join(DIST, 'esm', 'features', `${umbrella}.js`), imports.join(''))
  }
}

/** What every bundle holds: the entry point, and what is behind seams that no feature brings. */
function bundledClosure(graph: ReadonlyMap<string, ModuleNode>): Set<string> {
  const seen = new Set([join(BUILD, 'index.js'), join(BUILD, 'loaders/embed.js')])
  for (const file of seen) {
    const imports = graph.get(file)?.imports ?? readGraph([file]).get(file)!.imports
    for (const next of imports) seen.add(next)
    for (const { target } of seamTargets(readFileSync(file, 'utf8'), file)) {
      if (featureOf(moduleName(BUILD, target)) === undefined) seen.add(target)
    }
  }
  return seen
}

/** What a feature cannot do without: other features, and the services that it calls. */
function neededBy(chunk: string): readonly string[] {
  if (!chunk.startsWith('features/')) return []
  const { features = [], services = [] } = FEATURES[chunk.slice('features/'.length)]!
  return [...features.map((name) => `./${name}.js`), ...services.map((name) => `../services/${name}.js`)]
}

/** As `require` loads it: an `import` of CommonJS would have the file searched for names first. */
const FACADE = ["import { createRequire } from 'node:module'", 'const require = createRequire(import.meta.url)']

/** `import` gets the same instance as `require`: the names of the CommonJS entry, one by one. */
function writeFacades(chunks: readonly OutputChunk[]): void {
  const names = entryNames()
  for (const chunk of chunks) {
    if (!chunk.isEntry || !names.has(chunk.name)) continue
    const lines = chunk.exports.map((name) => `export const ${name} = entry.${name}`)
    if (lines.length > 0) lines.unshift(...FACADE, `const entry = require('./${chunk.fileName}')`)
    else lines.push('export {}')
    writeFileSync(join(DIST, `${chunk.name}.js`), `${lines.join('\n')}\n`)
  }
}

function report(started: number): void {
  const files = readdirSync(DIST).filter((name) => name.endsWith('.cjs'))
  const bytes = (name: string): number => statSync(join(DIST, name)).size
  const total = files.reduce((sum, name) => sum + bytes(name), 0)
  const main = existsSync(join(DIST, `${MAIN}.cjs`)) ? bytes(`${MAIN}.cjs`) : 0
  console.log(
    `dist: ${files.length} CommonJS files, ${kib(total)}, of which ${kib(main)} are loaded at once; ` +
      `${((performance.now() - started) / 1000).toFixed(1)} s`,
  )
}

/** As seen from dist/, not from where it was made. */
function sourcemapPathTransform(path: string): string {
  return path.replace('../../src/', 'src/')
}

const kib = (n: number): string => `${(n / 1024).toFixed(1)} KiB`

const started = performance.now()
process.on('exit', () => rmSync(WORK, { recursive: true, force: true }))
compile()
const graph = readGraph(entries())
writeFacades(await buildCommonJs(graph))
checkStart()
await buildModules(graph)
await writeDeclarations(BUILD, join(DIST, 'types'))
writeServiceModules(DIST, join(ROOT, 'models'))
writeFeatureModules(DIST, [...Object.keys(FEATURES), ...Object.keys(UMBRELLAS)])
writeEmbeddedServices(join(DIST, 'esm'), join(ROOT, 'models'))
compileChunks(DIST)
report(started)
rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
renameSync(DIST, join(ROOT, 'dist'))
