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
  /** When it happened, where that is not the usual time for the class. */
  readonly phase?: ErrorPhase | undefined
  /** A sentence for the reader, after the message: what to do, or what was perhaps meant. */
  readonly hint?: string | undefined
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
  /** boto's class name; survives minification because every class spells it out. */
  static readonly errorName: string = 'AwsError'

  /** When errors of this class usually happen. */
  static readonly phase: ErrorPhase = 'config'

  readonly phase: ErrorPhase

  constructor(message: string, options: AwsErrorOptions = {}) {
    super(
      options.hint === undefined ? message : `${message}${/[.!?]$/.test(message) ? '' : '.'} ${options.hint}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.phase = options.phase ?? new.target.phase
    // For classes whose prototype does not say; those of defineError do, and their stacks begin with the name.
    if (this.name !== new.target.errorName) {
      Object.defineProperty(this, 'name', { value: new.target.errorName, configurable: true, writable: true })
    }
  }

  /** What `instanceof` compares; differs from the name where two classes share one. */
  static get errorId(): string {
    // biome-ignore lint/complexity/noThisInStatic: the class asked about, which may be a subclass
    return this.errorName
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== 'object' || value === null || !(BRAND in value)) return false
    // biome-ignore lint/complexity/noThisInStatic: the class asked about, which may be a subclass
    return (value as { [BRAND]: readonly string[] })[BRAND].includes(this.errorId)
  }
}

/** The ids of an error's classes, most specific first: what `instanceof` goes by. */
Object.defineProperty(AwsError.prototype, BRAND, {
  get(this: AwsError): readonly string[] {
    const ids: string[] = []
    for (let type = this.constructor as typeof AwsError; type?.errorId; type = Object.getPrototypeOf(type)) {
      if (ids.at(-1) !== type.errorId) ids.push(type.errorId)
    }
    return ids
  },
})
