import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { EmbeddedGlobals, EmbeddedService } from '../../src/loaders/embedded-models.ts'
import { builtinModels } from '../../src/loaders/model-store.ts'
import { openPack } from '../../src/loaders/open-pack.ts'
import { toBase85 } from '../../src/util/base85.ts'
import { featuresOf } from './service-features.ts'

/** Documents of no service that calls read. */
const GLOBAL_FILES = ['partitions.json']

/** Writes `services/<service>.js`, each with the models of that service, and `globals.js`, with what all of them need. */
export function writeEmbeddedServices(folder: string, models: string): void {
  const read = (path: string): string => readFileSync(join(models, path), 'utf8')
  const endpoints = read('endpoints.txt').split('\n')
  const templates = read('endpoint-templates.txt').split('\n')
  const moduleNames = JSON.parse(read('module-names.json')) as Record<string, string>
  const globals: EmbeddedGlobals = {
    files: Object.fromEntries(GLOBAL_FILES.map((path) => [path, withoutDescriptions(read(path))])),
    endpoints: withoutDescriptions(endpoints[0]!),
  }
  writeFileSync(
    join(folder, 'globals.js'),
    `import { embedGlobals } from './embed.js'\nembedGlobals('${compressed(globals)}')\n`,
  )
  mkdirSync(join(folder, 'services'), { recursive: true })
  for (const index of read('index.txt').split('\n').filter(Boolean)) {
    const [name, serviceId, endpointPrefix] = index.split('\t') as [string, string, string]
    const pack = read(`packs/${name}.txt`)
    const template = /^@(\w+)\t/.exec(pack.split('\n')[4]!)?.[1]
    const service: EmbeddedService = {
      index: newestOnly(index, pack),
      pack,
      template: templates.find((line) => line.startsWith(`${template} `)) ?? '',
      moduleNames: serviceId in moduleNames ? { [serviceId]: moduleNames[serviceId]! } : {},
      endpoints: endpointsOf(endpoints, endpointPrefix),
    }
    const lines = [
      `import '../globals.js'`,
      ...featuresOf(openPack(builtinModels(), name)!).map((feature) => `import '../features/${feature}.js'`),
      `import { embedService } from '../embed.js'`,
      `embedService('${name}', '${compressed(service)}')`,
      `export const serviceName = '${name}'`,
    ]
    writeFileSync(join(folder, 'services', `${name}.js`), `${lines.join('\n')}\n`)
  }
}

/** Older API versions are in no bundle. */
function newestOnly(index: string, pack: string): string {
  const fields = index.split('\t')
  const { apiVersion } = JSON.parse(pack.slice(0, pack.indexOf('\n'))) as { apiVersion: string }
  const newest = fields[3]!.split(',').filter((entry) => entry.startsWith(`${apiVersion}:`))
  return [...fields.slice(0, 3), newest.join(',')].join('\t')
}

/** The service's line of endpoints.txt, with the templates and names that it refers to by number. */
function endpointsOf(lines: readonly string[], endpointPrefix: string): EmbeddedService['endpoints'] {
  const count = Number.parseInt(lines[0]!, 10)
  const allNames = lines[1]!.split(' ')
  const service = lines.slice(2 + count).find((line) => line.startsWith(`${endpointPrefix}\t`)) ?? ''
  const templates: Record<number, string> = {}
  const names: Record<number, string> = {}
  for (const field of service.split('\t').slice(1)) {
    for (const group of field.split(',').slice(1)) {
      const [template = '', digits = ''] = group.split(':')
      const number = Number.parseInt(template, 36)
      templates[number] = lines[2 + number]!
      for (let at = 0; at < digits.length; at += 2) {
        const name = Number.parseInt(digits.slice(at, at + 2), 36)
        names[name] = allNames[name]!
      }
    }
  }
  return { service, templates, names }
}

/** JSON as it is when nobody reads it. */
export function withoutDescriptions(text: string): string {
  return text.replace(/"description":"[^"]*",?/g, '').replaceAll(',}', '}')
}

function compressed(value: EmbeddedService | EmbeddedGlobals): string {
  const text = JSON.stringify(value)
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_LGWIN]: 22 }
  return toBase85(brotliCompressSync(text, { params }))
}
