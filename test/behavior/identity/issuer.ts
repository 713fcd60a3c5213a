import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Answer, LocalService, Received } from '../local-service.ts'
import { type Clock, serve } from './machine.ts'

/** Temporary credentials as services hand them out. */
export interface Issued {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly Token: string
  /** Milliseconds since the epoch. */
  readonly expires: number
}

/** Who hands out credentials, and knows whether a request was signed with them while they were good. */
export class Issuer {
  readonly clock: Clock
  readonly issued: Issued[] = []

  constructor(clock: Clock) {
    this.clock = clock
  }

  issue(milliseconds: number): Issued {
    const credentials = {
      AccessKeyId: `ASIA${String(this.issued.length + 1).padStart(16, '0')}`,
      SecretAccessKey: randomBytes(30).toString('base64'),
      Token: randomBytes(60).toString('base64'),
      expires: this.clock.now + milliseconds,
    }
    this.issued.push(credentials)
    return credentials
  }

  /** Which of the issued credentials a request is signed with, from 1; throws for a signature that is wrong or late. */
  signer({ method, url, headers, body }: Received): number {
    const pattern =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/
    const match = pattern.exec(headers.authorization ?? '')
    if (match === null) throw new Error('not signed')
    const [, accessKey, date, region, service, names, signature] = match as unknown as string[]
    const number = this.issued.findIndex(({ AccessKeyId }) => AccessKeyId === accessKey)
    const credentials = this.issued[number]
    if (credentials === undefined) throw new Error(`nobody issued ${accessKey}`)
    if (headers['x-amz-security-token'] !== credentials.Token) throw new Error('another session token')
    if (credentials.expires <= this.clock.now) throw new Error('expired')
    const [path, query = ''] = url.split('?')
    const signed = names!.split(';').map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}\n`)
    const canonical = [method, path, query, signed.join(''), names, sha256(body)].join('\n')
    const scope = `${date}/${region}/${service}/aws4_request`
    const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(Buffer.from(canonical))].join('\n')
    const key = [date!, region!, service!, 'aws4_request'].reduce<string | Buffer>(
      (secret, part) => hmac(secret, part),
      `AWS4${credentials.SecretAccessKey}`,
    )
    if (hmac(key, text).toString('hex') !== signature) throw new Error('the signature is wrong')
    return number + 1
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

export interface Queues extends LocalService {
  /** Which of the issued credentials each call was signed with. */
  readonly signers: number[]
}

/** A service that takes every call whose signature is right, and says what is wrong with the others. */
export async function queues(issuer: Issuer): Promise<Queues> {
  const signers: number[] = []
  const answer: Answer = (response, received) => {
    response.setHeader('content-type', 'application/x-amz-json-1.0')
    try {
      signers.push(issuer.signer(received))
      response.end('{"QueueUrls":[]}')
    } catch (error) {
      response.statusCode = 403
      response.end(JSON.stringify({ __type: 'SignatureDoesNotMatch', message: (error as Error).message }))
    }
  }
  return Object.assign(await serve(answer), { signers })
}
