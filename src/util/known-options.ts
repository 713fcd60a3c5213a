import { ArgumentError } from '../errors/config.ts'
import { didYouMean } from './suggestions.ts'

/** Refuses options that do not exist: one that is spelled otherwise would do nothing, silently. */
export function checkOptions(options: object, known: ReadonlySet<string>): void {
  if (typeof options !== 'object' || options === null) {
    throw new ArgumentError({
      message: `The options must be an object, not ${options === null ? 'null' : typeof options}`,
    })
  }
  for (const name of Object.keys(options)) {
    if (known.has(name)) continue
    throw new ArgumentError(
      { message: `Got unexpected keyword argument '${name}'` },
      { hint: didYouMean(name, known) ?? `The options are: ${[...known].join(', ')}.` },
    )
  }
}
