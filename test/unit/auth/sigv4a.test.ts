import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalPath, canonicalQuery, canonicalRequest } from '../../../src/auth/canonical-request.ts'
import { EMPTY_SHA256 } from '../../../src/auth/digest.ts'
import { signRequest } from '../../../src/auth/sign.ts'
import { signedHeaders } from '../../../src/auth/signed-headers.ts'
import type { SignatureVersion, SigningContext } from '../../../src/auth/signing-context.ts'
import { derivePrivateKey, sigv4aKey } from '../../../src/auth/sigv4a-key.ts'
import { HttpRequest } from '../../../src/http/http.ts'

// Published in the tests of aws-c-auth and aws-sdk-go-v2.
const PUBLISHED = { accessKeyId: 'AKISORANDOMAASORANDOM', secretAccessKey: 'q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom' }
const EXAMPLE = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const SUITE_TIME = Date.UTC(2015, 7, 30, 12, 36)

function publicKey({ accessKeyId, secretAccessKey }: typeof EXAMPLE): KeyObject {
  return createPublicKey(sigv4aKey(accessKeyId, secretAccessKey))
}

function textToSign(stamp: string, scope: string, canonical: string): string {
  return `AWS4-ECDSA-P256-SHA256\n${stamp}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`
}

function canonicalOf(request: HttpRequest, s3: boolean, hash: string): string {
  const path = s3 ? request.path : canonicalPath(request.path)
  const query = canonicalQuery(request.query.replace(/&X-Amz-Signature=.*/, ''))
  return canonicalRequest(request, path, query, signedHeaders(request.headers), hash)
}

function context(signatureVersion: SignatureVersion, more: Partial<SigningContext> = {}): SigningContext {
  return {
    scheme: { signatureVersion, signingName: 'service', signingRegion: 'us-east-1', payloadSigningEnabled: true },
    credentials: EXAMPLE,
    now: SUITE_TIME,
    ...more,
  }
}

describe('key derivation', () => {
  it('gives the published private key', () => {
    const key = derivePrivateKey(PUBLISHED.accessKeyId, PUBLISHED.secretAccessKey)
    expect(key.toString('hex')).toBe('7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd')
  })

  it.each([
    [
      PUBLISHED,
      '15d242ceebf8d8169fd6a8b5a746c41140414c3b07579038da06af89190fffcb',
      '0515242cedd82e94799482e4c0514b505afccf2c0c98d6a553bf539f424c5ec0',
    ],
    [
      EXAMPLE,
      'b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1',
      '865ed22a7eadc9c5cb9d2cbaca1b3699139fedc5043dc6661864218330c8e518',
    ],
  ])('gives the published public key of $accessKeyId', (credentials, publishedX, publishedY) => {
    const { x, y } = publicKey(credentials).export({ format: 'jwk' })
    expect(Buffer.from(x!, 'base64url').toString('hex')).toBe(publishedX)
    expect(Buffer.from(y!, 'base64url').toString('hex')).toBe(publishedY)
  })

  it('derives once per pair of keys', () => {
    const key = sigv4aKey('AKID', 'one')
    expect(sigv4aKey('AKID', 'two')).not.toBe(key)
    expect(sigv4aKey('AKID', 'one')).toBe(key)
  })
})

