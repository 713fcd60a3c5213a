import { describe, expect, it } from 'vitest'
import { hostHeader } from '../../../src/util/authority.ts'

describe('hostHeader', () => {
  it.each([
    ['https', 'example.com', 'example.com'],
    ['https', 'Example.COM:443', 'example.com'],
    ['http', 'example.com:80', 'example.com'],
    ['http', 'example.com:443', 'example.com:443'],
    ['https', 'example.com:8443', 'example.com:8443'],
    ['https', 'user:p@ss@example.com', 'example.com'],
    ['http', '[::1]:80', '[::1]'],
    ['http', '[fe80::80]', '[fe80::80]'],
    ['https', '[2001:DB8::1]:8443', '[2001:db8::1]:8443'],
  ])('%s://%s', (scheme, authority, expected) => {
    expect(hostHeader(scheme, authority)).toBe(expected)
  })
})
