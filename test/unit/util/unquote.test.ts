import { describe, expect, it } from 'vitest'
import { unquote, unquotePlus } from '../../../src/util/unquote.ts'

describe('unquote', () => {
  it('undoes percent-encoding as Python does', () => {
    expect(unquote('plain')).toBe('plain')
    expect(unquote('a%2Fb%2fc')).toBe('a/b/c')
    expect(unquote('%E6%97%A5x%C3%BC')).toBe('日xü')
    expect(unquote('100%')).toBe('100%')
    expect(unquote('%ZZ%2')).toBe('%ZZ%2')
    expect(unquote('%FFa')).toBe('\uFFFDa')
    expect(unquote('a+b')).toBe('a+b')
  })

  it('takes a plus for a space where that is meant', () => {
    expect(unquotePlus('a+b%2Bc')).toBe('a b+c')
    expect(unquotePlus('a+b')).toBe('a b')
  })
})
