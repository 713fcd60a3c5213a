import { describe, expect, it } from 'vitest'
import { formEncode } from '../../../../src/protocols/formats/query-text.ts'
import { awsQueryDialect, ec2QueryDialect, writeQuery } from '../../../../src/protocols/formats/query-writer.ts'
import { structure } from './shapes.ts'

describe('form encoding', () => {
  it('is that of Python', () => {
    expect(formEncode('AZaz09-._~')).toBe('AZaz09-._~')
    expect(formEncode(' !"#$%&\'()*+,/:;<=>?@[\\]^`{|}\r\n\t')).toBe(
      '+%21%22%23%24%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3C%3D%3E%3F%40%5B%5C%5D%5E%60%7B%7C%7D%0D%0A%09',
    )
    expect(formEncode('ü日😀')).toBe('%C3%BC%E6%97%A5%F0%9F%98%80')
  })

  it('has a replacement for half a character', () => expect(formEncode('a\ud800b')).toBe('a%EF%BF%BDb'))
})

const lists = {
  List: { type: 'list', member: { shape: 'string' } },
  Named: { type: 'list', member: { shape: 'string', locationName: 'item' } },
  Structures: { type: 'list', member: { shape: 'Root' } },
  Map: { type: 'map', key: { shape: 'string' }, value: { shape: 'string' } },
  Renamed: {
    type: 'map',
    key: { shape: 'string', locationName: 'N' },
    value: { shape: 'string', locationName: 'V' },
  },
}

const shape = structure(
  {
    A: 'List',
    B: 'Named',
    C: { shape: 'Named', flattened: true },
    D: { shape: 'Named', flattened: true, locationName: 'd' },
    E: 'Map',
    F: { shape: 'Renamed', flattened: true, locationName: 'f' },
    G: 'Structures',
    H: 'boolean',
    I: 'blob',
    J: 'timestamp',
    k: { shape: 'string', locationName: 'kk', queryName: 'Kay' },
    l: 'string',
  },
  lists,
)

describe('query', () => {
  const write = (params: Record<string, unknown>) => writeQuery(awsQueryDialect, shape, params)

  it('numbers lists by the names of their elements', () => {
    expect(write({ A: ['x', 'y'] })).toBe('&A.member.1=x&A.member.2=y')
    expect(write({ B: ['x'] })).toBe('&B.item.1=x')
    expect(write({ C: ['x', 'y'] })).toBe('&item.1=x&item.2=y')
    expect(write({ D: ['x'] })).toBe('&d.1=x')
    expect(write({ G: [{ C: ['x'] }] })).toBe('&G.member.1.item.1=x')
  })

  it('says that a list is empty', () => {
    expect(write({ A: [], C: [], D: [], E: {}, G: [{ A: [] }] })).toBe('&A=&C=&d=&G.member.1.A=')
  })

  it('numbers the entries of maps', () => {
    expect(write({ E: { 'a b': '&', c: 'd' } })).toBe(
      '&E.entry.1.key=a+b&E.entry.1.value=%26&E.entry.2.key=c&E.entry.2.value=d',
    )
    expect(write({ F: { a: 'b' } })).toBe('&f.1.N=a&f.1.V=b')
  })

  it('writes scalars', () => {
    expect(write({ H: true, I: 'hi', J: 0, k: '=', l: undefined })).toBe(
      '&H=true&I=aGk%3D&J=1970-01-01T00%3A00%3A00Z&kk=%3D',
    )
  })
})

describe('ec2', () => {
  const write = (params: Record<string, unknown>) => writeQuery(ec2QueryDialect, shape, params)

  it('has flat lists, and none that are empty', () => {
    expect(write({ A: ['x', 'y'], B: ['z'], G: [{ l: '1' }], D: [] })).toBe('&A.1=x&A.2=y&B.1=z&G.1.L=1')
  })

  it('has names of its own, else begins them in upper case', () => {
    expect(write({ k: '1', l: '2', D: ['3'] })).toBe('&Kay=1&L=2&D.1=3')
  })
})
