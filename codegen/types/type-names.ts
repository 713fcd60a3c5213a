import type { Direction, ServiceDocuments } from './model.ts'
import type { ShapeUse } from './shape-use.ts'

/** Names that a file of declarations has for itself. */
const OWN = ['Client', 'Operations', 'Paginators', 'Waiters', 'Errors', 'serviceName']

/** Names that are no names for a type, or would hide one that the declarations use. */
const RESERVED = new Set(
  (
    'any as async await bigint boolean break case catch class const continue debugger default delete do else enum ' +
    'export extends false finally for from function get if implements import in instanceof interface keyof let ' +
    'never new null number object of package private protected public readonly return set static string super ' +
    'switch symbol this throw true try type typeof undefined unknown var void while with yield ' +
    'AsyncIterable'
  ).split(' '),
)

/** What shapes are called as types: their own names, but where that cannot be. */
export class TypeNames {
  readonly #taken: Set<string>
  readonly #names = new Map<string, string>()

  /** @param own further names that the file has for itself */
  constructor(service: ServiceDocuments, { twofold }: ShapeUse, own: readonly string[] = []) {
    this.#taken = new Set([...OWN, ...own, ...RESERVED])
    const rest: string[] = []
    for (const name of Object.keys(service.shapes)) {
      if (this.#taken.has(name) || !/^[A-Za-z_$][\w$]*$/.test(name)) rest.push(name)
      else this.#give(`${name}:out`, name)
    }
    for (const name of rest) this.#give(`${name}:out`, `${name.replace(/\W/g, '_').replace(/^(?=\d)/, '_')}Shape`)
    for (const name of twofold) this.#give(`${name}:in`, `${this.of(name, 'out')}Input`)
    for (const [name, { exception }] of Object.entries(service.shapes)) {
      if (exception) this.#give(`${name}:fields`, `${this.of(name, 'out')}Fields`)
    }
  }

  of(shape: string, direction: Direction | 'fields'): string {
    return this.#names.get(`${shape}:${direction}`) ?? this.#names.get(`${shape}:out`)!
  }

  /** A name for something of the file's own: the first that no shape has. */
  free(wanted: string): string {
    let name = wanted
    while (this.#taken.has(name)) name += '_'
    this.#taken.add(name)
    return name
  }

  #give(key: string, wanted: string): void {
    this.#names.set(key, this.free(wanted))
  }
}
