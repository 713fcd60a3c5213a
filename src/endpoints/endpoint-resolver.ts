import { EndpointResolutionError, InvalidHostLabelError } from '../errors/endpoint.ts'
import type { Endpoint, EndpointParameters } from './endpoint.ts'
import type { Partitions } from './partitions.ts'
import type { ParameterDefinition, RuleSet } from './rule-set.ts'

/** The error to throw for what endpoint rules said, or undefined for EndpointResolutionError. */
export type TranslateEndpointError = (
  message: string,
  parameters: Readonly<Record<string, unknown>>,
) => Error | undefined

export interface EndpointResolverOptions {
  readonly ruleSet: RuleSet
  /** Asked once, at the first endpoint. */
  readonly partitions: () => Partitions
  /** False speaks plain http to endpoints that the rules choose, but not to a given one. */
  readonly useSsl?: boolean | undefined
  readonly translateError?: TranslateEndpointError | undefined
}

const REMEMBERED_ENDPOINTS = 100

/**
 * Where calls go, by the parameters of the endpoint rules. The last 100 answers are remembered, so that the same parameters
 * give the same object.
 *
 * @example
 * const resolver = new EndpointResolver({ ruleSet, partitions: () => createPartitions(document) })
 * resolver.resolve({ Region: 'eu-west-1' }).url   // 'https://dynamodb.eu-west-1.amazonaws.com'
 */
export class EndpointResolver {
  readonly ruleSet: RuleSet
  readonly #options: EndpointResolverOptions
  #remembered: Map<string, Endpoint> | undefined
  #partitions: Partitions | undefined
  #distinguishing: readonly ParameterDefinition[] | undefined
  #lastKey: string | undefined
  #last: Endpoint | undefined

  constructor(options: EndpointResolverOptions) {
    this.#options = options
    this.ruleSet = options.ruleSet
  }

  /** Throws EndpointResolutionError, or what its text is translated to. */
  resolve(parameters: EndpointParameters): Endpoint {
    const key = this.#keyOf(parameters)
    if (key === this.#lastKey) return this.#last!
    this.#remembered ??= new Map()
    let endpoint = this.#remembered.get(key)
    if (endpoint === undefined) endpoint = this.#evaluate(parameters)
    else this.#remembered.delete(key)
    this.#remembered.set(key, endpoint)
    if (this.#remembered.size > REMEMBERED_ENDPOINTS) {
      for (const oldest of this.#remembered.keys()) {
        this.#remembered.delete(oldest)
        break
      }
    }
    this.#lastKey = key
    this.#last = endpoint
    return endpoint
  }

  #evaluate(parameters: EndpointParameters): Endpoint {
    const { useSsl, partitions } = this.#options
    this.#partitions ??= partitions()
    let endpoint: Endpoint
    try {
      endpoint = this.ruleSet.evaluate(parameters, this.#partitions)
    } catch (error) {
      throw this.#translated(error, parameters)
    }
    const plain = useSsl === false && parameters['Endpoint'] === undefined && endpoint.url.startsWith('https://')
    return plain ? { ...endpoint, url: `http://${endpoint.url.slice('https://'.length)}` } : endpoint
  }

  #translated(error: unknown, parameters: EndpointParameters): unknown {
    if (!(error instanceof EndpointResolutionError)) return error
    const message = error.kwargs.msg
    if (message.startsWith('Invalid region in ARN: ')) {
      return new InvalidHostLabelError({ label: message.split('`')[1] ?? message }, { cause: error })
    }
    const translated = this.#options.translateError?.(message, parameters)
    if (translated === undefined) return error
    if (translated.cause === undefined) Object.defineProperty(translated, 'cause', { value: error, configurable: true })
    return translated
  }

  /** What no rule looks at (an object's key, say) must not crowd out what was remembered. */
  #keyOf(parameters: EndpointParameters): string {
    this.#distinguishing ??= this.ruleSet.parameters.filter(
      ({ name, builtIn }) => builtIn !== undefined || this.ruleSet.references(name),
    )
    let key = ''
    for (const { name } of this.#distinguishing) key += keyPart(parameters[name])
    return key
  }
}

/** A value as part of a key: different values, and different rows of values, give different text. */
export function keyPart(value: unknown): string {
  if (typeof value === 'string') return `${value.length}:${value}`
  if (typeof value === 'boolean') return value ? '+' : '-'
  if (value === undefined || value === null) return '_'
  // A value of another type is refused, whatever it is, and nothing is kept under its key.
  return Array.isArray(value)
    ? `[${value.map((item) => (typeof item === 'string' ? keyPart(item) : '?')).join('')}]`
    : '?'
}
