import { describe, expect, it } from 'vitest'
import { parseExpiration, parseTime } from '../../../src/credentials/expiry.ts'
import { isLoopback, isValidUri, urlParts } from '../../../src/credentials/metadata-host.ts'
import { roleCacheKey } from '../../../src/credentials/role-fetcher.ts'
import { sortedJson } from '../../../src/credentials/sorted-json.ts'

describe('times', () => {
  const at = Date.UTC(2030, 0, 2, 3, 4, 5)
  it.each([
    ['2030-01-02T03:04:05Z', at],
    ['2030-01-02T03:04:05UTC', at],
    ['2030-01-02T03:04:05+00:00', at],
    ['2030-01-02T05:04:05+0200', at],
    ['2030-01-02T05:04:05+02', at],
    ['2030-01-01T20:34:05-06:30', at],
    ['2030-01-02 03:04:05', at],
    ['20300102T030405Z', at],
    ['2030-01-02T03:04:05.1239Z', at + 123],
    ['2030-01-02', Date.UTC(2030, 0, 2)],
    ['Wed, 02 Jan 2030 03:04:05 GMT', at],
    ['tomorrow', Number.NaN],
  ])('%s', (text, time) => expect(parseTime(text)).toBe(time))

  it('that are none are said to be none', () => {
    expect(() => parseExpiration('soon', 'x')).toThrow("from x: the expiration 'soon' is not a time")
  })
})

describe("Python's JSON, sorted", () => {
  it.each([
    [{ b: 1, a: 'x' }, '{"a": "x", "b": 1}'],
    [{ a: [1, { c: null, b: true }], Z: undefined }, '{"a": [1, {"b": true, "c": null}]}'],
    ['\u007f é 𝒳', '"\\u007f \\u00e9 \\ud835\\udcb3"'],
  ])('%j', (value, text) => expect(sortedJson(value)).toBe(text))

  it('has no blanks when it is compact', () => {
    expect(sortedJson({ b: [1, 2], a: {} }, true)).toBe('{"a":{},"b":[1,2]}')
  })
})

describe('names of cache entries', () => {
  // Made with botocore's AssumeRoleCredentialFetcher.
  it.each([
    [{ RoleArn: 'arn:aws:iam::123456789012:role/r' }, '6dc9e6e1e186b9f293814df3266de783142c48a2'],
    [
      { RoleArn: 'arn:aws:iam::123456789012:role/r', RoleSessionName: 'me', DurationSeconds: 900 },
      '45eec234d664178a77cfd2bf5381e8c8abde873f',
    ],
    [
      { RoleArn: 'arn:aws:iam::123456789012:role/r', Policy: '{"b": [1, "é"],\n "a": {}}' },
      '8c2c501a11285e1b108541abcaf165f0afeb8640',
    ],
  ])('%j', (params, key) => expect(roleCacheKey(params)).toBe(key))
})

describe('hosts of metadata services', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['0:0:0:0:0:0:0:1', true],
    ['::11', false],
    ['::', false],
    ['1::1', false],
    ['localhost', false],
    ['127.0.0.1.example.com', false],
  ])('%s', (host, loopback) => expect(isLoopback(host)).toBe(loopback))

  it.each([
    ['http://localhost:80/x', 'localhost'],
    ['http://LOCALHOST', 'localhost'],
    ['http://localhost@example.com/x', 'example.com'],
    ['http://example.com#@localhost/', 'example.com'],
    ['http://[fd00:ec2::23]:80/x', 'fd00:ec2::23'],
    ['http:///x', undefined],
    ['localhost/x', undefined],
  ])('%s leads to %s', (url, hostname) => expect(urlParts(url).hostname).toBe(hostname))

  it.each([
    ['http://169.254.169.254/', true],
    ['http://[fd00:ec2::254]/', true],
    ['http://imds.test:80', true],
    ['imds.test', false],
    ['http://-x/', false],
    ['http://a b/', false],
    ['http://a\n/', false],
  ])('%s is a URL: %s', (url, valid) => expect(isValidUri(url)).toBe(valid))
})
