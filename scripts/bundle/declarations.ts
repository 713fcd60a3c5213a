import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Plugin, rollup } from 'rollup'

// Its own declarations are those of TypeScript 6.
const { dts } = createRequire(import.meta.url)('rollup-plugin-dts') as { readonly dts: () => Plugin }

/** The interface that services add themselves to: TypeScript finds it only where it is declared, so it stays a file. */
const SERVICE_MAP = 'session/service-map'

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
    chunkFileNames: 'shared.d.cts',
    manualChunks: (id) => (names.some((name) => id === join(build, `${name}.d.ts`)) ? undefined : 'shared'),
  })
  await bundle.close()
  for (const file of output) {
    if (file.type !== 'chunk') continue
    const code = file.code.replace(/(['"])\.\/(?:[\w-]+\/)*service-map\.(?:js|ts)\1/g, "'./service-map.cjs'")
    writeFileSync(join(types, file.fileName), code)
  }
  copyFileSync(join(build, `${SERVICE_MAP}.d.ts`), join(types, 'service-map.d.cts'))
  for (const name of names) writeFileSync(join(types, `${name}.d.ts`), `export * from './${name}.cjs'\n`)
}
