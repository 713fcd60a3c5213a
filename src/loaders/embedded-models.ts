import { brotliDecompressSync } from 'node:zlib'
import { fromBase85 } from '../util/base85.ts'

/** Lines of a text of which only some are there, by their number. */
type SomeLines = Readonly<Record<number, string>>

/** What a program that was bundled holds of one service: what `tucuxi/services/<service>` adds to it. */
export interface EmbeddedService {
  /** The service's line of `index.txt`. */
  readonly index: string
  readonly pack: string
  /** The line of `endpoint-templates.txt` that its pack refers to; empty when it has its rules itself. */
  readonly template: string
  /** Its entry of `module-names.json`, by service id. */
  readonly moduleNames: Readonly<Record<string, string>>
  /** What `endpoints.txt` says about it. */
  readonly endpoints: { readonly service: string; readonly templates: SomeLines; readonly names: SomeLines }
}

/** What all services need, once in a bundle: files by their names, and the first line of `endpoints.txt`. */
export interface EmbeddedGlobals {
  readonly files: Readonly<Record<string, string>>
  readonly endpoints: string
}

/** By their names; what was not needed yet is still compressed. */
const services = new Map<string, EmbeddedService | string>()
const files = new Map<string, string>()
let globals: EmbeddedGlobals | string = ''

export function addEmbeddedFile(path: string, text: string): void {
  files.set(path, text)
}

/** `data` is the EmbeddedService as JSON, compressed with brotli, in base 85: a ninth of the text. */
export function addEmbeddedService(name: string, data: string): void {
  services.set(name, data)
}

/** `data` is the EmbeddedGlobals in the same form. */
export function addEmbeddedGlobals(data: string): void {
  globals = data
}

function expand(data: string): unknown {
  return JSON.parse(brotliDecompressSync(fromBase85(data)).toString('utf8'))
}

function serviceOf(name: string): EmbeddedService | undefined {
  let service = services.get(name)
  if (typeof service === 'string') services.set(name, (service = expand(service) as EmbeddedService))
  return service
}

function allServices(): EmbeddedService[] {
  return [...services.keys()].sort().map((name) => serviceOf(name)!)
}

function expandedGlobals(): EmbeddedGlobals {
  if (typeof globals === 'string') globals = expand(globals) as EmbeddedGlobals
  return globals
}

/** A whole file of the models folder that the program holds. */
export function embeddedFile(path: string): string | undefined {
  return files.get(path)
}

/** A file of the models folder as far as embedded services need it. */
export function embeddedText(path: string): string | undefined {
  if (services.size === 0) return undefined
  switch (path) {
    case 'index.txt':
      return allServices()
        .map((service) => service.index)
        .join('\n')
    case 'endpoint-templates.txt':
      return allServices()
        .map((service) => service.template)
        .join('\n')
    case 'module-names.json':
      return JSON.stringify(Object.assign({}, ...allServices().map((service) => service.moduleNames)))
    case 'endpoints.txt':
      return endpointsText()
    default:
      return path.startsWith('packs/') ? serviceOf(path.slice(6, -4))?.pack : expandedGlobals().files[path]
  }
}

/** As the file, with nothing on the lines of templates that no embedded service uses. */
function endpointsText(): string {
  const { endpoints: head } = expandedGlobals()
  const names: string[] = []
  const templates: string[] = Array.from({ length: Number.parseInt(head, 10) }, () => '')
  for (const { endpoints } of allServices()) {
    for (const [at, name] of Object.entries(endpoints.names)) names[Number(at)] = name
    for (const [at, template] of Object.entries(endpoints.templates)) templates[Number(at)] = template
  }
  const lines = allServices()
    .map(({ endpoints }) => endpoints.service)
    .filter((line) => line !== '')
  return [head, names.join(' '), ...templates, ...lines].join('\n')
}
