import { describe, expect, it } from 'vitest'
import { ResponseParserError } from '../../../src/errors/body.ts'
import {
  formatHeaderTimestamp,
  formatTimestamp,
  isTimestamp,
  parseTimestamp,
} from '../../../src/protocols/timestamp.ts'

describe('a timestamp that is sent', () => {
  it('keeps the milliseconds of a Date', () => {
    const date = new Date('2024-01-02T03:04:05.678Z')
    expect(formatTimestamp(date, 'iso8601')).toBe('2024-01-02T03:04:05.678000Z')
    expect(formatTimestamp(date, 'unixTimestamp')).toBe(1704164645.678)
    expect(formatTimestamp(date, 'rfc822')).toBe('Tue, 02 Jan 2024 03:04:05 GMT')
    expect(formatTimestamp(new Date(-1), 'unixTimestamp')).toBe(-0.001)
  })

  it('has whole seconds in a header', () => {
    expect(formatHeaderTimestamp(1.9, 'iso8601')).toBe('1970-01-01T00:00:01Z')
    expect(formatHeaderTimestamp(new Date(1900), 'unixTimestamp')).toBe('1')
    expect(formatHeaderTimestamp('1.9', 'rfc822')).toBe('Thu, 01 Jan 1970 00:00:01 GMT')
  })

  it('is in the years 1 to 9999', () => {
    expect(isTimestamp(new Date('0001-01-01'))).toBe(true)
    expect(isTimestamp(new Date(8.64e15))).toBe(false)
    expect(isTimestamp(10n ** 20n)).toBe(false)
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      new Date('x'),
      true,
      null,
      undefined,
      {},
      'x'.repeat(99),
    ]) {
      expect(isTimestamp(value)).toBe(false)
      expect(() => formatTimestamp(value, 'iso8601')).toThrow(TypeError)
    }
  })
})

describe('a timestamp that came', () => {
  it('may be in any format', () => {
    const wanted = new Date('2024-01-02T03:04:05.678Z')
    const forms = [
      1704164645.678,
      '1704164645.678',
      '2024-01-02T03:04:05.678Z',
      '2024-01-02T03:04:05.678901Z',
      '2024-01-02T03:04:05.678+00:00',
      '2024-01-02T05:04:05.678+0200',
      '2024-01-02 03:04:05.678',
    ]
    for (const form of forms) expect(parseTimestamp(form)).toEqual(wanted)
    expect(parseTimestamp('Tue, 02 Jan 2024 03:04:05 GMT')).toEqual(new Date('2024-01-02T03:04:05Z'))
    expect(() => parseTimestamp('Sat, 31 Feb 2024 03:04:05 GMT')).toThrow(ResponseParserError)
    expect(parseTimestamp(253402300799n)).toEqual(new Date('9999-12-31T23:59:59Z'))
    expect(parseTimestamp(32503680000.000999)).toEqual(new Date('3000-01-01T00:00:00Z'))
  })

  it('that makes no sense is refused', () => {
    for (const value of ['', 'soon', '2024-13-45T99:99:99Z', Number.NaN, 1e300, true, null, {}, 10n ** 30n]) {
      expect(() => parseTimestamp(value)).toThrow(ResponseParserError)
    }
  })
})
