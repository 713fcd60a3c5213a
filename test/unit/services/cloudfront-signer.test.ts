import { generateKeyPairSync, verify } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { CloudFrontSigner } from '../../../src/services/cloudfront-signer.ts'

const UNTIL = new Date('2026-12-01T00:00:00Z')

describe('URLs of CloudFront, as botocore signs them', () => {
  const signer = new CloudFrontSigner('KEY', () => Buffer.from('\xfb\xff\xfe signature', 'latin1'))

  it('until a date', async () => {
    const wanted = 'https://d1.cloudfront.net/cat.jpg?Expires=1796083200&Signature=-~~-IHNpZ25hdHVyZQ__&Key-Pair-Id=KEY'
    for (const dateLessThan of [UNTIL, 1_796_083_200, '2026-12-01T00:00:00Z']) {
      expect(await signer.generatePresignedUrl('https://d1.cloudfront.net/cat.jpg', { dateLessThan })).toBe(wanted)
    }
  })

  it('with a policy', async () => {
    const policy = signer.buildPolicy('https://d1.cloudfront.net/ä*', UNTIL, {
      dateGreaterThan: new Date('2026-11-01T00:00:00.500Z'),
      ipAddress: '203.0.113.7',
    })
    expect(await signer.generatePresignedUrl('https://d1.cloudfront.net/cät.jpg?a=1&b=2', { policy })).toBe(
      'https://d1.cloudfront.net/cät.jpg?a=1&b=2&Policy=eyJTdGF0ZW1lbnQiOlt7IlJlc291cmNlIjoiaHR0cHM6Ly9kMS5jbG91ZGZyb250Lm5ldC9cdTAwZTQqIiwiQ29uZGl0aW9uIjp7IkRhdGVMZXNzVGhhbiI6eyJBV1M6RXBvY2hUaW1lIjoxNzk2MDgzMjAwfSwiSXBBZGRyZXNzIjp7IkFXUzpTb3VyY2VJcCI6IjIwMy4wLjExMy43LzMyIn0sIkRhdGVHcmVhdGVyVGhhbiI6eyJBV1M6RXBvY2hUaW1lIjoxNzkzNDkxMjAwfX19XX0_&Signature=-~~-IHNpZ25hdHVyZQ__&Key-Pair-Id=KEY',
    )
    expect(signer.buildPolicy('x', UNTIL, { ipAddress: '203.0.113.0/24' })).toBe(
      '{"Statement":[{"Resource":"x","Condition":{"DateLessThan":{"AWS:EpochTime":1796083200},"IpAddress":{"AWS:SourceIp":"203.0.113.0/24"}}}]}',
    )
  })

  it('refuse what is neither, or both, or no date', async () => {
    const neither = 'Need to provide either dateLessThan or policy, but not both'
    await expect(signer.generatePresignedUrl('https://x', {})).rejects.toThrow(neither)
    await expect(signer.generatePresignedUrl('https://x', { dateLessThan: UNTIL, policy: '{}' })).rejects.toThrow(
      neither,
    )
    expect(() => signer.buildPolicy('x', 'soon')).toThrow('dateLessThan must be a Date')
    expect(() => signer.buildPolicy('x', UNTIL, { dateGreaterThan: Number.NaN })).toThrow('dateGreaterThan must be')
    expect(() => signer.buildPolicy('x', UNTIL, { ipAdress: '1.2.3.4' } as object)).toThrow("'ipAdress'")
  })
})

describe('a private key', () => {
  const pem = { type: 'pkcs8', format: 'pem' } as const
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const text = privateKey.export(pem) as string

  it('signs by itself, and is shown to nobody', async () => {
    const signer = new CloudFrontSigner('KEY', text)
    const url = await signer.generatePresignedUrl('https://d1.cloudfront.net/cat.jpg', { dateLessThan: UNTIL })
    const signature = /Signature=([^&]*)/.exec(url)![1]!.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/')
    const policy = signer.buildPolicy('https://d1.cloudfront.net/cat.jpg', UNTIL)
    expect(verify('RSA-SHA1', Buffer.from(policy), publicKey, Buffer.from(signature, 'base64'))).toBe(true)
    expect(inspect(signer, { showHidden: true, depth: 9 }) + JSON.stringify(signer)).not.toContain('PRIVATE')
  })

  it('has to be one of RSA', () => {
    const other = generateKeyPairSync('ed25519').privateKey.export(pem) as string
    for (const wrong of ['secret text', other, undefined as unknown as string]) {
      expect(() => new CloudFrontSigner('KEY', wrong)).toThrow(
        'signer must be a private RSA key as PEM text, or a function that signs',
      )
    }
  })
})
