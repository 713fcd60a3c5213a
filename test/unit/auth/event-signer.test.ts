import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { EventSigner, seedSignature } from '../../../src/auth/event-signer.ts'
import { signRequest } from '../../../src/auth/sign.ts'
import { writeHeaders, writeMessage } from '../../../src/eventstream/write-message.ts'
import { HttpRequest } from '../../../src/http/http.ts'

const scheme = (signingRegion: string, signingName: string) => ({
  signatureVersion: 'v4' as const,
  signingName,
  signingRegion,
  payloadSigningEnabled: true,
})
const dated = (ms: number) => writeHeaders([{ name: ':date', type: 'timestamp', value: ms }])
const hex = (signature: Uint8Array) => Buffer.from(signature).toString('hex')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('the signatures of events', () => {
  // The vector that the AWS SDKs for Rust, Kotlin, Swift and Java test with.
  it('are those of the other SDKs', () => {
    const credentials = { accessKeyId: 'fake access key', secretAccessKey: 'fake secret key' }
    const signer = new EventSigner(credentials, scheme('us-east-1', 'testservice'), sha256('last message sts'))
    const headers = writeHeaders([{ name: 'some-header', type: 'string', value: 'value' }])
    const message = writeMessage(headers, Buffer.from('test payload'))
    const now = 123_456_789_000
    expect(hex(signer.sign(now, dated(now), message))).toBe(
      '1ea04a4f6becd85ae3e38e379ffaf4bb95042603f209512476cc6416868b31ee',
    )
  })

  // The vector of the AWS SDK for Java 2.x.
  it('make a chain', () => {
    const credentials = { accessKeyId: 'access', secretAccessKey: 'secret' }
    const seed = 'e1d8e8c8815e60969f2a34765c9a15945ffc0badbaa4b7e3b163ea19131e949b'
    const signer = new EventSigner(credentials, scheme('us-west-2', 'demo'), seed)
    const signatures = ['A', 'B', 'C', ''].map((payload, second) => {
      const now = Date.UTC(2026, 0, 16, 6, 30, second)
      const message = writeMessage(writeHeaders([]), Buffer.from(payload))
      return hex(signer.sign(now, dated(now), message))
    })
    expect(signatures).toEqual([
      '4d6dc4197ca9045f693131a8321bffd3f0b5308835a2770c980551d2fd4b2e56',
      '75342279dd941fef5a494cc4b234545ee95be35805d5489ffb24959a9601d6ed',
      'c83a5b9f19bc3fe8247eec6d4a5d7806f4b47a6457559c58055c7017c6f3ce3e',
      '8b01a16c997aa5692d552b0b6cc4f308743882a0a035d9841ba0738a53420bef',
    ])
  })

  it('begin with the request’s', () => {
    const request = new HttpRequest('POST', 'https', 'example.com', '/', '', {}, undefined)
    const credentials = { accessKeyId: 'a', secretAccessKey: 's' }
    signRequest(request, { scheme: scheme('us-east-1', 'x'), credentials, now: 0 })
    expect(request.headers['authorization']).toMatch(new RegExp(`Signature=${seedSignature(request)}$`))
  })
})
