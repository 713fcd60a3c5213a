import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type GetModuleInfo, type OutputChunk, type Plugin, rollup } from 'rollup'

// Its own declarations are those of TypeScript 6.
const { dts } = createRequire(import.meta.url)('rollup-plugin-dts') as { readonly dts: () => Plugin }

/** The interface that services add themselves to: TypeScript finds it only in the file of the entry itself. */
const SERVICE_MAP = 'session/service-map'
const SHARED = 'shared'
const SERVICE_MAP_SPECIFIER = /(['"])\.\/(?:[\w-]+\/)*service-map\.(?:js|ts)\1/g

/**
 * Declarations in few files, for each one costs those who compile against them. There is one set, of CommonJS, as
 * there is one set of chunks: `import` gets it through a façade, and both speak of the same classes.
 */
export async function writeDeclarations(build: string, types: string): Promise<void> {
  mkdirSync(types, { recursive: true })
  const names = readdirSync(build)
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => name.slice(0, -'.d.ts'.length))
  const bundle = await rollup({
    input: Object.fromEntries(names.map((name) => [name, join(build, `${name}.d.ts`)])),
    external: (id) =>
      id.includes(SERVICE_MAP) || (!id.startsWith('.') && !id.startsWith('/') && !/^[A-Za-z]:/.test(id)),
    plugins: [dts()],
    onwarn: (warning) => {
      // Names that no entry exports are reached through those that do.
      if (!warning.message.includes('private shared type exports') && warning.code !== 'EMPTY_BUNDLE') {
        throw new Error(warning.message)
      }
    },
  })
  const { output } = await bundle.generate({
    format: 'es',
    entryFileNames: '[name].d.cts',
    chunkFileNames: '[name].d.cts',
    minifyInternalExports: false,
    manualChunks: (id, { getModuleInfo }) => {
      const isEntry = names.some((name) => id === join(build, `${name}.d.ts`))
      return !isEntry && reachedFrom(join(build, 'index.d.ts'), getModuleInfo).has(id) ? SHARED : undefined
    },
  })
  await bundle.close()
  for (const file of output) {
    if (file.type === 'chunk') writeFileSync(join(types, file.fileName), finished(build, file))
  }
  for (const name of names) writeFileSync(join(types, `${name}.d.ts`), `export * from './${name}.cjs'\n`)
}

/** A module and all that it needs: what only the other entries need stays with them. */
function reachedFrom(module: string, getModuleInfo: GetModuleInfo): ReadonlySet<string> {
  const found = new Set([module])
  for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next)
  return found
}

/** `index` declares the interface of services, which the others import from there. */
function finished(build: string, { name, code }: OutputChunk): string {
  const named = code.replace(/^import '[^']*';\n/gm, '').replace(SERVICE_MAP_SPECIFIER, "'./index.cjs'")
  if (name !== 'index') return named
  const others = named.replace(/^export \* from '.\/index.cjs';\n/gm, '')
  return `${others}${readFileSync(join(build, `${SERVICE_MAP}.d.ts`), 'utf8').replace(/^\/\/# .*\n?/gm, '')}`
}
