import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Compiled, type CompiledService, compile } from './compile.ts'
import { readPatches } from './extras.ts'
import { openSource } from './source.ts'

/**
 * Compiles two versions of botocore and shows that what did not change in the source did not change in the packs:
 * `tsx codegen/models-stability.ts <wheel> <wheel>`.
 */
function stability(): void {
  const { positionals } = parseArgs({ allowPositionals: true })
  const patches = readPatches(fileURLToPath(new URL('../models/extras', import.meta.url)))
  const [before, after] = positionals.map((from) => compile(openSource(from), patches))
  if (before === undefined || after === undefined) throw new Error('needs two wheels, zips or folders')
  const moved = unstable(before, after)
  const same = sameSources(before, after).length
  for (const name of moved) console.error(`${name}: its source did not change, its pack did`)
  console.log(
    `botocore ${before.version} -> ${after.version}: ${after.services.length} services and versions, ` +
      `${same} with an unchanged source, ${moved.length} of those with a changed pack`,
  )
  process.exitCode = moved.length === 0 && same > 0 ? 0 : 1
}

function sameSources(before: Compiled, after: Compiled): [CompiledService, CompiledService][] {
  const known = new Map(before.services.map((service) => [`${service.service}@${service.apiVersion}`, service]))
  return after.services.flatMap((service): [CompiledService, CompiledService][] => {
    const other = known.get(`${service.service}@${service.apiVersion}`)
    const same = other !== undefined && JSON.stringify(other.digests) === JSON.stringify(service.digests)
    return same ? [[other, service]] : []
  })
}

function unstable(before: Compiled, after: Compiled): string[] {
  return sameSources(before, after)
    .filter(([a, b]) => a.hot !== b.hot || a.cold !== b.cold)
    .map(([, { service, apiVersion }]) => `${service}@${apiVersion}`)
}

stability()
