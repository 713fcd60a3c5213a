import type { ContextParamDeclaration, WireOperation } from '../model/wire-model.ts'
import { isPromise } from '../util/promise.ts'
import { type Builtins, builtinNamed, type LazyBuiltin } from './builtins.ts'
import { boundMembers, clientContextValue, type MemberBinding } from './context-parameters.ts'
import { checkEndpointUrl } from './custom-endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { EndpointResolver, keyPart, type TranslateEndpointError } from './endpoint-resolver.ts'
import type { Partitions } from './partitions.ts'
import { checkType, type ParameterDefinition, type RuleSet } from './rule-set.ts'

export interface CallEndpointsOptions {
  /** Undefined for a model without endpoint rules: then every call goes to `endpointUrl`. */
  readonly ruleSet: RuleSet | undefined
  readonly endpointUrl?: string | undefined
  readonly partitions: () => Partitions
  readonly builtins: Builtins
  /** What the model declares, and the values that the client was given. */
  readonly clientContextParams?: Readonly<Record<string, ContextParamDeclaration>> | undefined
  readonly clientContext?: Readonly<Record<string, unknown>> | undefined
  readonly useSsl?: boolean | undefined
  readonly translateError?: TranslateEndpointError | undefined
}

const REMEMBERED_PLACES = 100

type Values = Record<string, string | boolean | readonly string[] | undefined>

/** The endpoints of one client's calls. */
export class CallEndpoints {
  readonly #options: CallEndpointsOptions
  readonly #resolver: EndpointResolver | undefined

  /** Throws ArgumentError when `endpointUrl` is no URL. */
  constructor(options: CallEndpointsOptions) {
    this.#options = options
    const { ruleSet, endpointUrl } = options
    if (endpointUrl !== undefined) checkEndpointUrl(endpointUrl)
    if (ruleSet !== undefined) this.#resolver = new EndpointResolver({ ...options, ruleSet })
  }

  /** What the client can be asked with for one operation; to be kept, because making it is work. */
  operation(operation: WireOperation): OperationEndpoints {
    return new OperationEndpoints(operation, this.#resolver, this.#options)
  }
}

/** Where the calls of one operation of a client go. */
export class OperationEndpoints {
  readonly #operation: WireOperation
  readonly #resolver: EndpointResolver | undefined
  readonly #options: CallEndpointsOptions
  /** The same for all calls, when nothing of a call has a say in it. */
  #fixed: Endpoint | undefined
  #plan: ParameterPlan | undefined
  readonly #remembered = new Map<string, Endpoint>()
  #lastVariables: readonly unknown[] | undefined
  #last: Endpoint | undefined

  constructor(operation: WireOperation, resolver: EndpointResolver | undefined, options: CallEndpointsOptions) {
    this.#operation = operation
    this.#resolver = resolver
    this.#options = options
    if (resolver === undefined) this.#fixed = { url: options.endpointUrl ?? '', headers: {}, properties: {} }
  }

  /**
   * The endpoint for these parameters of the operation. A promise only when a built-in value has to be looked up.
   * `builtins` replaces the client's for this call. Throws EndpointResolutionError, or what it is translated to.
   */
  resolve(params: Readonly<Record<string, unknown>>, builtins?: Builtins): Endpoint | Promise<Endpoint> {
    if (this.#fixed !== undefined && (builtins === undefined || this.#resolver === undefined)) return this.#fixed
    const resolver = this.#resolver!
    if (builtins !== undefined) {
      const plan = new ParameterPlan(this.#operation, resolver.ruleSet, { ...this.#options, builtins })
      return this.#withVariables(plan, params, (variables) => resolver.resolve(plan.parameters(variables)))
    }
    this.#plan ??= new ParameterPlan(this.#operation, resolver.ruleSet, this.#options)
    const plan = this.#plan
    if (plan.isFixed) return (this.#fixed = resolver.resolve(plan.parameters([])))
    return this.#withVariables(plan, params, (variables) => this.#remembering(plan, variables))
  }

  #withVariables(
    plan: ParameterPlan,
    params: Readonly<Record<string, unknown>>,
    resolve: (variables: readonly unknown[]) => Endpoint,
  ): Endpoint | Promise<Endpoint> {
    const variables = plan.variables(params)
    return isPromise(variables)
      ? (variables as Promise<readonly unknown[]>).then(resolve)
      : resolve(variables as readonly unknown[])
  }

  /** Calls in a row mostly go to the same place, and the next ones to places where calls went before. */
  #remembering(plan: ParameterPlan, variables: readonly unknown[]): Endpoint {
    if (this.#lastVariables?.every((value, i) => value === variables[i])) return this.#last!
    const key = keyOf(variables)
    let endpoint = this.#remembered.get(key)
    if (endpoint === undefined) {
      endpoint = this.#resolver!.resolve(plan.parameters(variables))
      if (this.#remembered.size >= REMEMBERED_PLACES) this.#remembered.clear()
      this.#remembered.set(key, endpoint)
    }
    this.#last = endpoint
    this.#lastVariables = variables
    return endpoint
  }
}

/** A parameter whose value depends on the call. */
interface Variable {
  readonly definition: ParameterDefinition
  readonly member: MemberBinding | undefined
  readonly lazy: LazyBuiltin | undefined
}

/** How an operation's calls fill the parameters of the rules: what is always the same, and what is read each time. */
class ParameterPlan {
  readonly #fixed: Values = {}
  readonly #variables: Variable[] = []

  constructor(operation: WireOperation, ruleSet: RuleSet, options: CallEndpointsOptions) {
    const bindings = boundMembers(operation)
    const statics = operation.traits.staticContextParams ?? {}
    for (const definition of ruleSet.parameters) {
      const { name, builtIn } = definition
      const fixed = Object.hasOwn(statics, name) ? statics[name]!.value : undefined
      const member = isGiven(fixed) || !ruleSet.references(name) ? undefined : bindings.get(name)
      const otherwise = isGiven(fixed)
        ? fixed
        : (clientContextValue(name, options) ?? (builtIn && builtinNamed(builtIn, options.builtins)))
      const lazy = typeof otherwise === 'function' ? (otherwise as LazyBuiltin) : undefined
      if (member !== undefined || lazy !== undefined) this.#variables.push({ definition, member, lazy })
      if (lazy === undefined) this.#set(this.#fixed, definition, otherwise)
    }
  }

  get isFixed(): boolean {
    return this.#variables.length === 0
  }

  /** The values that this call has, in the order of the variables. */
  variables(params: Readonly<Record<string, unknown>>): readonly unknown[] | Promise<readonly unknown[]> {
    const values: unknown[] = []
    let waits = false
    for (const { member, lazy } of this.#variables) {
      const given = member?.read(params)
      const value = isGiven(given) ? given : lazy?.()
      waits ||= isPromise(value)
      values.push(value)
    }
    return waits ? Promise.all(values) : values
  }

  parameters(variables: readonly unknown[]): Values {
    const values = { ...this.#fixed }
    for (const [i, { definition, member }] of this.#variables.entries()) {
      this.#set(values, definition, variables[i], member)
    }
    return values
  }

  #set(values: Values, definition: ParameterDefinition, value: unknown, member?: MemberBinding): void {
    if (!isGiven(value)) return
    checkType(definition, value, member?.from)
    values[definition.name] = value as Values[string]
  }
}

function keyOf(values: readonly unknown[]): string {
  let key = ''
  for (const value of values) key += keyPart(value)
  return key
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}
