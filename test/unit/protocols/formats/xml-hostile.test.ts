import { describe, expect, it } from 'vitest'
import { ResponseParserError } from '../../../../src/errors/body.ts'
import { RawModel } from '../../../../src/loaders/raw-model.ts'
import { awsQuery } from '../../../../src/protocols/aws-query.ts'
import { parseXml } from '../../../../src/protocols/formats/xml-document.ts'
import { references, rootOf } from './shapes.ts'

const shape = rootOf({
  Root: {
    type: 'structure',
    members: references({ A: 'string', Child: 'Root', List: 'List', Map: 'Map', U: 'Union' }),
  },
  List: { type: 'list', member: { shape: 'List' } },
  Map: { type: 'map', key: { shape: 'string' }, value: { shape: 'Map' } },
  Union: { type: 'structure', union: true, members: references({ U: 'Union' }) },
})

function parse(xml: string | Uint8Array): unknown {
  return parseXml(typeof xml === 'string' ? Buffer.from(xml) : xml, shape)
}

const nested = (open: string, close: string, depth: number) => `<R>${open.repeat(depth)}${close.repeat(depth)}</R>`
const DEEP = 100_000
const BILLION_LAUGHS = `<?xml version="1.0"?><!DOCTYPE R [<!ENTITY a "ha">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY ${'abcdefghij'[i + 1]} "${`&${'abcdefghij'[i]};`.repeat(10)}">`,
).join('')}]><R><A>&j;</A></R>`

const HOSTILE: Record<string, string | Uint8Array> = {
  nothing: '',
  'only space': ' \n ',
  'no XML': 'Forbidden',
  'text before the root': 'x<R/>',
  'text after the root': '<R/>x',
  'two roots': '<R/><R/>',
  'an unfinished name': '<R',
  'an unfinished tag': '<R a="1"',
  'an unfinished value': '<R a="1>',
  'an unfinished element': '<R><A>x',
  'an unfinished root': '<R><A>x</A>',
  'an unfinished end tag': '<R><A>x</A',
  'an unfinished comment': '<R><!-- x',
  'an unfinished CDATA section': '<R><A><![CDATA[x]]</A></R>',
  'an unfinished instruction': '<R><?x </R>',
  'the wrong end tag': '<R><A>x</B></R>',
  'the wrong end tag somewhere unknown': '<R><X><Y></X></Y></R>',
  'crossed elements': '<R><A><B></A></B></R>',
  'a longer end tag': '<R><A>x</AB></R>',
  'an end tag alone': '</R>',
  'a digit as a name': '<R><1/></R>',
  'a space as a name': '<R>< A>x</A></R>',
  'two less-thans': '<R><<A/></R>',
  'a less-than in a tag': '<R><A <B/></R>',
  'a slash in a tag': '<R><A /x></A></R>',
  'an entity of its own': '<R><A>&foo;</A></R>',
  'an ampersand alone': '<R><A>a & b</A></R>',
  'an unfinished reference': '<R><A>&lt</A></R>',
  'a surrogate': '<R><A>&#xD800;</A></R>',
  'a character beyond all': '<R><A>&#1114112;</A></R>',
  'the character zero': '<R><A>&#0;</A></R>',
  'a number without digits': '<R><A>&#;&#x;</A></R>',
  'a number with too many digits': `<R><A>&#${'9'.repeat(DEEP)};</A></R>`,
  'no UTF-8': new Uint8Array([0x3c, 0x52, 0x3e, 0xff, 0x3c, 0x2f, 0x52, 0x3e]),
  'UTF-16': Buffer.from('\ufeff<R/>', 'utf16le'),
  'zeros at the end': '<R/>\0\0',
  'a document type': '<!DOCTYPE html><R/>',
  'an external entity': '<!DOCTYPE R [<!ENTITY x SYSTEM "file:///etc/passwd">]><R><A>&x;</A></R>',
  'a billion laughs': BILLION_LAUGHS,
  'deep structures': nested('<Child>', '</Child>', DEEP),
  'deep lists': nested('<List>', '</List>', DEEP),
  'deep maps': `<R><Map>${'<entry><key>k</key><value>'.repeat(DEEP)}`,
  'deep unions': nested('<U>', '</U>', DEEP),
  'deep unknown elements': nested('<X>', '</X>', DEEP),
  'deep text': `<R><A>${'<b>'.repeat(DEEP)}${'</b>'.repeat(DEEP)}</A></R>`,
  'deep and never closed': '<Child>'.repeat(DEEP),
}

describe('XML that is none, or too much', () => {
  for (const [name, xml] of Object.entries(HOSTILE)) {
    it(`${name}: one of our errors`, () => expect(() => parse(xml)).toThrow(ResponseParserError))
  }

  it('does not repeat the body in the error', () => {
    expect(() => parse('<R><SecretAccessKey>hunter2</SecretAccessKey>')).toThrow(/^(?!.*hunter2)/)
  })

  it('says where', () => {
    expect(() => parse('<R>\n  <A>x</B>\n</R>')).toThrow('mismatched tag: line 2, column 8')
  })
})

describe('XML that is large', () => {
  it('has a long name, a long value, many attributes', () => {
    const long = 'x'.repeat(1_000_000)
    const many = Array.from({ length: 100_000 }, (_, i) => ` a${i}="${i}"`).join('')
    expect(parse(`<R><${long} a="${long}"${many}>${long}</${long}><A${many}>1</A></R>`)).toEqual({ A: '1' })
  })

  it('has many references, comments, siblings', () => {
    const { A } = parse(`<R><A>${'&amp;'.repeat(200_000)}</A></R>`) as { A: string }
    expect(A).toBe('&'.repeat(200_000))
    expect(parse(`<R>${'<!--x-->'.repeat(200_000)}<A>1</A>${'<X/>'.repeat(200_000)}</R>`)).toEqual({ A: '1' })
    expect(parse(`<R><A>${'<!--x-->y'.repeat(100_000)}</A></R>`)).toEqual({ A: 'y'.repeat(100_000) })
  })

  it('has a zero byte, which is a character', () => expect(parse('<R><A>a\0b</A></R>')).toEqual({ A: 'a\0b' }))
})

describe('errors that are no XML', () => {
  const model = new RawModel('test', '2026-01-01', () => ({
    metadata: { protocol: 'query' },
    operations: { Get: { name: 'Get', output: { shape: 'Out', resultWrapper: 'GetResult' } } },
    shapes: { Out: { type: 'structure', members: { A: { shape: 'S' } } }, S: { type: 'string' } },
  }))

  for (const [name, xml] of Object.entries(HOSTILE)) {
    it(`${name}: an error by its status`, () => {
      const body = typeof xml === 'string' ? Buffer.from(xml) : xml
      const answer = awsQuery.parseError(model.operation('Get')!, { statusCode: 404, headers: {}, body })
      expect(answer.Error).toEqual({ Code: '404', Message: 'Not Found' })
    })
  }
})
