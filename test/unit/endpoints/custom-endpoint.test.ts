import { describe, expect, it } from 'vitest'
import { checkEndpointUrl } from '../../../src/endpoints/custom-endpoint.ts'
import { ArgumentError } from '../../../src/errors/config.ts'

const refused = (url: string): unknown => {
  try {
    return checkEndpointUrl(url)
  } catch (error) {
    return error
  }
}

describe("an endpoint of somebody's own", () => {
  it.each([
    'http://localhost:4566',
    'HTTPS://Example.com',
    'https://example.com./base/path?x=1',
    'http://my_stack:9000',
    'http://127.0.0.1',
    'http://[::1]:8000/',
    'http://[fe80::1%25eth0]',
    'https://user:secret@example.com',
  ])('may be %s', (url) => {
    expect(refused(url)).toBeUndefined()
  })

  it.each([
    [
      'localhost:9000',
      "Invalid endpoint: localhost:9000. An endpoint is a whole URL: did you mean 'https://localhost:9000'?",
    ],
    ['', 'Invalid endpoint: . An endpoint is a whole URL, such as https://localhost:4566.'],
    ['ftp://x', 'Invalid endpoint: ftp://x. An endpoint is a whole URL, such as https://localhost:4566.'],
  ])('that is %j is refused with a hint', (url, message) => {
    expect(refused(url)).toBeInstanceOf(ArgumentError)
    expect(refused(url)).toMatchObject({ message })
  })

  it.each([
    'http://',
    'https:///path',
    'http://a b',
    'http://a\n.b',
    'http://x:65536',
    'http://[::1',
    'http://x:1:2',
    '//x',
    'https://s3..%zz',
  ])('that is %j is refused', (url) => {
    expect(refused(url)).toBeInstanceOf(ArgumentError)
  })

  it('keeps a password out of the message', () => {
    expect(String(refused('ftp://user:secret@x'))).not.toContain('secret')
    expect(String(refused('user:secret@x y'))).not.toContain('secret')
  })
})
