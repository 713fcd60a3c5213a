import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../../../src/auth/digest.ts'
import { hashPayloadStream } from '../../../src/auth/payload-hash.ts'
import { signRequest } from '../../../src/auth/sign.ts'
import type { SignatureVersion, SigningContext, SigningScheme } from '../../../src/auth/signing-context.ts'
import { BytesBody } from '../../../src/checksums/aws-chunked.ts'
import { UnseekableStreamError } from '../../../src/errors/body.ts'
import { UnknownSignatureVersionError, UnsupportedSignatureVersionError } from '../../../src/errors/config.ts'
import { NoAuthTokenError, NoCredentialsError } from '../../../src/errors/credentials.ts'
import { InvalidEndpointConfigurationError, NoRegionError } from '../../../src/errors/endpoint.ts'
import { HttpRequest, type RequestBody } from '../../../src/http/http.ts'
import { streamBody } from '../checksums/stream-body.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const NOW = Date.UTC(2015, 7, 30, 12, 36)

function context(version: string, more: Partial<SigningContext> = {}, scheme: Partial<SigningScheme> = {}) {
  const signatureVersion = version as SignatureVersion
  return {
    scheme: {
      signatureVersion,
      signingName: 'service',
      signingRegion: 'us-east-1',
      payloadSigningEnabled: true,
      ...scheme,
    },
    credentials: { accessKeyId: 'AKID', secretAccessKey: SECRET },
    now: NOW,
    ...more,
  } satisfies SigningContext
}

function request(body?: RequestBody, scheme = 'https'): HttpRequest {
  return new HttpRequest('PUT', scheme, 'example.com', '/', '', {}, body)
}

const once = streamBody(() => Readable.from([Buffer.from('hello')]))

const SIGNED = ['v4', 's3v4', 'v4-query', 's3v4-query', 'v4-s3express', 'v4-s3express-query']
const SIGNED_IN_REGIONS = ['v4a', 's3v4a', 'v4a-query', 's3v4a-query']

