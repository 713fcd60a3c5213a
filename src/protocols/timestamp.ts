import { ResponseParserError } from '../errors/body.ts'
import type { TimestampFormat } from '../model/wire-model.ts'
import { type Instant, instantOf, parseTimestampText } from './timestamp-text.ts'
import { showValue } from './validation/show.ts'

/** What people may pass where the model says timestamp. A number, or a string of digits, is seconds since the epoch. */
export type TimestampInput = Date | number | bigint | string

/** The years 1 to 9999, which is what the formats can write. */
const FIRST_SECOND = -62135596800
const LAST_SECOND = 253402300799

/** Undefined for what is no point in time, and outside the years 1 to 9999. */
export function toInstant(value: unknown): Instant | undefined {
  const instant = readInstant(value)
  // Also what an invalid Date and NaN become: seconds that are not a number.
  return instant !== undefined && instant.seconds >= FIRST_SECOND && instant.seconds <= LAST_SECOND
    ? instant
    : undefined
}

function readInstant(value: unknown): Instant | undefined {
  switch (typeof value) {
    case 'number':
      return instantOf(value)
    case 'bigint':
      return { seconds: Number(value), micros: 0 }
    case 'string':
      return parseTimestampText(value)
    case 'object':
      return isDate(value) ? instantOfDate(value) : undefined
    default:
      return undefined
  }
}

/** Also one of another realm. */
function isDate(value: object | null): value is Date {
  return value instanceof Date || Object.prototype.toString.call(value) === '[object Date]'
}

function instantOfDate(date: Date): Instant {
  const ms = date.getTime()
  const seconds = Math.floor(ms / 1000)
  return { seconds, micros: (ms - seconds * 1000) * 1000 }
}

/** Whether a parameter can be written as a timestamp. */
export function isTimestamp(value: unknown): value is TimestampInput {
  return toInstant(value) !== undefined
}

/**
 * A timestamp parameter as the wire has it: a number of seconds for `unixTimestamp`, else text. Microseconds are
 * written where there are any, except in `rfc822`, which has whole seconds.
 */
export function formatTimestamp(value: unknown, format: TimestampFormat): string | number {
  const instant = toInstant(value)
  if (instant === undefined) throw new TypeError(`not a timestamp: ${String(value)}`)
  return formatInstant(instant, format)
}

/** As `formatTimestamp`, for what `toInstant` gave. */
export function formatInstant(instant: Instant, format: TimestampFormat): string | number {
  switch (format) {
    case 'iso8601':
      return iso8601(instant)
    case 'rfc822':
      return new Date(instant.seconds * 1000).toUTCString()
    default:
      return unixSeconds(instant)
  }
}

/** As `formatTimestamp`, for headers, which have whole seconds in every format. */
export function formatHeaderTimestamp(value: unknown, format: TimestampFormat): string {
  const instant = toInstant(value)
  return String(formatTimestamp(instant === undefined ? value : instant.seconds, format))
}

function iso8601({ seconds, micros }: Instant): string {
  const wholeSeconds = new Date(seconds * 1000).toISOString().slice(0, 19)
  return micros === 0 ? `${wholeSeconds}Z` : `${wholeSeconds}.${String(micros).padStart(6, '0')}Z`
}

function unixSeconds({ seconds, micros }: Instant): number {
  // One division, so that the result is the nearest double to the decimal.
  return micros === 0 ? seconds : (seconds * 1e6 + micros) / 1e6
}

/** What a service sent as a timestamp, in any of the formats; a Date has milliseconds. */
export function parseTimestamp(value: unknown): Date {
  if (typeof value === 'number') {
    const date = Number.isInteger(value) ? new Date(value * 1000) : dateOf(instantOf(value))
    if (!Number.isNaN(date.getTime())) return date
  } else if (typeof value === 'string') {
    // What most services send goes the short way: 2024-01-02T03:04:05Z.
    if (value.charCodeAt(4) === 0x2d && value.charCodeAt(10) === 0x54 && value.charCodeAt(value.length - 1) === 0x5a) {
      const time = Date.parse(value)
      if (!Number.isNaN(time)) return new Date(time)
    }
    const httpDate = readHttpDate(value)
    if (httpDate !== undefined) return httpDate
    const instant = parseTimestampText(value)
    if (instant !== undefined) return dateOf(instant)
  } else if (typeof value === 'bigint') {
    return parseTimestamp(Number(value))
  }
  throw new ResponseParserError({ message: `Invalid timestamp "${showValue(value)}"` })
}

/** The form of headers, `Sun, 06 Nov 1994 08:49:37 GMT`, without regular expressions: every object from S3 has one. */
function readHttpDate(text: string): Date | undefined {
  if (text.length !== 29 || text.charCodeAt(3) !== 0x2c || !text.endsWith(' GMT')) return undefined
  const date = new Date(text)
  // A day that the month does not have would become one of the next month.
  const day = (text.charCodeAt(5) - 48) * 10 + text.charCodeAt(6) - 48
  return date.getUTCDate() === day ? date : undefined
}

function dateOf({ seconds, micros }: Instant): Date {
  return new Date(seconds * 1000 + Math.floor(micros / 1000))
}
