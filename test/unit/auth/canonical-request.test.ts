import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalPath, canonicalQuery, canonicalRequest } from '../../../src/auth/canonical-request.ts'
import { formatQuery, overlayQuery, parseQuery } from '../../../src/auth/form-query.ts'
import { signedHeaders, trimAll } from '../../../src/auth/signed-headers.ts'
import { uriDecode, uriEncode } from '../../../src/auth/uri-encode.ts'
import { HttpRequest } from '../../../src/http/http.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 30 })

describe('percent-encoding', () => {
  it('is that of RFC 3986', () => {
    expect(uriEncode("a-b._~c!*'() +/é🐬")).toBe('a-b._~c%21%2A%27%28%29%20%2B%2F%C3%A9%F0%9F%90%AC')
    expect(uriEncode('/a b/~', true)).toBe('/a%20b/~')
  })

  it('comes back', () => {
    fc.assert(fc.property(text, (given) => uriDecode(uriEncode(given)) === given))
  })

  it.each([
    ['a+b%20c', 'a b c'],
    ['%', '%'],
    ['%4', '%4'],
    ['%zz%41', '%zzA'],
    ['%E2%98', '�'],
    ['é%C3%A9', 'éé'],
  ])('%s is read as %s', (given, expected) => {
    expect(uriDecode(given)).toBe(expected)
  })
})

describe('paths', () => {
  it.each([
    ['', '/'],
    ['/', '/'],
    ['/a/b', '/a/b'],
    ['//a///b//', '/a/b/'],
    ['/a/./b/.', '/a/b'],
    ['/a/../../b', '/b'],
    ['/..', '/'],
    ['/a/..', '/'],
    ['/.hidden/..still', '/.hidden/..still'],
    ['/%20', '/%2520'],
    ['/é', '/%C3%A9'],
  ])('%s becomes %s', (given, expected) => {
    expect(canonicalPath(given)).toBe(expected)
  })

  it('keep no dots and no empty segments', () => {
    const segment = fc.constantFrom('a', 'b c', '.', '..', '', '...', '%2F')
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        const inner = canonicalPath(`/${segments.join('/')}`)
          .split('/')
          .slice(1, -1)
        expect(inner.filter((part) => part === '' || part === '.' || part === '..')).toEqual([])
      }),
    )
  })
})

describe('queries', () => {
  it.each([
    ['', ''],
    ['acl', 'acl='],
    ['b=2&a=1', 'a=1&b=2'],
    ['a=2&a=10&a', 'a=&a=10&a=2'],
    ['a-b=1&a=2&aB=3&A=4', 'A=4&a=2&a-b=1&aB=3'],
    ['a=b=c&x=', 'a=b=c&x='],
  ])('%s is signed as %s', (given, expected) => {
    expect(canonicalQuery(given)).toBe(expected)
  })

  it('do not depend on their order', () => {
    const pair = fc
      .tuple(fc.constantFrom('a', 'b', 'aa'), fc.constantFrom('', '1', '2'))
      .map((parts) => parts.join('='))
    const pairs = fc.array(pair, { minLength: 1 })
    fc.assert(
      fc.property(pairs, (given) => {
        expect(canonicalQuery(given.toReversed().join('&'))).toBe(canonicalQuery(given.join('&')))
      }),
    )
  })

  it('are read and written alike', () => {
    const entries = fc.array(fc.tuple(text, fc.array(text, { minLength: 1, maxLength: 3 })), { maxLength: 5 })
    fc.assert(
      fc.property(entries, (given) => {
        const params = new Map(given)
        expect(parseQuery(formatQuery(params))).toEqual(params)
      }),
    )
  })

  it('an overlaid name keeps its place', () => {
    const params = parseQuery('a=1&b=2&&c')
    overlayQuery(params, parseQuery('b=3&b=4&d=5'))
    expect(formatQuery(params)).toBe('a=1&b=3&b=4&c=&d=5')
  })
})

describe('headers', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['  both  ', 'both'],
    ['a  b\t c\r\n d', 'a b c d'],
    ['"quoted  text"', '"quoted text"'],
    ['a\u00a0b\u2003\u3000c', 'a b c'],
    ['a\u200bb\ufeffc', 'a\u200bb\ufeffc'],
    ['   ', ''],
  ])('%j is signed as %j', (given, expected) => {
    expect(trimAll(given)).toBe(expected)
  })

  it('are sorted, without those that change on the way', () => {
    const headers = {
      'x-b': '1',
      'user-agent': 'x',
      authorization: 'x',
      traceparent: 'x',
      'x-a': '2',
      'content-type': 't',
    }
    expect(signedHeaders(headers).list).toBe('content-type;host;x-a;x-b')
    expect(signedHeaders({ ...headers })).toBe(signedHeaders(headers))
    expect(signedHeaders({ host: 'h' }).list).toBe('host')
  })

  it('of any number of names are signed right', () => {
    for (let i = 0; i < 1000; i++) {
      expect(signedHeaders({ [`x-amz-meta-${i}`]: 'v' }).list).toBe(`host;x-amz-meta-${i}`)
    }
    expect(signedHeaders({ 'x-amz-meta-0': 'v' }).list).toBe('host;x-amz-meta-0')
  })

  it('name the host, unless the request has its own', () => {
    const request = new HttpRequest('get', 'https', 'EXAMPLE.com:443', '/', '', {}, undefined)
    const signed = (headers: Record<string, string>) => {
      request.headers = headers
      return canonicalRequest(request, '/', '', signedHeaders(headers), 'hash')
    }
    expect(signed({})).toBe('GET\n/\n\nhost:example.com\n\nhost\nhash')
    expect(signed({ host: 'Other' })).toBe('GET\n/\n\nhost:Other\n\nhost\nhash')
  })
})
