import type { AwsErrorOptions, ErrorPhase } from './aws-error.ts'
import type { BotoCoreError, ErrorArguments } from './boto-core-error.ts'

/**
 * A class of errors. Its first argument is what boto's sentence is filled with, its second `{ cause }`.
 *
 * @example
 * throw new ProfileNotFound({ profile: 'dev' }, { cause: error })
 */
export interface ErrorClass<Kwargs extends object> {
  new (...args: ErrorArguments<Kwargs>): BotoCoreError<Kwargs>
  readonly prototype: BotoCoreError<Kwargs>
  readonly errorName: string
  readonly errorId: string
  /** boto's sentence, with `{names}` to fill in. */
  readonly fmt: string
  /** What to do about it, where that is always the same. */
  readonly advice: string | undefined
  /** When errors of this class usually happen. */
  readonly phase: ErrorPhase
}

interface ErrorFacts {
  readonly phase?: ErrorPhase
  readonly advice?: string
}

type AnyClass = new (kwargs: never, options?: AwsErrorOptions) => Error

/**
 * A class below `parent`; what is left out is the parent's.
 *
 * @param fmt boto's sentence, with `{names}` to fill in
 */
export function defineError<Kwargs extends object>(
  parent: AnyClass,
  errorName: string,
  fmt?: string,
  facts?: ErrorFacts,
): ErrorClass<Kwargs> {
  // One class expression for a hundred classes, named by its key, and plain assignments: many processes load them all.
  const named = { [errorName]: class extends parent {} }
  const type = named[errorName] as unknown as Record<keyof ErrorClass<Kwargs>, unknown>
  type.errorName = errorName
  ;(type.prototype as Error).name = errorName
  if (fmt !== undefined) type.fmt = fmt
  if (facts?.phase !== undefined) type.phase = facts.phase
  if (facts?.advice !== undefined) type.advice = facts.advice
  return type as unknown as ErrorClass<Kwargs>
}
