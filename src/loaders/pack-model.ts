import { serviceModuleName } from '../model/naming.ts'
import type {
  ContextParamDeclaration,
  MemberTraits,
  OperationTraits,
  PaginatorDefinition,
  RuleSetSource,
  ServiceMetadata,
  ShapeTraits,
  WaiterDefinition,
  WireModel,
  WireOperation,
  WireShape,
} from '../model/wire-model.ts'
import { consistsOf, isWordCharacter } from '../util/ascii.ts'
import type { AsciiText } from '../util/ascii-text.ts'
import { lowerFirst } from '../util/lower-first.ts'
import { deepFreeze } from './json.ts'
import { FIRST_SHAPE, FIXED_SHAPES, LINE, type PackHeader } from './pack-format.ts'
import { Paginators, Waiters } from './pack-pages.ts'
import { FixedShape, PackShape, type PackShapes } from './pack-shape.ts'
import { isPackedException, unpackException } from './packed-exception.ts'
import { NO_TRAITS } from './traits.ts'

/** What a pack needs beside its own text. */
export interface PackSurroundings {
  /** The templates that endpoint lines refer to. */
  readonly templates: () => AsciiText
  /** A document that is not in the hot tier. */
  readonly document: (type: string) => unknown
  /** Class names of clients, by service id. */
  readonly moduleNames: () => Readonly<Record<string, string>>
}

const FIXED: readonly WireShape[] = FIXED_SHAPES.map(({ type, traits }, id) => new FixedShape(id, type, traits))

/** The wire model of a compiled pack: see pack-format.ts. */
export class PackModel implements WireModel, PackShapes {
  readonly serviceName: string
  readonly apiVersion: string
  readonly metadata: ServiceMetadata
  readonly clientContextParams: Readonly<Record<string, ContextParamDeclaration>>
  readonly #header: PackHeader
  readonly #text: string
  readonly #lines: readonly string[]
  readonly #surroundings: PackSurroundings
  readonly #shapes: WireShape[] = []
  readonly #operations = new Map<string, WireOperation>()
  readonly #memberTraits = new Map<string, MemberTraits>()
  #operationNames: readonly string[] | undefined
  #sensitiveNames: ReadonlySet<string> | undefined
  #memberTable: TraitTable<MemberTraits> | undefined
  #shapeTable: TraitTable<ShapeTraits> | undefined
  #operationTable: TraitTable<PackedTraits> | undefined
  #exceptions: Exceptions | undefined
  #ruleSet: RuleSetSource | undefined
  #paginators: Paginators | undefined
  #waiters: Waiters | undefined

