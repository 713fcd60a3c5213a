import { AwsError, type AwsErrorOptions } from './aws-error.ts'

/** What an error that needs no words filled in takes as its first argument: `{}`. */
export type NoKwargs = Readonly<Record<never, never>>

/** What an error class takes: the words may be left out when there are none, or none that are needed. */
export type ErrorArguments<Kwargs extends object> = object extends Kwargs
  ? [kwargs?: Kwargs, options?: AwsErrorOptions]
  : [kwargs: Kwargs, options?: AwsErrorOptions]

function text(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  return value instanceof Error ? value.message : String(value)
}

function fill(fmt: string, kwargs: Readonly<Record<string, unknown>>): string {
  return fmt.replace(/\{(\w+)\}/g, (_, name: string) => text(kwargs[name]))
}

/**
 * Everything that goes wrong on this side: what boto derives from its BotoCoreError. A service's own errors are
 * ClientError.
 *
 * The message is boto's sentence, filled with `kwargs`, which stay readable on the error.
 *
 * @example
 * try { new Session({ profileName: 'dev' }) } catch (error) {
 *   if (error instanceof ProfileNotFound) console.error(`no profile ${error.kwargs.profile}`)
 * }
 */
export class BotoCoreError<Kwargs extends object = NoKwargs> extends AwsError {
  static override readonly errorName: string = 'BotoCoreError'

  /** boto's sentence, with `{names}` to fill in. */
  static readonly fmt: string = 'An unspecified error occurred'

  /** What to do about it, where that is always the same. */
  static readonly advice: string | undefined = undefined

  /** What the message was filled with. Not enumerable: the message says it already. */
  declare readonly kwargs: Kwargs

  constructor(...args: ErrorArguments<Kwargs>) {
    const [kwargs = {} as Kwargs, options] = args
    const { fmt, advice } = new.target
    super(fill(fmt, kwargs as Record<string, unknown>), advice === undefined ? options : { hint: advice, ...options })
    Object.defineProperty(this, 'kwargs', { value: kwargs, configurable: true })
  }
}
