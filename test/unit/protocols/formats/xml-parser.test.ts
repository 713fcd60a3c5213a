import { describe, expect, it } from 'vitest'
import { ResponseParserError } from '../../../../src/errors/body.ts'
import type { WireShape } from '../../../../src/model/wire-model.ts'
import { parseXml } from '../../../../src/protocols/formats/xml-document.ts'
import { rootOf, structure } from './shapes.ts'

function parse(shape: WireShape, xml: string | Uint8Array): unknown {
  return parseXml(typeof xml === 'string' ? Buffer.from(xml) : xml, shape)
}

const TEXT = structure({ A: 'string', B: 'string' })

describe('text, as ElementTree gives it', () => {
  const cases: [string, string][] = [
    ['<A> two  words\n</A>', ' two  words\n'],
    ['<A></A>', ''],
    ['<A/>', ''],
    ['<A />', ''],
    ['<A\n>x</A\n>', 'x'],
    ['<A>1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;&apos;</A>', '1 < 2 && 3 > 2 "\''],
    ['<A>&#65;&#x42;&#x1F600;</A>', 'AB😀'],
    ['<A>&amp;lt;</A>', '&lt;'],
    ['<A>x<!-- no -->y</A>', 'xy'],
    ['<A>x<?pi no?>y</A>', 'xy'],
    ['<A>x<![CDATA[<&]]>y</A>', 'x<&y'],
    ['<A><![CDATA[]]></A>', ''],
    ['<A>x<C>no</C>y</A>', 'x'],
    ['<A>x<C/><C><C>no</C></C>y</A>', 'x'],
    ['<A>1\r\n2\r3&#13;</A>', '1\n2\n3\r'],
    ['<A>ü 日本 😀</A>', 'ü 日本 😀'],
  ]
  for (const [element, text] of cases) {
    it(JSON.stringify(element), () => expect(parse(TEXT, `<R>${element}</R>`)).toEqual({ A: text }))
  }
})

describe('elements', () => {
  it('come in any order, with unknown ones among them', () => {
    const xml = '<R>text<X y="</R>"><A>no</A></X><B>2</B><!-- <A>no</A> --><Y/><A>1</A></R>'
    expect(parse(TEXT, xml)).toEqual({ A: '1', B: '2' })
  })

  it('have prefixes that do not matter', () => {
    const xml = '<n:R xmlns:n="urn:n"><n:A>1</n:A><m:B xmlns:m="urn:m">2</m:B></n:R>'
    expect(parse(TEXT, xml)).toEqual({ A: '1', B: '2' })
  })

  it('count once: the first', () => expect(parse(TEXT, '<R><A>1</A><A>2</A><A/></R>')).toEqual({ A: '1' }))

  it('count once also around one of their own kind', () => {
    const shape = structure({ A: 'string', Child: 'Root' })
    const xml = '<R><A>1</A><Child><A>2</A></Child><A>3</A><Child><A>4</A></Child></R>'
    expect(parse(shape, xml)).toEqual({ A: '1', Child: { A: '2' } })
  })

  it('may be for two members', () => {
    const list = { List: { type: 'list', member: { shape: 'string' } } }
    const all = { shape: 'List', flattened: true, locationName: 'Event' }
    for (const members of [
      { Events: all, Event: 'string' },
      { Event: 'string', Events: all },
    ]) {
      const xml = '<R><Event>1</Event><Event>2</Event><Event/></R>'
      expect(parse(structure(members, list), xml)).toEqual({ Events: ['1', '2', ''], Event: '1' })
    }
  })

  it('are missing when they are missing', () => expect(parse(TEXT, '<R/>')).toEqual({}))

  it('may follow a declaration, a byte order mark, comments', () => {
    const xml = '\ufeff<?xml version="1.0" encoding="latin1"?>\n<!-- c -->\n<R><A>ü</A></R>\n<!-- d -->\n'
    expect(parse(TEXT, xml)).toEqual({ A: 'ü' })
  })

  it('are learned in the order in which they come, and forgotten again', () => {
    const list = rootOf({
      Root: { type: 'list', member: { shape: 'Item' } },
      Item: { type: 'structure', members: { A: { shape: 'string' }, B: { shape: 'string' }, C: { shape: 'string' } } },
    })
    const item = '<member><C>3</C><A>1</A></member>'
    const other = '<member><A>1</A><B>2</B><C>3</C></member>'
    const xml = `<R>${item}${other}${item}${other}<other/></R>`
    const short = { A: '1', C: '3' }
    const long = { A: '1', B: '2', C: '3' }
    for (let i = 0; i < 2; i++) expect(parse(list, xml)).toEqual([short, long, short, long, {}])
  })
})

