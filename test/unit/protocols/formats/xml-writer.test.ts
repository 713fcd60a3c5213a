import { describe, expect, it } from 'vitest'
import type { WireShape } from '../../../../src/model/wire-model.ts'
import { xmlWriter } from '../../../../src/protocols/formats/xml-writer.ts'
import { references, structure } from './shapes.ts'

function write(shape: WireShape, value: unknown, traits: object = {}): string {
  return xmlWriter({ name: 'Root', shape, traits }, 'Root')('', value)
}

describe('XML of parameters, in the bytes that boto sends', () => {
  it('escapes text as ElementTree does', () => {
    const shape = structure({ A: 'string' })
    expect(write(shape, { A: 'x&<>"\'\r\n\té😀' })).toBe('<Root><A>x&amp;&lt;&gt;"\'\r\n\té😀</A></Root>')
  })

  it('writes an empty text as an empty element', () => {
    expect(write(structure({ A: 'string' }), { A: '' })).toBe('<Root><A /></Root>')
    expect(write(structure({ A: 'string' }), {})).toBe('<Root />')
  })

  it('writes attributes and namespaces, in this order', () => {
    const grantee = {
      type: 'structure',
      members: references({ ID: 'string', Type: { shape: 'string', locationName: 'xsi:type', xmlAttribute: true } }),
      xmlNamespace: { prefix: 'xsi', uri: 'http://www.w3.org/2001/XMLSchema-instance' },
    }
    const shape = structure({ G: 'Grantee' }, { Grantee: grantee })
    expect(write(shape, { G: { ID: '1', Type: 'a&<>"\r\n\t' } }, { xmlNamespace: { uri: 'urn:s3' } })).toBe(
      '<Root xmlns="urn:s3"><G xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
        'xsi:type="a&amp;&lt;&gt;&quot;&#13;&#10;&#09;"><ID>1</ID></G></Root>',
    )
  })

  it('writes scalars', () => {
    const shape = structure({
      I: 'integer',
      L: 'long',
      D: 'double',
      B: 'boolean',
      Y: 'blob',
      T: 'timestamp',
      E: { shape: 'timestamp', timestampFormat: 'unixTimestamp' },
    })
    const T = new Date(Date.UTC(2026, 0, 2, 3, 4, 5))
    const value = { I: 1, L: 2n ** 63n - 1n, D: 1e-7, B: false, Y: new Uint8Array([104, 105]), T, E: T }
    expect(write(shape, value)).toBe(
      '<Root><I>1</I><L>9223372036854775807</L><D>1e-7</D><B>false</B><Y>aGk=</Y>' +
        '<T>2026-01-02T03:04:05Z</T><E>1767323045</E></Root>',
    )
  })

  it('writes lists and maps, wrapped and flattened, by their names', () => {
    const shape = structure(
      {
        A: 'List',
        B: { shape: 'List', flattened: true, locationName: 'b' },
        C: 'Map',
        D: { shape: 'Map', flattened: true, locationName: 'd' },
      },
      {
        List: { type: 'list', member: { shape: 'string', locationName: 'item' } },
        Map: {
          type: 'map',
          key: { shape: 'string', locationName: 'K' },
          value: { shape: 'string', locationName: 'V' },
        },
      },
    )
    expect(write(shape, { A: ['1', '2'], B: ['3', '4'], C: { x: '&' }, D: { y: '5', z: '6' } })).toBe(
      '<Root><A><item>1</item><item>2</item></A><b>3</b><b>4</b><C><entry><K>x</K><V>&amp;</V></entry></C>' +
        '<d><K>y</K><V>5</V></d><d><K>z</K><V>6</V></d></Root>',
    )
    expect(write(shape, { A: [], B: [], C: {}, D: {} })).toBe('<Root><A /><C /></Root>')
  })

  it('writes shapes that contain themselves, and leaves out what is undefined', () => {
    const shape = structure({ A: 'string', Child: 'Root' })
    expect(write(shape, { A: undefined, Child: { Child: { A: 'x' } } })).toBe(
      '<Root><Child><Child><A>x</A></Child></Child></Root>',
    )
  })
})
