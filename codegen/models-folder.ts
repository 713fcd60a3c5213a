import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { olderVersions } from '../src/loaders/cold-documents.ts'
import type { Compiled, CompiledService } from './compile.ts'
import { encodeEndpoints } from './regions.ts'

export interface Written {
  readonly changed: number
  readonly removed: number
}

/** What botocore's data do not become: our patches, and boto3's resources. */
const OTHERS = /^(extras|resources)\//

/** Writes `models/`, leaves alone what would stay the same, and removes what is no longer there. */
export function writeModels(folder: string, compiled: Compiled): Written {
  const texts = textFiles(compiled)
  const compressed = compressedFiles(compiled)
  let changed = 0
  for (const [path, text] of texts) changed += Number(writeIfChanged(join(folder, path), text))
  for (const [path, text] of compressed) changed += Number(compressIfChanged(join(folder, path), text))
  let removed = 0
  for (const path of listFiles(folder)) {
    if (OTHERS.test(path) || texts.has(path) || compressed.has(path)) continue
    rmSync(join(folder, path))
    removed++
  }
  return { changed, removed }
}

export function listFiles(folder: string): string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

function textFiles(compiled: Compiled): Map<string, string> {
  const files = new Map<string, string>()
  for (const service of compiled.services) if (service.latest) files.set(`packs/${service.service}.txt`, service.hot)
  for (const [name, document] of compiled.globals) {
    if (name === 'endpoints') files.set('endpoints.txt', encodeEndpoints(document))
    else files.set(`${name}.json`, `${JSON.stringify(document)}\n`)
  }
  files.set('endpoint-templates.txt', compiled.templates)
  files.set('module-names.json', `${JSON.stringify(compiled.moduleNames)}\n`)
  files.set('patches.json', `${JSON.stringify(compiled.patches)}\n`)
  files.set('index.txt', indexText(compiled))
  files.set('SOURCE.json', sourceText(compiled))
  return files
}

function compressedFiles(compiled: Compiled): Map<string, string> {
  const files = new Map<string, string>()
  const older = new Map<string, Record<string, string>>()
  for (const { service, apiVersion, latest, hot, cold } of compiled.services) {
    if (latest && cold !== '') files.set(`cold/${service}.br`, cold)
    if (latest) continue
    for (const [tier, text] of [
      ['packs', hot],
      ['cold', cold],
    ] as const) {
      const path = olderVersions(tier, service)
      if (text !== '') older.set(path, { ...older.get(path), [apiVersion]: text })
    }
  }
  for (const [path, texts] of older) files.set(path, JSON.stringify(texts))
  return files
}

function indexText({ services }: Compiled): string {
  const letters: Readonly<Record<string, string>> = {
    'service-2': 's',
    'paginators-1': 'p',
    'waiters-2': 'w',
    'endpoint-rule-set-1': 'e',
  }
  const versions = new Map<string, string[]>()
  const latest = new Map<string, CompiledService>()
  for (const service of services) {
    const entries = versions.get(service.service) ?? []
    entries.push(`${service.apiVersion}:${service.types.map((type) => letters[type]).join('')}`)
    versions.set(service.service, entries)
    if (service.latest) latest.set(service.service, service)
  }
  return [...versions]
    .map(([name, entries]) => {
      const { serviceId = '', endpointPrefix = '' } = latest.get(name) ?? {}
      return `${[name, serviceId, endpointPrefix, entries.join()].join('\t')}\n`
    })
    .join('')
}

/** One line per service, so that a diff shows which ones changed. */
function sourceText({ version, services, globals, digests }: Compiled): string {
  const lines = services.map((service) => {
    const { changes } = service
    const entry = { ...service.digests, ...(changes.length === 0 ? {} : { changes }) }
    return `    ${JSON.stringify(`${service.service}/${service.apiVersion}`)}: ${JSON.stringify(entry)}`
  })
  for (const name of globals.keys()) lines.push(`    ${JSON.stringify(name)}: ${JSON.stringify(digests.get(name))}`)
  return `{\n  "botocore": ${JSON.stringify(version)},\n  "documents": {\n${lines.join(',\n')}\n  }\n}\n`
}

export function writeIfChanged(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return true
}

/** Compares what is in the file rather than its bytes: another version of the compressor may choose other ones. */
export function compressIfChanged(path: string, text: string): boolean {
  if (existsSync(path) && brotliDecompressSync(readFileSync(path)).toString('utf8') === text) return false
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, brotliCompressSync(text, { params }))
  return true
}