describe('scalars', () => {
  const shape = structure({ I: 'integer', L: 'long', D: 'double', B: 'boolean', T: 'timestamp', Y: 'blob' })
  const one = (element: string) => Object.values(parse(shape, `<R>${element}</R>`) as object)[0]

  it('integers', () => {
    expect(one('<I> -7\n</I>')).toBe(-7)
    expect(one('<L>9007199254740993</L>')).toBe(9007199254740993n)
    expect(one('<L>-9223372036854775808</L>')).toBe(-9223372036854775808n)
    expect(() => one('<I/>')).toThrow(ResponseParserError)
    expect(() => one('<I>1.5</I>')).toThrow(ResponseParserError)
  })

  it('numbers', () => {
    expect(one('<D>1e-7</D>')).toBe(1e-7)
    expect(one('<D>-Infinity</D>')).toBe(Number.NEGATIVE_INFINITY)
    expect(one('<D>NaN</D>')).toBeNaN()
    expect(() => one('<D>much</D>')).toThrow(ResponseParserError)
  })

  it('booleans', () => {
    expect(one('<B>true</B>')).toBe(true)
    expect(one('<B>TRUE</B>')).toBe(false)
    expect(one('<B/>')).toBe(false)
  })

  it('timestamps', () => {
    expect(one('<T>2026-01-02T03:04:05.678Z</T>')).toEqual(new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678)))
    expect(one('<T>1422172800</T>')).toEqual(new Date(1422172800000))
    expect(() => one('<T>soon</T>')).toThrow(ResponseParserError)
  })

  it('blobs', () => expect(one('<Y>aGk=</Y>')).toEqual(new Uint8Array([104, 105])))
})

describe('lists', () => {
  const lists = {
    List: { type: 'list', member: { shape: 'string' } },
    Named: { type: 'list', member: { shape: 'string', locationName: 'item' } },
    Nested: { type: 'list', member: { shape: 'List' } },
  }
  const read = (member: object, xml: string) => parse(structure({ A: member }, lists), `<R>${xml}</R>`)

  it('are wrapped, whatever their elements are called', () => {
    expect(read({ shape: 'List' }, '<A> <member>1</member><item>2</item><member/> </A>')).toEqual({ A: ['1', '2', ''] })
    expect(read({ shape: 'List' }, '<A></A>')).toEqual({ A: [] })
    expect(read({ shape: 'List' }, '<A/>')).toEqual({ A: [] })
    expect(read({ shape: 'Nested' }, '<A><member><member>1</member></member><member/></A>')).toEqual({ A: [['1'], []] })
  })

  it('are flattened, also with others in between', () => {
    const flat = { shape: 'List', flattened: true }
    const shape = structure({ A: flat, B: { ...flat, locationName: 'b' } }, lists)
    expect(parse(shape, '<R><A>1</A><b>x</b><A>2</A><b/><A>3</A></R>')).toEqual({ A: ['1', '2', '3'], B: ['x', ''] })
  })

  it('go by the name of their elements or their own when they are flattened', () => {
    const flat = { shape: 'Named', flattened: true }
    expect(read(flat, '<item>1</item><item>2</item>')).toEqual({ A: ['1', '2'] })
    expect(read(flat, '<A>1</A>')).toEqual({ A: ['1'] })
  })
})

