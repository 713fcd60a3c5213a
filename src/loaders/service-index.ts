import type { ModelStore } from './model-store.ts'

/** The document types that a letter in the index stands for. */
const TYPES: Readonly<Record<string, string>> = {
  s: 'service-2',
  p: 'paginators-1',
  w: 'waiters-2',
  e: 'endpoint-rule-set-1',
}

export interface IndexedService {
  readonly name: string
  readonly serviceId: string
  readonly endpointPrefix: string
  /** API version -> the types of documents there are */
  readonly versions: ReadonlyMap<string, readonly string[]>
}

const indexes = new WeakMap<ModelStore, ReadonlyMap<string, IndexedService>>()

/** The names of all compiled services, in order, and what there is of each. For listing: loading one does not need it. */
export function serviceIndex(store: ModelStore): ReadonlyMap<string, IndexedService> {
  let index = indexes.get(store)
  if (index === undefined) {
    index = parseIndex(store.text('index.txt') ?? '')
    indexes.set(store, index)
  }
  return index
}

function parseIndex(text: string): Map<string, IndexedService> {
  const services = new Map<string, IndexedService>()
  for (const line of text.split('\n')) {
    const [name, serviceId, endpointPrefix, versions] = line.split('\t')
    if (name === undefined || serviceId === undefined || endpointPrefix === undefined || versions === undefined)
      continue
    services.set(name, { name, serviceId, endpointPrefix, versions: parseVersions(versions) })
  }
  return services
}

function parseVersions(text: string): Map<string, readonly string[]> {
  const versions = new Map<string, readonly string[]>()
  for (const entry of text.split(',')) {
    const [version = '', letters = ''] = entry.split(':')
    versions.set(
      version,
      [...letters].map((letter) => TYPES[letter] ?? letter),
    )
  }
  return versions
}
