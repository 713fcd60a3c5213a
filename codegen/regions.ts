import { fillEndpointTemplate, regionOfEndpoint } from '../src/model/packed-endpoints.ts'

type JsonObject = Record<string, unknown>

interface Source {
  partitions: { partition: string; services: Record<string, JsonObject> }[]
}

/**
 * endpoints.json as the text that `src/model/packed-endpoints.ts` reads. Throws for a document that the format cannot give back
 * as it is.
 */
export function encodeEndpoints(document: unknown): string {
  const { partitions } = document as Source
  const names = endpointNames(partitions.flatMap(({ services }) => Object.values(services)))
  const templates = new Templates()
  const lines = new Map<string, string[]>()
  for (const [index, { services }] of partitions.entries()) {
    requireSorted(Object.keys(services))
    for (const [name, service] of Object.entries(services)) {
      const field = encodeService(name, service, names, templates)
      lines.set(name, [...(lines.get(name) ?? [name]), `${index.toString(36)},${field}`])
    }
  }
  const frame = {
    ...(document as JsonObject),
    partitions: partitions.map((partition) => ({ ...partition, services: 0 })),
  }
  const serviceLines = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fields]) => fields.join('\t'))
  const head = `${templates.lines.length}\t${ascii(frame)}`
  return [head, names.join(' '), ...templates.lines, ...serviceLines].join('\n')
}

class Templates {
  readonly lines: string[] = []
  readonly #index = new Map<string, number>()

  add(value: unknown, service: string, endpoint: string): string {
    const text = ascii(value)
    if (/[%~]/.test(text)) throw new Error(`endpoints.json: ${service} holds a placeholder: ${text}`)
    const template = abstracted(text, service, regionOfEndpoint(endpoint))
    let index = this.#index.get(template)
    if (index === undefined) {
      index = this.lines.push(template) - 1
      this.#index.set(template, index)
    }
    return index.toString(36)
  }
}

/** The text with placeholders wherever service and region stand as whole words of host names or values. */
function abstracted(text: string, service: string, region: string): string {
  const word = (name: string): RegExp => new RegExp(`(?<=[".-])${name.replaceAll('.', '\\.')}(?=[".]|-fips)`, 'g')
  const withRegion = region === '' ? text : text.replace(word(region), '%')
  const template = withRegion.replace(word(service), '~')
  return fillEndpointTemplate(template, service, region) === text ? template : text
}

function endpointNames(services: readonly JsonObject[]): string[] {
  const names = new Set(services.flatMap((service) => Object.keys(service['endpoints'] as JsonObject)))
  const broken = [...names].find((name) => !/^[\w.-]+$/.test(name))
  if (broken !== undefined || names.size > 36 * 36)
    throw new Error(`endpoints.json: names the format cannot hold: ${broken}`)
  return [...names].sort()
}

function encodeService(name: string, service: JsonObject, names: readonly string[], templates: Templates): string {
  const endpoints = service['endpoints'] as JsonObject
  requireSorted(Object.keys(endpoints))
  const groups = new Map<string, string>()
  for (const [endpoint, value] of Object.entries(endpoints)) {
    const template = templates.add(value, name, endpoint)
    const digits = names.indexOf(endpoint).toString(36).padStart(2, '0')
    groups.set(template, (groups.get(template) ?? '') + digits)
  }
  const frame = templates.add({ ...service, endpoints: 0 }, name, '')
  return [frame, ...[...groups].map(([template, digits]) => `${template}:${digits}`)].join()
}

function requireSorted(names: readonly string[]): void {
  const sorted = [...names].sort()
  const odd = names.findIndex((name, i) => name !== sorted[i])
  if (odd >= 0) throw new Error(`endpoints.json: ${names[odd]} is out of order, which the format cannot hold`)
}

function ascii(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
