import { deepFreeze, type JsonObject } from './json.ts'
import type { SearchLayer } from './search-layer.ts'

/** botocore documents by type: `service-2` and whatever else there is. */
export type ModelDocuments = Readonly<Record<string, object>>

/** Models that a program brings along. */
export class MemoryModels implements SearchLayer {
  readonly root: string = 'memory:'
  readonly #models = new Map<string, Map<string, ReadonlyMap<string, JsonObject>>>()

  add(service: string, version: string, documents: ModelDocuments): void {
    const versions = this.#models.get(service) ?? new Map<string, ReadonlyMap<string, JsonObject>>()
    const copies = Object.entries(documents).map(([type, document]) => {
      return [type, deepFreeze(structuredClone(document)) as JsonObject] as const
    })
    this.#models.set(service, versions.set(version, new Map(copies)))
  }

  get size(): number {
    return this.#models.size
  }

  services(type: string): readonly string[] {
    return [...this.#models.keys()].filter((service) => this.versions(service, type).length > 0)
  }

  versions(service: string, type: string): readonly string[] {
    const versions = this.#models.get(service) ?? new Map<string, ReadonlyMap<string, JsonObject>>()
    return [...versions].filter(([, documents]) => documents.has(type)).map(([version]) => version)
  }

  hasVersion(service: string, version: string): boolean {
    return this.#models.get(service)?.has(version) === true
  }

  read(path: string): JsonObject | undefined {
    const [service = '', version = '', type = ''] = path.split('/')
    return this.#models.get(service)?.get(version)?.get(type)
  }
}
