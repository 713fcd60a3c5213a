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

const services: EmbeddedService[] = []
const files = new Map<string, string>()
let endpointsHead = '0\t{"partitions":[]}'

export function addEmbeddedFile(path: string, text: string): void {
  files.set(path, text)
}

export function addEmbeddedService(service: EmbeddedService): void {
  const name = service.index.slice(0, service.index.indexOf('\t'))
  files.set(`packs/${name}.txt`, service.pack)
  services.push(service)
}

export function addEmbeddedGlobals(globals: EmbeddedGlobals): void {
  for (const [path, text] of Object.entries(globals.files)) files.set(path, text)
  endpointsHead = globals.endpoints
}

/** A whole file of the models folder that the program holds. */
export function embeddedFile(path: string): string | undefined {
  return files.get(path)
}

/** A file of the models folder as far as embedded services need it. */
export function embeddedText(path: string): string | undefined {
  if (services.length === 0) return undefined
  switch (path) {
    case 'index.txt':
      return services
        .map((service) => service.index)
        .sort()
        .join('\n')
    case 'endpoint-templates.txt':
      return services.map((service) => service.template).join('\n')
    case 'module-names.json':
      return JSON.stringify(Object.assign({}, ...services.map((service) => service.moduleNames)))
    case 'endpoints.txt':
      return endpointsText()
    default:
      return undefined
  }
}

/** As the file, with nothing on the lines of templates that no embedded service uses. */
function endpointsText(): string {
  const names: string[] = []
  const templates: string[] = Array.from({ length: Number.parseInt(endpointsHead, 10) }, () => '')
  for (const { endpoints } of services) {
    for (const [at, name] of Object.entries(endpoints.names)) names[Number(at)] = name
    for (const [at, template] of Object.entries(endpoints.templates)) templates[Number(at)] = template
  }
  const lines = services.map(({ endpoints }) => endpoints.service).filter((line) => line !== '')
  return [endpointsHead, names.join(' '), ...templates, ...lines].join('\n')
}
