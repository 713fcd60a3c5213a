import { describe, expect, it } from 'vitest'
import { ArgumentError, InvalidArnException, InvalidRegionError } from '../../../src/errors/index.ts'
import { isArn, parseArn } from '../../../src/util/arn.ts'
import {
  concatBytes,
  equalBytes,
  fromBase64,
  fromHex,
  toBase64,
  toHex,
  utf8,
  utf8Text,
} from '../../../src/util/bytes.ts'
import { parseDuration, parseTimeout } from '../../../src/util/duration.ts'
import { isValidHostLabel, isValidRegionName, validateRegionName } from '../../../src/util/host-label.ts'
import { didYouMean, nearNames } from '../../../src/util/suggestions.ts'

describe('bytes', () => {
  it('convert both ways, also from a view into larger memory', () => {
    const bytes = new Uint8Array([9, 0xc3, 0xa9, 0xff, 9]).subarray(1, 3)
    expect(utf8Text(bytes)).toBe('é')
    expect([...utf8('é')]).toEqual([0xc3, 0xa9])
    expect(toHex(bytes)).toBe('c3a9')
    expect(toBase64(bytes)).toBe('w6k=')
    expect(fromHex('C3a9')).toEqual(new Uint8Array([0xc3, 0xa9]))
    expect(fromBase64('w6k=')).toEqual(new Uint8Array([0xc3, 0xa9]))
    expect(fromBase64('w 6\nk').buffer.byteLength).toBe(2)
  })

  it('are joined and compared', () => {
    expect([...concatBytes([utf8('a'), utf8('bc')])]).toEqual([97, 98, 99])
    expect(concatBytes([])).toHaveLength(0)
    expect(equalBytes(utf8('abc'), new Uint8Array([97, 98, 99]))).toBe(true)
    expect(equalBytes(utf8('abc'), utf8('abd'))).toBe(false)
    expect(equalBytes(utf8('abc'), utf8('ab'))).toBe(false)
  })
})

describe('durations', () => {
  it.each([
    [5, 5000],
    [0.25, 250],
    [0, 0],
    ['500ms', 500],
    ['5s', 5000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['1.5 s', 1500],
    ['60', 60_000],
    [1000, 1_000_000],
  ] as const)('%s is %s ms', (value, expected) => expect(parseDuration(value, 'x')).toBe(expected))

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '', '5 sec', '-5s', '1e3', null as never, {} as never])(
    '%s is refused',
    (value) => {
      expect(() => parseDuration(value, 'delay')).toThrow(ArgumentError)
      expect(() => parseDuration(value, 'delay')).toThrow(/^delay must be a number of seconds or a string such as/)
    },
  )

  it('a timeout of thousands is milliseconds by mistake', () => {
    expect(() => parseTimeout(3000, 'readTimeout')).toThrow("readTimeout is in seconds: did you mean '3000ms'?")
    expect(() => parseTimeout('3000', 'readTimeout')).toThrow("readTimeout is in seconds: did you mean '3000ms'?")
    expect(parseTimeout('3000s', 'readTimeout')).toBe(3_000_000)
    expect(parseTimeout('3000ms', 'readTimeout')).toBe(3000)
    expect(parseTimeout(999, 'readTimeout')).toBe(999_000)
  })

  it('a timeout is no longer than a timer can count', () => {
    expect(parseTimeout('1000h', 'timeout')).toBe(2 ** 31 - 1)
  })
})

describe('host labels and regions', () => {
  it.each([
    ['a', true],
    ['us-east-1', true],
    ['1', true],
    ['A'.repeat(63), true],
    ['A'.repeat(64), false],
    ['', false],
    ['-a', false],
    ['a-', false],
    ['a.b', false],
    ['a_b', false],
    ['é', false],
    ['a\n', false],
  ] as const)('label %j: %s', (label, valid) => expect(isValidHostLabel(label)).toBe(valid))

  it('a region is a label that is not all digits; none is none', () => {
    expect(['us-east-1', '', '123', 'x/../y', 'a.b'].map(isValidRegionName)).toEqual([true, true, false, false, false])
    expect(() => validateRegionName('evil.com#')).toThrow(InvalidRegionError)
    expect(() => validateRegionName('evil.com#')).toThrow(
      "Provided region_name 'evil.com#' doesn't match a supported format.",
    )
    validateRegionName(undefined)
    validateRegionName('eu-west-1')
  })
})

describe('suggestions', () => {
  const services = ['s3', 's3control', 'sqs', 'sns', 'dynamodb', 'dynamodbstreams', 'logs', 'cloudwatch', 'ec2']
  it.each([
    ['dynamo', ['dynamodb', 'dynamodbstreams']],
    ['dyanmodb', ['dynamodb']],
    ['DynamoDB', ['dynamodb', 'dynamodbstreams']],
    ['s4', ['s3']],
    ['cloud-watch', ['cloudwatch']],
    ['xyzzy', []],
    ['', []],
    ['x'.repeat(1000), []],
  ])('%s', (name, expected) => expect(nearNames(name, services)).toEqual(expected))

  it('make a sentence', () => {
    expect(didYouMean('dynamo', services)).toBe("Did you mean 'dynamodb' or 'dynamodbstreams'?")
    expect(didYouMean('cloudwath', services)).toBe("Did you mean 'cloudwatch'?")
    expect(didYouMean('xyzzy', services)).toBeUndefined()
  })
})

describe('ARNs', () => {
  it('are taken apart; the resource keeps its colons', () => {
    expect(parseArn('arn:aws:s3:us-west-2:123456789012:accesspoint:a:b')).toEqual({
      partition: 'aws',
      service: 's3',
      region: 'us-west-2',
      account: '123456789012',
      resource: 'accesspoint:a:b',
    })
    expect(parseArn('arn:aws:s3:::bucket').resource).toBe('bucket')
    expect(isArn('arn:aws:s3:::bucket')).toBe(true)
    expect(isArn('arn:aws:s3')).toBe(false)
    expect(isArn('nope:aws:s3:::bucket')).toBe(false)
    expect(isArn(5)).toBe(false)
  })

  it('say what they should look like', () => {
    expect(() => parseArn('arn:aws:s3')).toThrow(InvalidArnException)
    expect(() => parseArn('arn:aws:s3')).toThrow(
      'Provided ARN: arn:aws:s3 must be of the format: arn:partition:service:region:account:resource',
    )
  })
})
