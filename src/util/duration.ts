import { ArgumentError } from '../errors/config.ts'

/** A number of seconds, or a string with a unit: `'500ms'`, `'5s'`, `'2m'`, `'1h'`; without one, seconds. */
export type Duration = number | string

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }
const DURATION = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m|h)?\s*$/

function bad(value: unknown, name: string): ArgumentError {
  const shown = typeof value === 'string' ? `'${value}'` : String(value)
  return new ArgumentError({
    message: `${name} must be a number of seconds or a string such as '500ms', '5s' or '2m', not ${shown}`,
  })
}

/**
 * Milliseconds.
 *
 * @param name the option's name, for the error
 */
export function parseDuration(value: Duration, name: string): number {
  if (typeof value === 'number') {
    if (!(value >= 0) || value === Number.POSITIVE_INFINITY) throw bad(value, name)
    return value * 1000
  }
  const match = typeof value === 'string' ? DURATION.exec(value) : null
  if (match === null) throw bad(value, name)
  return Number(match[1]) * MILLISECONDS[match[2] ?? 's']!
}

/** What a timer can count to: 24.8 days. One set to more goes off at once. */
export const LONGEST_TIMER_MS = 0x7fffffff

/**
 * As parseDuration, for a timer: what is longer than one can count is cut. A bare number from 1000 is refused: nobody
 * means a timeout of a quarter of an hour.
 */
export function parseTimeout(value: Duration, name: string): number {
  const milliseconds = parseDuration(value, name)
  const bare = typeof value === 'number' ? value : Number(value)
  if (bare >= 1000) throw new ArgumentError({ message: `${name} is in seconds: did you mean '${bare}ms'?` })
  return Math.min(milliseconds, LONGEST_TIMER_MS)
}
