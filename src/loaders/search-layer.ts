import type { JsonObject } from './json.ts'

/** One place that data comes from: a folder on the search path, models in memory, or those of this package. */
export interface SearchLayer {
  readonly root: string
  /** The services that have a document of that type, in any order. */
  services(type: string): readonly string[]
  /** The API versions of a service that have a document of that type, in any order. */
  versions(service: string, type: string): readonly string[]
  /** Whether there is anything for that version of the service. */
  hasVersion(service: string, version: string): boolean
  /** The document at `<service>/<version>/<type>` or `<type>`; not to be changed. */
  read(path: string): JsonObject | undefined
}
