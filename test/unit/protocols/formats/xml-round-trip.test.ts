import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml } from '../../../../src/protocols/formats/xml-document.ts'
import { xmlWriter } from '../../../../src/protocols/formats/xml-writer.ts'
import { structure } from './shapes.ts'

const shape = structure(
  {
    Text: 'string',
    Count: 'long',
    Ratio: 'double',
    Flag: 'boolean',
    When: 'timestamp',
    Data: 'blob',
    Names: 'Names',
    Flat: { shape: 'Names', flattened: true },
    Tags: 'Tags',
    FlatTags: { shape: 'Tags', flattened: true, locationName: 'tag' },
    Child: 'Root',
    Children: { shape: 'Children', locationName: 'kids' },
    Note: { shape: 'string', locationName: 'x:note', xmlAttribute: true },
  },
  {
    Names: { type: 'list', member: { shape: 'string', locationName: 'name' } },
    Tags: { type: 'map', key: { shape: 'string', locationName: 'K' }, value: { shape: 'Names' } },
    Children: { type: 'list', member: { shape: 'Root' } },
  },
)

/** A raw carriage return is read as a line feed; that is XML's rule. */
const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\r', '\n'))
const attribute = fc.string({ unit: 'grapheme' })
const LAST_DAY = Date.UTC(9999, 11, 31)

const names = fc.array(text, { maxLength: 3 })
const someNames = fc.array(text, { minLength: 1, maxLength: 3 })

const scalars = {
  Text: text,
  Count: fc.oneof(fc.maxSafeInteger(), fc.bigInt(2n ** 53n, 2n ** 63n - 1n)),
  Ratio: fc.double({ noNaN: true }).map((number) => number + 0),
  Flag: fc.boolean(),
  When: fc.date({ min: new Date(0), max: new Date(LAST_DAY), noInvalidDate: true }),
  Data: fc.uint8Array(),
  Names: names,
  Flat: someNames,
  Tags: fc.dictionary(text, names, { maxKeys: 3 }),
  FlatTags: fc.dictionary(text, names, { minKeys: 1, maxKeys: 3 }),
  Note: attribute,
}
const leaf = fc.record(scalars, { requiredKeys: [] })
const children = { Child: leaf, Children: fc.array(leaf, { maxLength: 2 }) }
const value = fc.record({ ...scalars, ...children }, { requiredKeys: [] })

describe('what is written as XML', () => {
  it('is read as what it was', () => {
    const write = xmlWriter({ name: 'Root', shape, traits: {} }, 'Root')
    fc.assert(
      fc.property(value, (input) => {
        expect(parseXml(Buffer.from(write('', input)), shape)).toEqual(input)
      }),
      { seed: 20261121, numRuns: 500 },
    )
  })
})
