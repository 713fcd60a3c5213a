import { describe, expect, it } from 'vitest'
import { constant } from '../../../src/endpoints/expression.ts'
import { parseUrl } from '../../../src/endpoints/parse-url.ts'
import { createPartitions } from '../../../src/endpoints/partitions.ts'
import { compileCall } from '../../../src/endpoints/rule-functions.ts'

const partitions = createPartitions({
  partitions: [
    {
      id: 'aws',
      regionRegex: '^(us|eu)-\\w+-\\d+$',
      regions: { 'aws-global': {} },
      outputs: { dnsSuffix: 'amazonaws.com' },
    },
    {
      id: 'aws-cn',
      regionRegex: '^cn-\\w+-\\d+$',
      regions: { 'cn-north-1': {} },
      outputs: { dnsSuffix: 'amazonaws.com.cn' },
    },
  ],
})

function call(name: string, ...args: unknown[]): unknown {
  return compileCall(name, args.map(constant))([partitions])
}

describe('functions of endpoint rules', () => {
  it.each([
    ['substring', ['abcdef', 0, 4, false], 'abcd'],
    ['substring', ['abcdef', 0, 4, true], 'cdef'],
    ['substring', ['abc', 0, 4, false], undefined],
    ['substring', ['abcd', 2, 2, false], undefined],
    ['substring', ['ab\u007fd', 0, 4, false], 'ab\u007fd'],
    ['substring', ['abc\u0080', 0, 2, false], undefined],
    ['uriEncode', ['a b/c~é'], 'a%20b%2Fc~%C3%A9'],
    ['uriEncode', [undefined], undefined],
    ['isValidHostLabel', ['a.b', false], false],
    ['isValidHostLabel', ['a.b', true], true],
    ['isValidHostLabel', ['a..b', true], false],
    ['isValidHostLabel', ['-a', false], false],
    ['isValidHostLabel', ['a'.repeat(64), false], false],
    ['isValidHostLabel', ['abc\n', false], false],
    ['isValidHostLabel', [undefined, false], false],
    ['aws.isVirtualHostableS3Bucket', ['my-bucket', false], true],
    ['aws.isVirtualHostableS3Bucket', ['My-bucket', false], false],
    ['aws.isVirtualHostableS3Bucket', ['ab', false], false],
    ['aws.isVirtualHostableS3Bucket', ['192.168.1.1', true], false],
    ['aws.isVirtualHostableS3Bucket', ['a.bucket', true], true],
    ['not', [false], true],
    ['not', [undefined], true],
    ['isSet', [false], true],
    ['isSet', [null], false],
    ['getAttr', [{ a: { b: ['x', 'y'] } }, 'a.b[1]'], 'y'],
    ['getAttr', [['x', 'y'], '[0]'], 'x'],
    ['getAttr', [['x', 'y'], '[-1]'], 'y'],
    ['getAttr', [{ a: ['x'] }, 'a[1]'], undefined],
    ['getAttr', [{}, 'constructor'], undefined],
    ['getAttr', [{}, '__proto__'], undefined],
    ['getAttr', [undefined, 'a.b'], undefined],
    ['coalesce', [undefined, undefined, 'c'], 'c'],
    ['coalesce', [false, true], false],
    ['coalesce', [undefined, null], null],
    ['ite', [true, '-fips', ''], '-fips'],
    ['ite', [false, '-fips', ''], ''],
    ['split', ['a--b--c', '--', 0], ['a', 'b', 'c']],
    ['split', ['a--b--c', '--', 2], ['a', 'b--c']],
    ['split', ['a--b--c', '--', 1], ['a--b--c']],
    ['split', ['', '--', 0], ['']],
    ['split', ['----', '--', 0], ['', '', '']],
    ['split', ['--x-s3--azid--suffix', '--', 2], ['', 'x-s3--azid--suffix']],
    ['aws.partition', ['cn-north-1'], { dnsSuffix: 'amazonaws.com.cn', name: 'aws-cn' }],
    ['aws.partition', ['cn-moon-7'], { dnsSuffix: 'amazonaws.com.cn', name: 'aws-cn' }],
    ['aws.partition', ['mars'], { dnsSuffix: 'amazonaws.com', name: 'aws' }],
    ['aws.partition', ['constructor'], { dnsSuffix: 'amazonaws.com', name: 'aws' }],
    ['aws.partition', [undefined], { dnsSuffix: 'amazonaws.com', name: 'aws' }],
    [
      'aws.parseArn',
      ['arn:aws:s3:us-west-2:123:accesspoint:x/y'],
      { partition: 'aws', service: 's3', region: 'us-west-2', accountId: '123', resourceId: ['accesspoint', 'x', 'y'] },
    ],
    ['aws.parseArn', ['arn:aws:s3::'], undefined],
    ['aws.parseArn', ['arn:aws:s3:::'], undefined],
    ['aws.parseArn', ['nothing'], undefined],
    ['aws.parseArn', [undefined], undefined],
  ])('%s of %j', (name, args, wanted) => {
    expect(call(name, ...args)).toEqual(wanted)
  })

  it('refuse values of the wrong type, and calls they do not know', () => {
    expect(() => call('stringEquals', undefined, 'a')).toThrow('Both values must be strings, not unset and string.')
    expect(() => call('booleanEquals', 'true', true)).toThrow('Both arguments must be bools, not string and boolean.')
    expect(() => call('substring', undefined, 0, 1, false)).toThrow('Input must be a string, not unset.')
    expect(() => call('isSet')).toThrow('calls isSet with 0 arguments'.replace('calls', 'call'))
    expect(() => call('constructor', 'a')).toThrow('Unknown function in endpoint rules: constructor')
    expect(() => call('aws.unheardOf', 'a')).toThrow('Unknown function in endpoint rules: aws.unheardOf')
  })
})

describe('parseUrl', () => {
  it.each<[string, string | undefined, string?, string?, boolean?]>([
    ['https://example.com', 'example.com', '', '/', false],
    ['http://example.com:80/foo/bar', 'example.com:80', '/foo/bar', '/foo/bar/', false],
    ['HTTPS://Example.COM:443/', 'Example.COM:443', '/', '/', false],
    ['https://127.0.0.1', '127.0.0.1', '', '/', true],
    ['https://[fe80::1]', '[fe80::1]', '', '/', true],
    ['https://[fe80::1%25en0]:8443/x', '[fe80::1%25en0]:8443', '/x', '/x/', true],
    ['https://[::ffff:1.2.3.4]', '[::ffff:1.2.3.4]', '', '/', true],
    ['https://[1:2:3]', '[1:2:3]', '', '/', false],
    ['https://a/b/../c//d/./e f', undefined],
    ['https://a/b/../c//d/./e', 'a', '/b/../c//d/./e', '/c/d/e/', false],
    ['https://a/é', 'a', '/é', '/%C3%A9/', false],
    ['https://a#fragment', 'a', '', '/', false],
    ['https://example.com:8443?foo=bar', undefined],
    ['https://example.com:99999', undefined],
    ['https://example.com:x', undefined],
    ['https://', undefined],
    ['ftp://example.com', undefined],
    ['example.com', undefined],
    ['https://a\nb', undefined],
    ['', undefined],
  ])('%s', (url, authority, path, normalizedPath, isIp) => {
    const wanted = authority && {
      scheme: url.slice(0, url.indexOf(':')).toLowerCase(),
      authority,
      path,
      normalizedPath,
      isIp,
    }
    expect(parseUrl(url)).toEqual(wanted)
  })
})
