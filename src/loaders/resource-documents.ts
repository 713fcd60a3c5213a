import { brotliDecompressSync } from 'node:zlib'
import { fromBase85 } from '../util/base85.ts'
import { embeddedFile } from './embedded-models.ts'
import { deepFreeze, type JsonObject, ownObject } from './json.ts'
import type { ModelStore } from './model-store.ts'

const indexes = new WeakMap<ModelStore, ReadonlyMap<string, readonly string[]>>()

/** The API versions of a service that have resources, oldest first. */
export function resourceVersions(store: ModelStore, service: string): readonly string[] {
  let index = indexes.get(store)
  if (index === undefined) {
    const lines = (store.text('resources/index.txt') ?? '').split('\n').map((line) => line.split('\t'))
    index = new Map(lines.map(([name = '', versions = '']) => [name, versions.split(',')]))
    indexes.set(store, index)
  }
  return index.get(service) ?? []
}

/** Parsed once for each store, by file. */
const parsed = new WeakMap<ModelStore, Map<string, JsonObject>>()

/** What the resources of a service are: boto3's `resources-1`, and where its shapes are. */
export function readResources(store: ModelStore, service: string, version: string): JsonObject | undefined {
  const versions = resourceVersions(store, service)
  if (version === versions.at(-1)) return readFile(store, `resources/${service}.br`)
  // All older versions are in one file, by version. Bundles have none.
  return versions.includes(version) ? ownObject(readFile(store, `resources/${service}@older.br`), version) : undefined
}

function readFile(store: ModelStore, path: string): JsonObject | undefined {
  const files = parsed.get(store) ?? new Map<string, JsonObject>()
  parsed.set(store, files)
  let document = files.get(path)
  if (document === undefined) {
    const text = embeddedFile(path)
    const bytes = text === undefined ? store.bytes(path) : fromBase85(text)
    if (bytes === undefined) return undefined
    document = deepFreeze(JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as JsonObject)
    files.set(path, document)
  }
  return document
}
