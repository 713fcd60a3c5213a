/** A point in time as whole seconds since the epoch and the microseconds after them. */
export interface Instant {
  readonly seconds: number
  readonly micros: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'mdy-last'
type Form = readonly [RegExp, DateOrder]

let forms: readonly Form[] | undefined

/** `2024-01-02T03:04:05Z`, `5 Jan 2024 10:11 PM`, `Jan 5, 2024`, `01/02/2024`, `Sun Nov  6 08:49:37 1994` … */
function makeForms(): readonly Form[] {
  const halfDay = String.raw`(?:\s*([AaPp])\.?[Mm]\.?)?`
  const time = String.raw`(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?${halfDay}`
  const clock = String.raw`(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?${halfDay}`
  const zone = String.raw`\s*(Z|z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?`
  const dayName = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?`
  const month = `(${MONTHS.join('|')})[a-z]*`
  const form = (source: string, order: DateOrder): Form => [new RegExp(`^${source}$`, 'i'), order]
  return [
    form(String.raw`(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:(?:t|\s+)${time}${zone})?`, 'ymd'),
    form(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:t|\s+)${time}${zone})?`, 'ymd'),
    form(String.raw`${dayName}(\d{1,2})([- ])\s*${month}\.?[- ]\s*(\d{4}|\d{2})(?:,?\s+${clock}${zone})?`, 'dmy'),
    form(String.raw`${dayName}${month}\.?( )\s*(\d{1,2}),?\s+(\d{4})(?:,?\s+${clock}${zone})?`, 'mdy'),
    form(String.raw`(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?:,?\s+${clock}${zone})?`, 'mdy'),
    form(String.raw`${dayName}${month}( )\s*(\d{1,2})\s+${clock}${zone}\s+(\d{4})`, 'mdy-last'),
  ]
}

/** A number of seconds as its nearest microsecond. */
export function instantOf(epochSeconds: number): Instant {
  let seconds = Math.trunc(epochSeconds)
  let micros = roundHalfEven((epochSeconds - seconds) * 1e6)
  if (micros >= 1e6) {
    seconds += 1
    micros -= 1e6
  } else if (micros < 0) {
    seconds -= 1
    micros += 1e6
  }
  return { seconds, micros }
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** Reads a date as people and services write them; without a zone it is UTC. Undefined when it is none. */
export function parseTimestampText(text: string): Instant | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 64) return undefined
  const number = Number(trimmed)
  // A number comes first, as in boto: '20140101' is a second of 1970.
  if (Number.isFinite(number) && /^[-+.\deE]+$/.test(trimmed)) return instantOf(number)
  forms ??= makeForms()
  for (const [form, order] of forms) {
    const match = form.exec(trimmed)
    if (match !== null) return assemble(order, match)
  }
  return undefined
}

function assemble(order: DateOrder, match: RegExpExecArray): Instant | undefined {
  const [, a = '', , b = '', c = '', d, e, f, g, h, i] = match
  switch (order) {
    case 'ymd':
      return instantFrom(a, b, c, d, e, f, g, h, i)
    case 'dmy':
      return instantFrom(c, b, a, d, e, f, g, h, i)
    case 'mdy':
      return instantFrom(c, a, b, d, e, f, g, h, i)
    case 'mdy-last':
      // a month, b day, then the clock, the zone and the year
      return instantFrom(i ?? '', a, b, c, d, e, f, g, h)
  }
}

function instantFrom(
  yearText: string,
  monthText: string,
  dayText: string,
  hourText = '0',
  minuteText = '0',
  secondText = '0',
  fraction = '',
  halfDay?: string,
  zone?: string,
): Instant | undefined {
  const year = fullYear(yearText)
  const month = /^\d/.test(monthText) ? Number(monthText) : MONTHS.indexOf(monthText.slice(0, 3).toLowerCase()) + 1
  const day = Number(dayText)
  const hour = hourOfDay(Number(hourText), halfDay)
  const minute = Number(minuteText)
  const second = Number(secondText)
  if (hour === undefined || hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (year < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offsetSeconds(zone)
  return { seconds, micros: Number(fraction.padEnd(6, '0').slice(0, 6)) }
}

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function hourOfDay(hour: number, halfDay: string | undefined): number | undefined {
  if (halfDay === undefined) return hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (halfDay.toLowerCase() === 'p' ? 12 : 0)
}

function offsetSeconds(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0
  const digits = zone.replace(':', '').slice(1).padEnd(4, '0')
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60
  return zone.startsWith('-') ? -seconds : seconds
}