describe('what signing needs', () => {
  it.each([...SIGNED, ...SIGNED_IN_REGIONS, 'v2', 'v3'])('%s needs credentials', (version) => {
    const missing = context(version, { credentials: undefined })
    expect(() => signRequest(request(), missing)).toThrow(NoCredentialsError)
    expect(() => signRequest(request(), missing)).toThrow('Unable to locate credentials')
  })

  it.each([...SIGNED, ...SIGNED_IN_REGIONS])('%s needs a region', (version) => {
    expect(() => signRequest(request(), context(version, {}, { signingRegion: undefined }))).toThrow(NoRegionError)
  })

  it('bearer needs a token, and https', () => {
    expect(() => signRequest(request(), context('bearer'))).toThrow(NoAuthTokenError)
    const plain = request(undefined, 'http')
    expect(() => signRequest(plain, context('bearer', { token: { token: 't' } }))).toThrow(
      InvalidEndpointConfigurationError,
    )
    expect(plain.headers).toEqual({})
  })

  it('none leaves a request alone', () => {
    const untouched = request()
    signRequest(untouched, context('none', { credentials: undefined }))
    expect(untouched).toEqual(request())
  })

  it('none announces a checksum in a trailer', () => {
    const unsigned = request()
    const checksum = { in: 'trailer', name: 'x-amz-checksum-crc32' } as const
    signRequest(unsigned, context('none', { credentials: undefined, checksum }))
    expect(unsigned.headers).toEqual({ 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' })
  })

  it.each([
    ['v9', UnknownSignatureVersionError],
    ['bearer-query', UnsupportedSignatureVersionError],
    ['v9-presign-post', UnsupportedSignatureVersionError],
  ])('refuses %s', (version, error) => {
    expect(() => signRequest(request(), context(version))).toThrow(error)
  })

  it('tells no secret', () => {
    for (const version of ['v4', 'v4-query', 'v4a']) {
      const signed = request(Buffer.from('x'))
      signRequest(signed, context(version))
      expect(JSON.stringify(signed)).not.toContain(SECRET)
    }
  })
})

describe('signing again', () => {
  it('gives what the first time gave', () => {
    for (const version of ['v4', 's3v4']) {
      const signed = request(Buffer.from('x'))
      signRequest(signed, context(version))
      const { authorization } = signed.headers
      signRequest(signed, context(version))
      expect(signed.headers['authorization']).toBe(authorization)
    }
  })

  it('takes new credentials and a new time', () => {
    const signed = request()
    signRequest(signed, context('v4'))
    const sessionToken = 'token'
    const credentials = { accessKeyId: 'OTHER', secretAccessKey: 'other', sessionToken }
    signRequest(signed, context('v4', { credentials, now: NOW + 86_400_000 }))
    expect(signed.headers['x-amz-date']).toBe('20150831T123600Z')
    expect(signed.headers['x-amz-security-token']).toBe('token')
    expect(signed.headers['authorization']).toContain('Credential=OTHER/20150831/us-east-1/service/aws4_request')
  })

  it('keeps the keys of many secrets apart', () => {
    const sign = (secretAccessKey: string) => {
      const signed = request()
      signRequest(signed, context('v4', { credentials: { accessKeyId: 'A', secretAccessKey } }))
      return signed.headers['authorization']
    }
    const secrets = Array.from({ length: 200 }, (_, index) => `secret ${index}`)
    const first = secrets.map(sign)
    expect(new Set(first).size).toBe(200)
    expect(secrets.map(sign)).toEqual(first)
  })

  it('signs in a region whose name is not ASCII', () => {
    const signed = request()
    signRequest(signed, context('v4', {}, { signingRegion: 'région' }))
    expect(signed.headers['authorization']).toMatch(/Signature=[0-9a-f]{64}$/)
  })
})

describe('bodies that are streams', () => {
  const data = Buffer.from('hello')

  it.each([
    ['v4', 'https'],
    ['v4', 'http'],
    ['v4a', 'https'],
    ['s3v4', 'http'],
  ])('%s over %s hashes one that can be read again', async (version, scheme) => {
    const streamed = request(new BytesBody(data), scheme)
    const whole = request(data, scheme)
    const base = context(version)
    signRequest(streamed, { ...base, payloadHash: await hashPayloadStream(streamed, base) })
    signRequest(whole, base)
    if (version === 'v4a') expect(streamed.headers['authorization']).toContain('Signature=')
    else expect(streamed.headers).toEqual(whole.headers)
    if (version === 's3v4') expect(streamed.headers['x-amz-content-sha256']).toBe(sha256Hex(data))
  })

  it.each([
    ['the payload is unsigned', context('v4', {}, { payloadSigningEnabled: false })],
    ['the checksum is in a trailer', context('s3v4', { checksum: { in: 'trailer', name: 'x-amz-checksum-crc32' } })],
    ['it is for a URL', context('v4-query')],
    ['nothing is signed', context('none')],
    ['S3 must not', context('s3v4', { s3PayloadSigningEnabled: false })],
  ])('hashes nothing when %s', (_why, base) => {
    expect(hashPayloadStream(request(new BytesBody(data)), base)).toBeUndefined()
  })

  it('respects a hash that is in the headers', () => {
    const given = request(new BytesBody(data))
    given.headers['x-amz-content-sha256'] = sha256Hex(data)
    expect(hashPayloadStream(given, context('v4'))).toBeUndefined()
    signRequest(given, context('v4'))
    expect(given.headers['authorization']).toContain('SignedHeaders=host;x-amz-content-sha256;x-amz-date')
  })

  it('S3 leaves one that can be read once unsigned; others cannot be signed', () => {
    const streamed = request(once, 'http')
    expect(hashPayloadStream(streamed, context('s3v4'))).toBeUndefined()
    signRequest(streamed, context('s3v4'))
    expect(streamed.headers['x-amz-content-sha256']).toBe('UNSIGNED-PAYLOAD')
    expect(() => signRequest(request(once), context('v4'))).toThrow(UnseekableStreamError)
  })
})

describe('presigned URLs', () => {
  function presign(version: string, path: string, query: string, body?: RequestBody, headers = {}): HttpRequest {
    const made = new HttpRequest('GET', 'https', 'example.com', path, query, { ...headers }, body)
    signRequest(made, context(version, { expiresIn: 60 }))
    return made
  }

  it('keep every value of a repeated name', () => {
    const { query } = presign('v4-query', '/', 'tag=b&tag=a&tag=%20')
    expect(query).toMatch(/^tag=b&tag=a&tag=%20&X-Amz-Algorithm=/)
  })

  it('leave a body that is neither form nor object to whoever uses them, and sign it', () => {
    const body = Buffer.from('<Rule/>')
    const signed = presign('v4-query', '/', '', body)
    expect(signed.body).toBe(body)
    expect(signed.query).not.toBe(presign('v4-query', '/', '').query)
    expect(presign('s3v4-query', '/', '', body).query).toBe(presign('s3v4-query', '/', '').query)
  })

  it('take nested JSON as text', () => {
    const body = Buffer.from('{"a": {"b": [1, true]}, "c": [null, false]}')
    const { query } = presign('v4-query', '/', '', body)
    expect(query).toMatch(/^a=%7B%22b%22%3A%5B1%2Ctrue%5D%7D&c=None&c=False&X-Amz-/)
  })

  it('bear hostile names and broken escapes', () => {
    const { query } = presign('v4-query', '/', '__proto__=1&constructor=2&bad=%E0%A4%A&x=%zz', undefined)
    expect(query).toMatch(/^__proto__=1&constructor=2&bad=%EF%BF%BD%25A&x=%25zz&X-Amz-/)
  })

  it('S3 Express has its own life and token', () => {
    const made = request()
    const credentials = { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 't/t' }
    signRequest(made, context('v4-s3express-query', { credentials }))
    expect(made.query).toContain('&X-Amz-Expires=300&')
    expect(made.query).toContain('&X-Amz-S3session-Token=t%2Ft&')
    expect(made.query).not.toContain('X-Amz-Security-Token')
  })
})

describe('signature version 2', () => {
  it('signs the query of a request without a form, and corrects a length', () => {
    const get = new HttpRequest('GET', 'https', 'sdb.amazonaws.com', '/', 'Action=List', {}, undefined)
    signRequest(get, context('v2'))
    expect(get.query).toMatch(/^Action=List&AWSAccessKeyId=AKID&SignatureVersion=2&.*&Signature=[^&]+$/)

    const headers = { 'content-length': '11' }
    const post = new HttpRequest('POST', 'https', 'sdb.amazonaws.com', '/', '', headers, Buffer.from('Action=List'))
    signRequest(post, context('v2'))
    expect(post.headers['content-length']).toBe(String((post.body as Uint8Array).length))
    const signed = Buffer.from(post.body as Uint8Array).toString()
    signRequest(post, context('v2'))
    expect(Buffer.from(post.body as Uint8Array).toString()).toBe(signed)
  })
})

describe('names of headers with capitals', () => {
  it.each([...SIGNED, ...SIGNED_IN_REGIONS.filter((version) => version.endsWith('query'))])(
    '%s signs in lower case',
    (version) => {
      const [capitals, lower] = [request(), request()]
      capitals.headers = { 'X-Amz-Meta-Fish': 'piranha', 'User-Agent': 'me' }
      lower.headers = { 'x-amz-meta-fish': 'piranha', 'user-agent': 'me' }
      for (const one of [capitals, lower]) signRequest(one, context(version))
      const signedOf = ({ headers, query }: HttpRequest) =>
        /SignedHeaders=[^,&]*/.exec(headers['authorization'] ?? query)?.[0]
      expect(signedOf(capitals)).toContain('x-amz-meta-fish')
      expect(signedOf(capitals)).toBe(signedOf(lower))
      // An ECDSA signature is another one each time.
      if (!version.startsWith('v4a') && !version.startsWith('s3v4a')) {
        expect(capitals.headers).toEqual(lower.headers)
        expect(capitals.query).toBe(lower.query)
      }
    },
  )

  it('that mean the same header count as the later', () => {
    const given = request()
    given.headers = { 'content-type': 'text/plain', 'Content-Type': 'text/html' }
    signRequest(given, context('v4'))
    expect(given.headers['content-type']).toBe('text/html')
    expect(Object.keys(given.headers)).not.toContain('Content-Type')
  })
})
