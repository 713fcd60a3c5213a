/**
 * How endpoints.json is written in the package. Lines of ASCII:
 *
 *     <n>\t<the document as JSON, with 0 for each partition's services>
 *     <all names of endpoints, separated by spaces>
 *     n templates: JSON of endpoints and services, `~` for the service's name, `%` for the region in the endpoint's name
 *     <service>\t<field>\t…        one field for each partition that has the service
 *
 * A field is `<partition>,<template of the service>,<template>:<names>,…` in base 36, a name being two digits; names
 * and services are in the order of their code points.
 */

type JsonObject = Readonly<Record<string, unknown>>

/** A partition of endpoints.json, without its services. */
export interface CatalogPartition {
  readonly partition: string
  readonly dnsSuffix: string
  readonly regionRegex?: string
  readonly regions: Readonly<Record<string, unknown>>
  readonly defaults?: JsonObject
}

/** A service in one partition. */
export interface ServiceEndpoints {
  readonly defaults: JsonObject | undefined
  readonly partitionEndpoint: string | undefined
  readonly isRegionalized: boolean
  endpointNames(): readonly string[]
  endpoint(name: string): JsonObject | undefined
}

/** endpoints.json, in either form. */
export interface EndpointCatalog {
  /** This package's own, not a user's. */
  readonly isBuiltin: boolean
  readonly partitions: readonly CatalogPartition[]
  /** `partition` is the partition's index. */
  service(partition: number, name: string): ServiceEndpoints | undefined
}

/** What endpoint names carry beside their region. */
export function regionOfEndpoint(name: string): string {
  return name.includes('fips') ? name.replaceAll('fips-', '').replaceAll('-fips', '') : name
}

export function fillEndpointTemplate(template: string, service: string, region: string): string {
  return template.replaceAll('%', region).replaceAll('~', service)
}

const FIRST_TEMPLATE = 2

/** Reads the packed text, when it is first asked; a service is parsed when it is asked for. */
export class PackedEndpoints implements EndpointCatalog {
  readonly isBuiltin = true
  readonly #text: () => string
  readonly #services = new Map<string, readonly (ServiceEndpoints | undefined)[]>()
  #lines: readonly string[] | undefined
  #partitions: readonly CatalogPartition[] | undefined
  #names: readonly string[] | undefined

  constructor(text: () => string) {
    this.#text = text
  }

  get #all(): readonly string[] {
    this.#lines ??= this.#text().split('\n')
    return this.#lines
  }

  get #frame(): string {
    return this.#all[0]!.slice(this.#all[0]!.indexOf('\t') + 1)
  }

  get #firstService(): number {
    return FIRST_TEMPLATE + Number.parseInt(this.#all[0]!, 10)
  }

  get partitions(): readonly CatalogPartition[] {
    this.#partitions ??= (JSON.parse(this.#frame) as { partitions: CatalogPartition[] }).partitions
    return this.#partitions
  }

  service(partition: number, name: string): ServiceEndpoints | undefined {
    let fields = this.#services.get(name)
    if (fields === undefined) this.#services.set(name, (fields = this.#parse(name)))
    return fields[partition]
  }

  /** The whole document as botocore writes it. Slow, and not kept. */
  document(): unknown {
    const document = JSON.parse(this.#frame) as { partitions: { services: unknown }[] }
    const services = this.#all.slice(this.#firstService).map((line) => line.slice(0, line.indexOf('\t')))
    for (const [index, partition] of document.partitions.entries()) {
      const present = services.filter((name) => this.service(index, name) !== undefined)
      const entries = present.map((name) => [name, (this.service(index, name) as PackedService).document()])
      partition.services = Object.fromEntries(entries)
    }
    return document
  }

  #parse(name: string): readonly (ServiceEndpoints | undefined)[] {
    const services: (ServiceEndpoints | undefined)[] = []
    if (name.includes('\t')) return services
    const start = `${name}\t`
    const lines = this.#all
    const first = this.#firstService
    const line = lines.find((candidate, i) => i >= first && candidate.startsWith(start))
    if (line === undefined) return services
    this.#names ??= lines[1]!.split(' ')
    for (const field of line.slice(start.length).split('\t')) {
      const parts = field.split(',')
      services[Number.parseInt(parts[0]!, 36)] = new PackedService(name, parts.slice(1), lines, this.#names)
    }
    return services
  }
}

class PackedService implements ServiceEndpoints {
  readonly #name: string
  readonly #frame: JsonObject
  readonly #groups: readonly string[]
  readonly #lines: readonly string[]
  readonly #names: readonly string[]

  constructor(name: string, [frame, ...groups]: readonly string[], lines: readonly string[], names: readonly string[]) {
    this.#name = name
    this.#lines = lines
    this.#names = names
    this.#groups = groups
    this.#frame = this.#parse(frame!, '')
  }

  get defaults(): JsonObject | undefined {
    return this.#frame['defaults'] as JsonObject | undefined
  }

  get partitionEndpoint(): string | undefined {
    return this.#frame['partitionEndpoint'] as string | undefined
  }

  get isRegionalized(): boolean {
    return this.#frame['isRegionalized'] !== false
  }

  endpointNames(): string[] {
    return this.#groups.flatMap((group) => this.#namesIn(group)).sort()
  }

  endpoint(name: string): JsonObject | undefined {
    const index = this.#names.indexOf(name)
    if (index < 0) return undefined
    const digits = index.toString(36).padStart(2, '0')
    for (const group of this.#groups) {
      const colon = group.indexOf(':')
      for (let at = colon + 1; at < group.length; at += 2) {
        if (group.startsWith(digits, at)) return this.#parse(group.slice(0, colon), name)
      }
    }
    return undefined
  }

  document(): JsonObject {
    const endpoints = Object.fromEntries(this.endpointNames().map((name) => [name, this.endpoint(name)]))
    return { ...this.#frame, endpoints }
  }

  #namesIn(group: string): string[] {
    const names: string[] = []
    for (let at = group.indexOf(':') + 1; at < group.length; at += 2) {
      names.push(this.#names[Number.parseInt(group.slice(at, at + 2), 36)]!)
    }
    return names
  }

  #parse(template: string, endpoint: string): JsonObject {
    const text = this.#lines[FIRST_TEMPLATE + Number.parseInt(template, 36)]!
    return JSON.parse(fillEndpointTemplate(text, this.#name, regionOfEndpoint(endpoint))) as JsonObject
  }
}

/** endpoints.json, whole, from its packed text. */
export function decodeEndpoints(text: string): unknown {
  return new PackedEndpoints(() => text).document()
}