describe('maps', () => {
  const maps = {
    Map: { type: 'map', key: { shape: 'string' }, value: { shape: 'integer' } },
    Renamed: {
      type: 'map',
      key: { shape: 'string', locationName: 'Name' },
      value: { shape: 'string', locationName: 'Value' },
    },
  }
  const read = (member: object, xml: string) => parse(structure({ A: member }, maps), `<R>${xml}</R>`)

  it('are wrapped', () => {
    const entries = '<entry><key>a</key><value>1</value></entry> <entry><value>2</value><key>b</key></entry>'
    expect(read({ shape: 'Map' }, `<A>${entries}</A>`)).toEqual({ A: { a: 1, b: 2 } })
    expect(read({ shape: 'Map' }, '<A/>')).toEqual({ A: {} })
  })

  it('are flattened, with names of their own', () => {
    const flat = { shape: 'Renamed', flattened: true, locationName: 'Attribute' }
    const one = (name: string, value: string) => `<Attribute><Name>${name}</Name>${value}</Attribute>`
    const xml = one('a', '<Value>1</Value>') + one('b', '<Value/>')
    expect(read(flat, xml)).toEqual({ A: { a: '1', b: '' } })
  })

  it('keep __proto__ as a plain key', () => {
    const { A } = read({ shape: 'Map' }, '<A><entry><key>__proto__</key><value>1</value></entry></A>') as {
      A: Record<string, unknown>
    }
    expect(Object.keys(A)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(A)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['1']).toBeUndefined()
  })

  it('are refused when they are something else', () => {
    expect(() => read({ shape: 'Map' }, '<A><entry><k>a</k></entry></A>')).toThrow('Unknown tag: k')
    expect(() => read({ shape: 'Map' }, '<A><entry><key>a</key></entry></A>')).toThrow(ResponseParserError)
    expect(() => read({ shape: 'Map' }, '<A><entry/></A>')).toThrow(ResponseParserError)
  })
})

describe('attributes', () => {
  const type = { shape: 'string', locationName: 'xsi:type', xmlAttribute: true }
  const shape = structure(
    { Grantee: 'G' },
    { G: { type: 'structure', members: { Type: type, ID: { shape: 'string' } } } },
  )

  it('are found under any prefix', () => {
    const xml = (prefix: string) =>
      `<R><Grantee xmlns:${prefix}="urn:x" ${prefix}:type='A &gt; "B"'><ID>1</ID></Grantee></R>`
    for (const prefix of ['xsi', 'foo'])
      expect(parse(shape, xml(prefix))).toEqual({ Grantee: { Type: 'A > "B"', ID: '1' } })
  })

  it('of an empty element', () => {
    expect(parse(shape, '<R><Grantee xsi:type="Group"/></R>')).toEqual({ Grantee: { Type: 'Group' } })
  })

  it('are missing when only others are there', () => {
    expect(parse(shape, '<R><Grantee type="no" xsi:other="no"><ID>1</ID></Grantee></R>')).toEqual({
      Grantee: { ID: '1' },
    })
  })
})

describe('unions', () => {
  const union = { type: 'structure', union: true, members: { A: { shape: 'string' }, B: { shape: 'integer' } } }
  const read = (xml: string) => parse(structure({ U: 'U' }, { U: union }), `<R>${xml}</R>`)

  it('have one member', () => expect(read('<U><B>1</B></U>')).toEqual({ U: { B: 1 } }))

  it('may have a member that is new', () => {
    expect(read('<U><New><A>1</A></New></U>')).toEqual({ U: { SDK_UNKNOWN_MEMBER: { name: 'New' } } })
  })

  it('have no more and no less', () => {
    for (const xml of [
      '<U/>',
      '<U></U>',
      '<U><A>1</A><B>1</B></U>',
      '<U><A>1</A><New/></U>',
      '<U><New/><Newer/></U>',
    ]) {
      expect(() => read(xml)).toThrow('must have one and only one member set')
    }
  })
})
