import { describe, expect, it } from 'vitest'
import { splitAuthority, splitUrl } from '../../../src/util/url-text.ts'

describe('splitUrl', () => {
  it.each([
    ['HTTPS://a.b:8/c/d?e=/?f#g', { scheme: 'https', authority: 'a.b:8', path: '/c/d', query: 'e=/?f' }],
    ['http://host', { scheme: 'http', authority: 'host', path: '', query: undefined }],
    ['http://host?', { scheme: 'http', authority: 'host', path: '', query: '' }],
    ['http://host#x?y', { scheme: 'http', authority: 'host', path: '', query: undefined }],
    ['http://u:p@[::1]:9/', { scheme: 'http', authority: 'u:p@[::1]:9', path: '/', query: undefined }],
    ['a+b-c.d://x/y#z', { scheme: 'a+b-c.d', authority: 'x', path: '/y', query: undefined }],
    ['http://', { scheme: 'http', authority: '', path: '', query: undefined }],
  ])('%s', (url, parts) => {
    expect(splitUrl(url)).toEqual(parts)
  })

  it.each(['', 'host', '://x', '1a://x', 'a b://x', 'http:/x', '/a://x'])('takes %j for none', (text) => {
    expect(splitUrl(text)).toBeUndefined()
  })
})

describe('splitAuthority', () => {
  it.each([
    ['host', 'host', undefined],
    ['host:80', 'host', '80'],
    ['host:', 'host', ''],
    ['user:1@host', 'host', undefined],
    ['user:pa@ss@host:1', 'host', '1'],
    ['[::1]', '[::1]', undefined],
    ['[::1]:443', '[::1]', '443'],
    ['host:abc', 'host:abc', undefined],
  ])('%s', (authority, host, port) => {
    expect(splitAuthority(authority)).toEqual({ host, port })
  })
})