  constructor(text: string, surroundings: PackSurroundings) {
    this.#text = text
    this.#lines = text.split('\n')
    this.#header = JSON.parse(this.#lines[LINE.header]!) as PackHeader
    this.#surroundings = surroundings
    this.serviceName = this.#header.service
    this.apiVersion = this.#header.apiVersion
    this.metadata = deepFreeze(this.#header.metadata) as unknown as ServiceMetadata
    this.clientContextParams = deepFreeze(this.#header.clientContextParams ?? {}) as typeof this.clientContextParams
  }

  get moduleName(): string {
    return serviceModuleName(this.metadata, this.serviceName, this.#surroundings.moduleNames())
  }

  get operationNames(): readonly string[] {
    if (this.#operationNames === undefined) {
      const lines = this.#lines.slice(LINE.operations, LINE.operations + this.#header.operations)
      this.#operationNames = lines.map((line) => line.split('\t', 1)[0]!)
    }
    return this.#operationNames
  }

  get sensitiveNames(): ReadonlySet<string> {
    this.#sensitiveNames ??= new Set(this.#header.sensitive?.split(','))
    return this.#sensitiveNames
  }

  operation(name: string): WireOperation | undefined {
    let operation = this.#operations.get(name)
    if (operation === undefined) {
      const line = this.#operationLine(name)
      if (line === undefined) return undefined
      operation = new PackOperation(this, line, this.#header.status)
      this.#operations.set(name, operation)
    }
    return operation
  }

  /** Looked for in the text: EC2 has 750 operations, of which a program calls a few. */
  #operationLine(name: string): string | undefined {
    if (!consistsOf(name, isWordCharacter)) return undefined
    const start = this.#text.indexOf(`\n${name}\t`) + 1
    if (start > 0) return this.#text.slice(start, this.#text.indexOf('\n', start))
    // One that takes nothing and answers nothing is a line of its name alone.
    return this.operationNames.includes(name) ? name : undefined
  }

  shape(id: number): WireShape {
    if (id < FIRST_SHAPE) return FIXED[id]!
    const at = id - FIRST_SHAPE
    return (this.#shapes[at] ??= new PackShape(this, id, this.#lines[LINE.operations + this.#header.operations + at]!))
  }

  memberTraits(code: string, name: string): MemberTraits {
    this.#memberTable ??= new TraitTable(this.#lines[LINE.memberTraits]!)
    const at = ruleAt(code)
    if (at === code.length) return this.#memberTable.get(code)
    const rule = code.charAt(at)
    const locationName = rule === '-' ? lowerFirst(name) : rule === '=' ? name : code.slice(at + 1)
    const number = code.slice(0, at)
    const key = `${number}:${locationName}`
    let traits = this.#memberTraits.get(key)
    if (traits === undefined) {
      traits = Object.freeze({ ...this.#memberTable.get(number), locationName })
      this.#memberTraits.set(key, traits)
    }
    return traits
  }

  shapeTraits(code: string): ShapeTraits {
    this.#shapeTable ??= new TraitTable(this.#lines[LINE.shapeTraits]!)
    return this.#shapeTable.get(code)
  }

  operationTraits(code: string): PackedTraits {
    this.#operationTable ??= new TraitTable(this.#lines[LINE.operationTraits]!)
    return this.#operationTable.get(code)
  }

  exception(code: string): WireShape | undefined {
    return this.#readExceptions().byCode.get(code)
  }

  get exceptionNames(): readonly string[] {
    return [...this.#readExceptions().byName.keys()]
  }

  exceptionNamed(name: string): WireShape | undefined {
    return this.#readExceptions().byName.get(name)
  }

  #readExceptions(): Exceptions {
    if (this.#exceptions === undefined) {
      const found: Exceptions = { byName: new Map(), byCode: new Map() }
      const end = this.#lines.length - LINE.operations - this.#header.operations + FIRST_SHAPE
      for (let id = end - this.#header.exceptions; id < end; id++) {
        const shape = this.shape(id)
        found.byName.set(shape.name, shape)
        found.byCode.set(shape.traits.error?.code || shape.name, shape)
      }
      this.#exceptions = found
    }
    return this.#exceptions
  }

  get #pages(): Paginators {
    return (this.#paginators ??= new Paginators(this.#lines[LINE.paginators]!))
  }

  get #waits(): Waiters {
    return (this.#waiters ??= new Waiters(this.#lines[LINE.waiters]!))
  }

  get paginatorNames(): readonly string[] {
    return this.#pages.names
  }

  paginator(operationName: string): PaginatorDefinition | undefined {
    return this.#pages.get(operationName)
  }

  get waiterNames(): readonly string[] {
    return this.#waits.names
  }

  waiter(name: string): WaiterDefinition | undefined {
    return this.#waits.get(name)
  }

  /** The same object each time: what is made of it is kept by it. */
  ruleSet(): RuleSetSource | undefined {
    const line = this.#lines[LINE.ruleSet]!
    if (line === '') return undefined
    this.#ruleSet ??= { kind: 'packed', line, templates: this.#surroundings.templates }
    return this.#ruleSet
  }

  document(type: string): unknown {
    if (type === 'paginators-1' || type === 'waiters-2') {
      if (this.#lines[type === 'waiters-2' ? LINE.waiters : LINE.paginators] === '') return undefined
      return type === 'waiters-2' ? this.#waits.document() : this.#pages.document()
    }
    return this.#surroundings.document(type)
  }
}

interface Exceptions {
  readonly byName: Map<string, WireShape>
  readonly byCode: Map<string, WireShape>
}

/** Where the digits of a member's traits end and the rule for its locationName begins. */
function ruleAt(code: string): number {
  let at = 0
  for (; at < code.length; at++) {
    const c = code.charCodeAt(at)
    if (!((c >= 48 && c <= 57) || (c >= 97 && c <= 122))) break
  }
  return at
}

/** Frozen objects, each parsed when it is first asked for. */
class TraitTable<T extends object> {
  readonly #entries: (string | T)[]

  constructor(line: string) {
    this.#entries = line.split('\t')
  }

  get(code: string): T {
    const at = Number.parseInt(code, 36)
    const entry = this.#entries[at]!
    if (typeof entry !== 'string') return entry
    return (this.#entries[at] = entry === '{}' ? (NO_TRAITS as T) : deepFreeze(parseTraits(entry) as T))
  }
}

function parseTraits(entry: string): object {
  return isPackedException(entry) ? unpackException(entry) : (JSON.parse(entry) as object)
}

interface PackedTraits extends OperationTraits {
  readonly in?: WireOperation['inputTraits']
  readonly out?: { readonly resultWrapper?: string | true; readonly locationName?: string }
}

class PackOperation implements WireOperation {
  readonly service: PackModel
  readonly name: string
  readonly method: string
  readonly requestUri: string
  readonly responseCode: number | undefined
  readonly inputTraits: WireOperation['inputTraits']
  readonly outputTraits: WireOperation['outputTraits']
  readonly traits: OperationTraits
  readonly input: WireShape | undefined
  readonly output: WireShape | undefined

  constructor(service: PackModel, line: string, commonStatus: string) {
    const [name = '', method, uri, code, input, output, packed] = line.split('\t')
    const status = code || commonStatus
    this.service = service
    this.name = name
    this.method = method || 'POST'
    this.requestUri = uri === '-' ? '' : uri || '/'
    this.responseCode = status === '-' ? undefined : Number(status)
    this.input = input ? service.shape(Number.parseInt(input, 36)) : undefined
    this.output = output ? service.shape(Number.parseInt(output, 36)) : undefined
    const { in: inputTraits, out, ...traits } = packed ? service.operationTraits(packed) : ({} as PackedTraits)
    this.traits = Object.keys(traits).length === 0 ? NO_TRAITS : Object.freeze(traits)
    this.inputTraits = inputTraits ?? NO_TRAITS
    this.outputTraits = out === undefined ? NO_TRAITS : outputTraits(name, out)
  }
}

function outputTraits(
  name: string,
  { resultWrapper, ...others }: NonNullable<PackedTraits['out']>,
): WireOperation['outputTraits'] {
  if (resultWrapper === undefined) return Object.freeze(others)
  return Object.freeze({ ...others, resultWrapper: resultWrapper === true ? `${name}Result` : resultWrapper })
}
