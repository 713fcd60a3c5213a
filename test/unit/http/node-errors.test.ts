import { describe, expect, it } from 'vitest'
import { NoCredentialsError } from '../../../src/errors/index.ts'
import { toHttpError, toStreamError } from '../../../src/http/node-errors.ts'

const withCode = (code: string, cause?: unknown) => Object.assign(new Error(code.toLowerCase(), { cause }), { code })
const url = 'https://example.com/'

describe('errors of the network', () => {
  it.each([
    ['ECONNREFUSED', 'connect', 'EndpointConnectionError'],
    ['ENOTFOUND', 'connect', 'EndpointConnectionError'],
    ['EAI_AGAIN', 'connect', 'EndpointConnectionError'],
    ['EHOSTUNREACH', 'connect', 'EndpointConnectionError'],
    ['EHOSTUNREACH', 'exchange', 'EndpointConnectionError'],
    ['ETIMEDOUT', 'connect', 'ConnectTimeoutError'],
    ['ETIMEDOUT', 'exchange', 'ConnectionClosedError'],
    ['ECONNRESET', 'connect', 'ConnectionClosedError'],
    ['ECONNRESET', 'exchange', 'ConnectionClosedError'],
    ['EPIPE', 'exchange', 'ConnectionClosedError'],
    ['HPE_INVALID_CONSTANT', 'exchange', 'ConnectionClosedError'],
    ['CERT_HAS_EXPIRED', 'connect', 'SSLError'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'connect', 'SSLError'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'connect', 'SSLError'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'connect', 'SSLError'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'connect', 'SSLError'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'connect', 'SSLError'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'exchange', 'SSLError'],
    ['EPROTO', 'connect', 'SSLError'],
    ['ERR_INVALID_CHAR', 'exchange', 'ArgumentError'],
    ['ERR_SOMETHING_NEW', 'connect', 'EndpointConnectionError'],
    ['ERR_SOMETHING_NEW', 'exchange', 'HTTPClientError'],
  ] as const)('%s while in %s is %s', (code, phase, name) => {
    const cause = withCode(code)
    const error = toHttpError(cause, url, phase)
    expect([error.name, error.cause]).toEqual([name, cause])
  })

  it('are found behind others', () => {
    const wrapped = new Error('outer', { cause: new AggregateError([withCode('ECONNREFUSED')]) })
    expect(toHttpError(wrapped, url, 'exchange').name).toBe('EndpointConnectionError')
    const circle = new Error('circle')
    circle.cause = circle
    expect(toHttpError(circle, url, 'exchange').name).toBe('HTTPClientError')
    expect(toHttpError('no error', url, 'exchange').message).toBe(
      'An HTTP Client raised an unhandled exception: no error',
    )
  })

  it('stay as they are when they are ours', () => {
    const ours = new NoCredentialsError({}, { cause: withCode('ECONNRESET') })
    expect(toHttpError(ours, url, 'exchange')).toBe(ours)
    expect(toStreamError(ours)).toBe(ours)
  })

  it('of a body name the body', () => {
    expect(toStreamError(withCode('ECONNRESET')).message).toBe(
      'An error occurred while reading from response stream: econnreset',
    )
  })
})
