import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AwsError } from '../../../src/errors/aws-error.ts'
import { CborDecoder, CborTag } from '../../../src/protocols/formats/cbor-decoder.ts'

const corpora = process.env['TUCUXI_CORPORA']

interface Vector {
  readonly description: string
  readonly input: string
  readonly expect?: Expected
}

type Expected = Readonly<Record<string, unknown>>

function vectors(file: string): Vector[] {
  // Whole numbers beyond 2^53 come as text, so that none is rounded on the way.
  const text = readFileSync(join(corpora!, 'cbor', file), 'utf8')
  return JSON.parse(text.replace(/(:\s*)(-?\d{16,})/g, '$1"$2"')) as Vector[]
}

function integer(value: unknown): number | bigint {
  const exact = BigInt(value as string)
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact
}

function float(bits: unknown, size: 4 | 8): number {
  const bytes = Buffer.alloc(size)
  if (size === 4) bytes.writeUInt32BE(Number(bits))
  else bytes.writeBigUInt64BE(BigInt(bits as string))
  return size === 4 ? bytes.readFloatBE(0) : bytes.readDoubleBE(0)
}

/** The value that a vector's description of it stands for. */
function meant(expected: Expected): unknown {
  const [[kind, value]] = Object.entries(expected) as [[string, unknown]]
  switch (kind) {
    case 'uint':
    case 'negint':
      return integer(value)
    case 'bytestring':
      return new Uint8Array(value as number[])
    case 'list':
      return (value as Expected[]).map(meant)
    case 'map':
      return Object.fromEntries(Object.entries(value as Record<string, Expected>).map(([k, v]) => [k, meant(v)]))
    case 'tag': {
      const { id, value: inner } = value as { id: unknown; value: Expected }
      return new CborTag(integer(id), meant(inner))
    }
    case 'null':
    case 'undefined':
      return null
    case 'float32':
      return float(value, 4)
    case 'float64':
      return float(value, 8)
    case 'string':
    case 'bool':
      return value
    default:
      throw new Error(`the corpus has a new kind of value: ${kind}`)
  }
}

function decode({ input }: Vector): unknown {
  return new CborDecoder(Buffer.from(input, 'hex')).any()
}

if (corpora === undefined) describe.skip('CBOR vectors (left out: TUCUXI_CORPORA is not set)')
else {
  describe('CBOR vectors', () => {
    for (const vector of vectors('decode-success-tests.json')) {
      it(`reads ${vector.description} ${vector.input}`, () => expect(decode(vector)).toEqual(meant(vector.expect!)))
    }
    for (const vector of vectors('decode-error-tests.json')) {
      it(`refuses ${vector.description} ${vector.input}`, () => expect(() => decode(vector)).toThrow(AwsError))
    }
  })
}
