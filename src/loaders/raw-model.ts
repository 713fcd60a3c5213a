import { serviceModuleName } from '../model/naming.ts'
import type {
  ContextParamDeclaration,
  PaginatorDefinition,
  RuleSetSource,
  ServiceMetadata,
  WaiterDefinition,
  WireModel,
  WireOperation,
  WireShape,
} from '../model/wire-model.ts'
import { deepFreeze, isObject, type JsonObject, own, ownObject } from './json.ts'
import { RawShapes } from './raw-shape.ts'
import { INPUT_TRAITS, NO_TRAITS, OPERATION_TRAITS, OUTPUT_TRAITS, pickTraits } from './traits.ts'

/** botocore's documents for one service and API version, extras merged; undefined for one that is not there. */
export type ReadDocument = (type: string) => JsonObject | undefined

/** What the package knows of a service that somebody brought. */
export interface RawSurroundings {
  /** Endpoint rules for when there is no document of them. */
  readonly packedRules?: () => RuleSetSource | undefined
  /** Class names of clients, by service id. */
  readonly moduleNames?: () => Readonly<Record<string, string>>
}

interface Exceptions {
  readonly byName: Map<string, WireShape>
  readonly byCode: Map<string, WireShape>
}

/** The wire model of a service that somebody brought as botocore JSON. */
export class RawModel implements WireModel {
  readonly serviceName: string
  readonly apiVersion: string
  readonly metadata: ServiceMetadata
  readonly clientContextParams: Readonly<Record<string, ContextParamDeclaration>>
  readonly operationNames: readonly string[]
  /** The whole model is at hand. */
  readonly sensitiveNames = undefined
  readonly #document: ReadDocument
  readonly #surroundings: RawSurroundings
  readonly #operationDefinitions: JsonObject
  readonly #shapes: RawShapes
  readonly #operations = new Map<string, WireOperation>()
  #exceptions: Exceptions | undefined
  #paginators: JsonObject | undefined
  #waiters: JsonObject | undefined
  #ruleSet: RuleSetSource | undefined

  constructor(serviceName: string, apiVersion: string, document: ReadDocument, surroundings: RawSurroundings = {}) {
    const service = document('service-2') ?? {}
    this.serviceName = serviceName
    this.apiVersion = apiVersion
    this.metadata = deepFreeze(structuredClone(ownObject(service, 'metadata') ?? {})) as unknown as ServiceMetadata
    this.clientContextParams = deepFreeze(structuredClone(ownObject(service, 'clientContextParams') ?? {})) as Readonly<
      Record<string, ContextParamDeclaration>
    >
    this.#document = document
    this.#surroundings = surroundings
    this.#operationDefinitions = ownObject(service, 'operations') ?? {}
    this.operationNames = Object.keys(this.#operationDefinitions)
    this.#shapes = new RawShapes(ownObject(service, 'shapes') ?? {})
  }

  get moduleName(): string {
    return serviceModuleName(this.metadata, this.serviceName, this.#surroundings.moduleNames?.())
  }

  operation(name: string): WireOperation | undefined {
    const definition = own(this.#operationDefinitions, name)
    if (!isObject(definition)) return undefined
    let operation = this.#operations.get(name)
    if (operation === undefined) {
      operation = rawOperation(name, definition, this, this.#shapes)
      this.#operations.set(name, operation)
    }
    return operation
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
      this.#exceptions = { byName: new Map(), byCode: new Map() }
      for (const shape of this.#shapes.exceptions) {
        this.#exceptions.byName.set(shape.name, shape)
        this.#exceptions.byCode.set(shape.traits.error?.code || shape.name, shape)
      }
    }
    return this.#exceptions
  }

  get #pagination(): JsonObject {
    return (this.#paginators ??= ownObject(this.#document('paginators-1'), 'pagination') ?? {})
  }

  get #waiting(): JsonObject {
    return (this.#waiters ??= ownObject(this.#document('waiters-2'), 'waiters') ?? {})
  }

  get paginatorNames(): readonly string[] {
    return Object.keys(this.#pagination)
  }

  paginator(operationName: string): PaginatorDefinition | undefined {
    return own(this.#pagination, operationName) as PaginatorDefinition | undefined
  }

  get waiterNames(): readonly string[] {
    return Object.keys(this.#waiting)
  }

  waiter(name: string): WaiterDefinition | undefined {
    return own(this.#waiting, name) as WaiterDefinition | undefined
  }

  ruleSet(): RuleSetSource | undefined {
    if (this.#ruleSet === undefined) {
      const document = this.#document('endpoint-rule-set-1')
      this.#ruleSet = document === undefined ? this.#surroundings.packedRules?.() : { kind: 'document', document }
    }
    return this.#ruleSet
  }

  document(type: string): unknown {
    return structuredClone(this.#document(type))
  }
}

function rawOperation(name: string, definition: JsonObject, service: WireModel, shapes: RawShapes): WireOperation {
  const http = ownObject(definition, 'http') ?? {}
  const input = ownObject(definition, 'input')
  const output = ownObject(definition, 'output')
  const code = http['responseCode']
  return {
    name,
    method: typeof http['method'] === 'string' ? http['method'] : 'POST',
    requestUri: typeof http['requestUri'] === 'string' ? http['requestUri'] : '/',
    responseCode: typeof code === 'number' ? code : undefined,
    // Resolved at first use, as a pack's: one broken shape must not take the whole client down.
    get input() {
      return input === undefined ? undefined : shapes.refer(input, name)
    },
    inputTraits: input === undefined ? NO_TRAITS : pickTraits(input, INPUT_TRAITS),
    get output() {
      return output === undefined ? undefined : shapes.refer(output, name)
    },
    outputTraits: output === undefined ? NO_TRAITS : pickTraits(output, OUTPUT_TRAITS),
    traits: pickTraits(definition, OPERATION_TRAITS),
    service,
  }
}
