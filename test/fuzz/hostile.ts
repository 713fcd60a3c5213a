import fc from 'fast-check'

/** One change to a text or to bytes: where (as a share of its length), what, and with what. */
interface Edit {
  readonly at: number
  readonly kind: 'insert' | 'remove' | 'double' | 'cut' | 'repeat'
  readonly length: number
  readonly token: number
}

const KINDS = ['insert', 'remove', 'double', 'cut', 'repeat'] as const

function edits(tokens: number): fc.Arbitrary<Edit[]> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom(...KINDS),
    length: fc.nat(40),
    token: fc.nat(tokens - 1),
  })
  return fc.array(edit, { minLength: 0, maxLength: 6 })
}

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'polluted']

function applyToText(text: string, tokens: readonly string[], changes: readonly Edit[]): string {
  let out = text
  for (const { at, kind, length, token } of changes) {
    const from = Math.floor(at * out.length)
    const [before, piece, after] = [out.slice(0, from), out.slice(from, from + length), out.slice(from + length)]
    if (kind === 'insert') out = before + tokens[token] + piece + after
    else if (kind === 'remove') out = before + after
    else if (kind === 'double') out = before + piece + piece + after
    else if (kind === 'cut') out = before
    else if (out.length < 50_000) out = before + tokens[token]!.repeat(1 + length * length) + piece + after
  }
  return out
}

function applyToBytes(bytes: Uint8Array, tokens: readonly Uint8Array[], changes: readonly Edit[]): Uint8Array {
  let out = Buffer.from(bytes)
  for (const { at, kind, length, token } of changes) {
    const from = Math.floor(at * out.length)
    const [before, piece, after] = [
      out.subarray(0, from),
      out.subarray(from, from + length),
      out.subarray(from + length),
    ]
    const inserted = tokens[token]!
    if (kind === 'insert') out = Buffer.concat([before, inserted, piece, after])
    else if (kind === 'remove') out = Buffer.concat([before, after])
    else if (kind === 'double') out = Buffer.concat([before, piece, piece, after])
    else if (kind === 'cut') out = Buffer.from(before)
    else if (out.length < 50_000) {
      out = Buffer.concat([before, ...Array.from({ length: 1 + length * length }, () => inserted), piece, after])
    }
  }
  return out
}

/** Texts near to good ones: changed, cut, repeated, with tokens of the format and names that reach into objects. */
export function hostileText(good: readonly string[], tokens: readonly string[]): fc.Arbitrary<string> {
  const all = [...tokens, ...NAMES, '\u0000', '\ufeff', '\ud800', '💥', '\r\n', ' '.repeat(50)]
  const near = fc
    .tuple(fc.constantFrom(...good), edits(all.length))
    .map(([text, changes]) => applyToText(text, all, changes))
  const soup = fc.array(fc.constantFrom(...all), { maxLength: 30 }).map((parts) => parts.join(''))
  return fc.oneof({ weight: 6, arbitrary: near }, { weight: 2, arbitrary: soup }, { weight: 1, arbitrary: fc.string() })
}

/** The same for bytes. */
export function hostileBytes(good: readonly Uint8Array[], tokens: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const all = [...tokens, ...NAMES.map((name) => Buffer.from(name)), Buffer.from([0xff]), Buffer.from([0])]
  const near = fc
    .tuple(fc.constantFrom(...good), edits(all.length))
    .map(([bytes, changes]) => applyToBytes(bytes, all, changes))
  const soup = fc.array(fc.constantFrom(...all), { maxLength: 30 }).map((parts): Uint8Array => Buffer.concat(parts))
  const noise = fc.uint8Array({ maxLength: 64 })
  return fc.oneof({ weight: 6, arbitrary: near }, { weight: 2, arbitrary: soup }, { weight: 1, arbitrary: noise })
}
