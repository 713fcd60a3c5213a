/**
 * Writes the declarations of all services into types/: `npm run types`. What they say comes from the packs, so that
 * there is one truth; they are made by the build and not committed.
 */
import './seams.ts'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Loader } from '../src/loaders/loader.ts'
import { customized } from './types/customized.ts'
import { declareService } from './types/declare-service.ts'
import type { ServiceDocuments } from './types/model.ts'
import { SHORTHAND_DECLARATIONS } from './types/shorthands.ts'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

function readService(loader: Loader, serviceName: string): ServiceDocuments {
  const model = loader.wireModel(serviceName)
  const service = model.document('service-2') as ServiceDocuments
  const { pagination = {} } = (model.document('paginators-1') ?? {}) as { pagination?: ServiceDocuments['paginators'] }
  const resources = loader.listAvailableServices('resources-1').includes(serviceName)
    ? (loader.loadServiceModel(serviceName, 'resources-1') as unknown as ServiceDocuments['resources'])
    : undefined
  const { waiters = {} } = (model.document('waiters-2') ?? {}) as { waiters?: ServiceDocuments['waiters'] }
  return {
    serviceName,
    metadata: service.metadata,
    // Some carry another name inside than the one they are called by.
    operations: Object.fromEntries(Object.entries(service.operations).map(([name, one]) => [name, { ...one, name }])),
    shapes: service.shapes,
    paginators: pagination,
    waiters,
    resources,
  }
}

/** The union of all names is part of the sources: it is what `client()` takes. */
function writeNames(names: readonly string[]): void {
  const file = join(ROOT, 'src', 'services', 'service-names.ts')
  const lines = names.map((name) => `  | '${name}'`)
  const text = `/** The services of this package. Written by \`npm run types\`. */\nexport type BuiltinServiceName =\n${lines.join('\n')}\n`
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

function main(): void {
  const started = performance.now()
  const types = join(ROOT, 'types')
  const folder = join(types, 'services')
  rmSync(types, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const loader = new Loader({ includeDefaultExtras: false })
  const names = loader.listAvailableServices('service-2')
  let size = 0
  for (const name of names) {
    const text = declareService(customized(readService(loader, name)))
    size += text.length
    writeFileSync(join(folder, `${name}.d.cts`), text)
  }
  writeFileSync(join(types, 'shorthands.d.cts'), SHORTHAND_DECLARATIONS)
  writeFileSync(join(types, 'all.d.cts'), names.map((name) => `import'./services/${name}.cjs'\n`).join(''))
  writeNames(names)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`types: ${names.length} services, ${(size / 1024 / 1024).toFixed(2)} MB; ${seconds} s`)
}

main()
