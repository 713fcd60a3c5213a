import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The names of all services in the models folder. */
function serviceNames(models: string): string[] {
  const lines = readFileSync(join(models, 'index.txt'), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => line.slice(0, line.indexOf('\t')))
}

/**
 * What `tucuxi/services/<service>` is in Node: the service's name and nothing else, for the models folder is there.
 * `tucuxi/all` is nothing but types.
 */
export function writeServiceModules(dist: string, models: string): void {
  const folder = join(dist, 'services')
  mkdirSync(folder, { recursive: true })
  for (const name of serviceNames(models)) {
    writeFileSync(join(folder, `${name}.cjs`), `exports.serviceName = '${name}'\n`)
  }
  writeFileSync(join(dist, 'all.cjs'), '')
}

/** What `tucuxi/features/<feature>` is in Node: nothing, for all features are there. */
export function writeFeatureModules(dist: string, names: readonly string[]): void {
  const types = join(dist, 'types', 'features')
  for (const folder of [join(dist, 'features'), types]) mkdirSync(folder, { recursive: true })
  for (const name of names) {
    writeFileSync(join(dist, 'features', `${name}.cjs`), '')
    writeFileSync(join(types, `${name}.d.cts`), 'export {}\n')
  }
}