describe('signatures of the published test suite', () => {
  const scope = '20150830/service/aws4_request'

  it('hashes the canonical request to the published string to sign', () => {
    const headers = { host: 'example.amazonaws.com', 'my-header1': 'value1,value2,value3' }
    const request = new HttpRequest('GET', 'https', 'example.amazonaws.com', '/', '', headers, undefined)
    signRequest(request, context('v4a'))
    expect(textToSign('20150830T123600Z', scope, canonicalOf(request, false, EMPTY_SHA256))).toBe(
      `AWS4-ECDSA-P256-SHA256\n20150830T123600Z\n${scope}\n36317e3e7a8ef01ed0074aa23f0e60713ecce33c88fcfe5aa38e2a95a775dd68`,
    )
  })

  it('hashes a presigned query to the published string to sign', () => {
    const query = 'Param2=value2&Param1=value1'
    const request = new HttpRequest('GET', 'https', 'example.amazonaws.com', '/', query, {}, undefined)
    signRequest(request, context('v4a-query'))
    // That revision of the case has no expiry.
    const canonical = canonicalOf(request, false, EMPTY_SHA256).replace('&X-Amz-Expires=3600', '')
    const expected = '870ccff279ac7689a8c159bed2e254d07b6c5c4c864eb23212d1533b4d0fc316'
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(expected)
  })

  it('has the published canonical request of a presigned query', () => {
    const headers = { 'my-header1': 'value1,value2,value3' }
    const request = new HttpRequest('GET', 'https', 'example.amazonaws.com', '/', '', headers, undefined)
    signRequest(request, context('v4a-query'))
    expect(canonicalOf(request, false, EMPTY_SHA256).split('\n')).toEqual([
      'GET',
      '/',
      'X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=3600&X-Amz-Region-Set=us-east-1&X-Amz-SignedHeaders=host%3Bmy-header1',
      'host:example.amazonaws.com',
      'my-header1:value1,value2,value3',
      '',
      'host;my-header1',
      EMPTY_SHA256,
    ])
  })

  it.each([
    ['with a token', 'TOKEN', '4ba7d0482cf4d5450cefdc067a00de1a4a715e444856fa3e1d85c35fb34d9730'],
    ['without a token', undefined, '1aeefb422ae6aa0de7aec829da813e55cff35553cac212dffd5f9474c71e47ee'],
  ])("hashes the Go library's request %s", (_name, sessionToken, expected) => {
    const value = 'some-value=!@#$%^&* (+)'
    const headers = {
      'x-amz-target': 'prefix.Operation',
      'content-type': 'application/x-amz-json-1.0',
      'content-length': '1024',
      'x-amz-meta-other-header': value,
      'x-amz-meta-other-header_with_underscore': `${value},${value}`,
    }
    const path = '/bucket/key-._~,!@%23$%25^&*()'
    const request = new HttpRequest('POST', 'https', 'dynamodb.us-east-1.amazonaws.com', path, '', headers, undefined)
    signRequest(request, context('v4a', { credentials: { ...PUBLISHED, sessionToken }, now: 0 }))
    const canonical = canonicalOf(request, false, EMPTY_SHA256)
    const text = textToSign('19700101T000000Z', '19700101/dynamodb/aws4_request', canonical)
    expect(createHash('sha256').update(text).digest('hex')).toBe(expected)
  })
})

describe('our signatures', () => {
  const body = Buffer.from('hello world')
  const bodyHash = createHash('sha256').update(body).digest('hex')
  const scope = '20150830/service/aws4_request'

  function verified(request: HttpRequest, s3: boolean, hash: string, signature: string): boolean {
    const text = textToSign('20150830T123600Z', scope, canonicalOf(request, s3, hash))
    return verify('sha256', Buffer.from(text), publicKey(EXAMPLE), Buffer.from(signature, 'hex'))
  }

  it.each([
    ['v4a', false],
    ['s3v4a', true],
  ] as const)('%s verifies with the derived public key', (version, s3) => {
    const request = new HttpRequest('PUT', 'https', 'h.example.com', '/a//b%20c', 'x=1&acl', { date: 'x' }, body)
    signRequest(request, context(version))
    const { headers } = request
    const [, signedList, signature] =
      /^AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE\/20150830\/service\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]+)$/.exec(
        headers['authorization']!,
      )!
    expect(signedList).toBe(`date;host;${s3 ? 'x-amz-content-sha256;' : ''}x-amz-date;x-amz-region-set`)
    expect(headers['x-amz-content-sha256']).toBe(s3 ? bodyHash : undefined)
    expect(verified(request, s3, bodyHash, signature!)).toBe(true)
    request.headers['x-amz-region-set'] = 'eu-west-1'
    expect(verified(request, s3, bodyHash, signature!)).toBe(false)
  })

  it.each([
    ['v4a-query', false, EMPTY_SHA256],
    ['s3v4a-query', true, 'UNSIGNED-PAYLOAD'],
  ] as const)('%s verifies with the derived public key', (version, s3, hash) => {
    const request = new HttpRequest('GET', 'https', 'h.example.com', '/a//b', 'x=1', {}, undefined)
    const base = context(version, { expiresIn: 60, credentials: { ...EXAMPLE, sessionToken: 'a/b' } })
    signRequest(request, { ...base, scheme: { ...base.scheme, signingRegion: '*' } })
    expect(request.query).toMatch(
      /^x=1&X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Region-Set=%2A&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Security-Token=a%2Fb&X-Amz-Signature=[0-9a-f]+$/,
    )
    const signature = request.query.slice(request.query.lastIndexOf('=') + 1)
    expect(verified(request, s3, hash, signature)).toBe(true)
  })
})
