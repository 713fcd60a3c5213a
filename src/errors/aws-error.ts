/**
 * Where in a call something went wrong.
 *
 * `config`, `params`, `endpoint` and `credentials` happen before anything is sent; `send` while the request or its
 * answer was on the wire (the service may have acted on it); `response` while reading an answer; `service` is the
 * service's own error.
 */
export type ErrorPhase = 'config' | 'params' | 'endpoint' | 'credentials' | 'send' | 'response' | 'service'

const BRAND = Symbol.for('tucuxi.error')

/** Options common to every error of this library. */
export interface AwsErrorOptions {
  readonly cause?: unknown
  readonly phase?: ErrorPhase | undefined
}

/**
 * The root of everything this library throws.
 *
 * `name` is boto's class name, `phase` says when it happened. `instanceof` works across duplicated installations of
 * the package: classes are recognised by name along the chain.
 *
 * @example
 * try { await s3.listBuckets() } catch (error) {
 *   if (error instanceof AwsError && error.phase === 'credentials') console.error('Please log in.')
 * }
 */
export class AwsError extends Error {
  readonly phase: ErrorPhase

  constructor(message: string, options: AwsErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.phase = options.phase ?? 'config'
    // A class made at run time (a modelled exception) or by a bundler keeps boto's name.
    Object.defineProperty(this, 'name', { value: new.target.errorName, configurable: true, writable: true })
  }

  /** boto's class name; survives minification because every class spells it out. */
  static readonly errorName: string = 'AwsError'

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== 'object' || value === null || !(BRAND in value)) return false
    // biome-ignore lint/complexity/noThisInStatic: the class asked about, which may be a subclass
    return (value as { [BRAND]: readonly string[] })[BRAND].includes(this.errorName)
  }
}

/** The names of an error's classes, most specific first: what `instanceof` goes by. */
Object.defineProperty(AwsError.prototype, BRAND, {
  get(this: AwsError): readonly string[] {
    const names: string[] = []
    for (let type = this.constructor as typeof AwsError; type?.errorName; type = Object.getPrototypeOf(type)) {
      if (names.at(-1) !== type.errorName) names.push(type.errorName)
    }
    return names
  },
})
