import type { JsonObject } from './json.ts'
import type { ModelStore } from './model-store.ts'
import { openPack, readGlobalDocument } from './open-pack.ts'
import type { SearchLayer } from './search-layer.ts'
import { serviceIndex } from './service-index.ts'

/** The models of this package as botocore's data folder. */
export class BuiltinLayer implements SearchLayer {
  readonly store: ModelStore

  constructor(store: ModelStore) {
    this.store = store
  }

  get root(): string {
    return this.store.root
  }

  services(type: string): readonly string[] {
    return [...serviceIndex(this.store).keys()].filter((service) => this.versions(service, type).length > 0)
  }

  versions(service: string, type: string): readonly string[] {
    if (type === RESOURCES) return resourceDocuments().resourceVersions(this.store, service)
    const versions = serviceIndex(this.store).get(service)?.versions ?? []
    return [...versions].filter(([, types]) => types.includes(type)).map(([version]) => version)
  }

  hasVersion(service: string, version: string): boolean {
    return serviceIndex(this.store).get(service)?.versions.has(version) === true
  }

  read(path: string): JsonObject | undefined {
    const [service = '', version, type, ...more] = path.split('/')
    if (version === undefined) return GLOBAL.has(service) ? readGlobalDocument(this.store, service) : undefined
    if (type === undefined || more.length > 0) return undefined
    if (type === RESOURCES) return resourceDocuments().readResources(this.store, service, version)
    return openPack(this.store, service, version)?.document(type) as JsonObject | undefined
  }
}

const RESOURCES = 'resources-1'

function resourceDocuments(): typeof import('./resource-documents.ts') {
  return require('./resource-documents.ts') as typeof import('./resource-documents.ts')
}

const GLOBAL: ReadonlySet<string> = new Set(['partitions', 'endpoints', '_retry', 'sdk-default-configuration'])
