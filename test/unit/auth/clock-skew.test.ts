import { describe, expect, it } from 'vitest'
import { correctedOffset } from '../../../src/auth/clock-skew.ts'

const RECEIVED = Date.UTC(2026, 0, 31, 12, 0, 0)
const HOUR = 3_600_000

function evidence(code: string, serverOffset: number | undefined, message = '') {
  const date = serverOffset === undefined ? {} : { date: new Date(RECEIVED + serverOffset).toUTCString() }
  return { code, message, headers: date as Record<string, string>, receivedAt: RECEIVED }
}

describe('correctedOffset', () => {
  it.each(['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'])('believes %s', (code) => {
    expect(correctedOffset(0, evidence(code, HOUR))).toBe(HOUR)
    expect(correctedOffset(0, evidence(code, -30_000))).toBe(-30_000)
  })

  it.each(['InvalidSignatureException', 'SignatureDoesNotMatch', 'AuthFailure'])(
    'believes %s of far clocks',
    (code) => {
      expect(correctedOffset(0, evidence(code, -HOUR))).toBe(-HOUR)
      expect(correctedOffset(0, evidence(code, 60_000))).toBeUndefined()
    },
  )

  it.each(['Signature expired: 20260131T110000Z is now earlier than …', 'Signature not yet current: …'])(
    'believes the words %s',
    (message) => {
      expect(correctedOffset(0, evidence('InvalidSignatureException', 60_000, message))).toBe(60_000)
    },
  )

  it('does not correct what is corrected already', () => {
    expect(correctedOffset(HOUR, evidence('RequestTimeTooSkewed', HOUR))).toBeUndefined()
    expect(correctedOffset(HOUR, evidence('AuthFailure', HOUR + 60_000))).toBeUndefined()
  })

  it('needs a date', () => {
    expect(correctedOffset(0, evidence('RequestTimeTooSkewed', undefined))).toBeUndefined()
    const bad = { ...evidence('RequestTimeTooSkewed', 0), headers: { date: 'yesterday' } }
    expect(correctedOffset(0, bad)).toBeUndefined()
  })

  it('leaves other errors alone', () => {
    expect(correctedOffset(0, evidence('AccessDenied', HOUR, 'Signature expired'))).toBeUndefined()
  })
})
