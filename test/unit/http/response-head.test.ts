import { describe, expect, it } from 'vitest'
import { keepAliveHint } from '../../../src/http/response-head.ts'

describe('the header keep-alive', () => {
  it.each([
    ['timeout=5', 5000],
    ['timeout=5, max=100', 5000],
    ['max=100,timeout=72', 72_000],
    ['Timeout=3', 3000],
    ['max=100', undefined],
    ['mytimeout=5', undefined],
    ['timeout=', undefined],
    [undefined, undefined],
  ])('say %j of an idle connection', (hint, expected) => {
    expect(keepAliveHint(hint === undefined ? {} : { 'keep-alive': hint })).toBe(expected)
  })
})
