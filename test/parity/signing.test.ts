import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/auth/form-query.ts'
import type { AwsCredentialIdentity } from '../../src/auth/identity.ts'
import { hashPayloadStream } from '../../src/auth/payload-hash.ts'
import { signRequest } from '../../src/auth/sign.ts'
import type { SentChecksum, SignatureVersion, SigningContext } from '../../src/auth/signing-context.ts'
import { BytesBody } from '../../src/checksums/aws-chunked.ts'
import type { ChecksumSettings } from '../../src/checksums/checksum-settings.ts'
import { applyRequestChecksum } from '../../src/checksums/request-checksum.ts'
import { HttpRequest, type RequestBody } from '../../src/http/http.ts'
import type { OperationTraits } from '../../src/model/wire-model.ts'
import { streamBody } from '../unit/checksums/stream-body.ts'
import { wireOperation } from '../unit/checksums/wire-operation.ts'

interface Recorded {
  readonly method: string
  readonly scheme: string
  readonly host: string
  readonly path: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: { readonly text?: string; readonly base64?: string; readonly size?: number }
}

interface Changes {
  readonly set: Readonly<Record<string, string>>
  readonly unset?: readonly string[]
}

interface SigningCase extends Recorded {
  readonly version: SignatureVersion
  readonly name: string
  readonly region: string
  readonly credentials: string
  readonly token?: string
  readonly expiresIn?: number
  readonly unsignedPayload?: boolean
  readonly streaming?: boolean
  readonly s3PayloadSigning?: boolean
  readonly checksum?: SentChecksum
  readonly want: Changes & { readonly url?: string; readonly params?: Readonly<Record<string, string>> }
}

interface ChecksumCase extends Recorded {
  readonly operation: string
  readonly traits: OperationTraits
  readonly streaming?: boolean
  readonly algorithmHeader?: string
  readonly params?: Readonly<Record<string, string>>
  readonly config?: {
    readonly request_checksum_calculation?: ChecksumSettings['requestChecksumCalculation']
    readonly s3?: { readonly payload_signing_enabled: boolean }
  }
  readonly stream?: 'seekable' | 'once'
  readonly want: Changes & { readonly body: { readonly size: number; readonly sha256: string } }
}

interface Recording {
  readonly botocore: string
  readonly now: number
  readonly credentials: Readonly<Record<string, AwsCredentialIdentity>>
  readonly signing: readonly SigningCase[]
  readonly checksums: readonly ChecksumCase[]
}

const recording = JSON.parse(readFileSync(new URL('./data/signing.json', import.meta.url), 'utf8')) as Recording

function bytes(body: Recorded['body']): Uint8Array | undefined {
  if (body === undefined) return undefined
  if (body.text !== undefined) return Buffer.from(body.text)
  if (body.base64 !== undefined) return Buffer.from(body.base64, 'base64')
  return Buffer.from('0123456789abcdef'.repeat(body.size! / 16 + 1)).subarray(0, body.size)
}

function rebuild(recorded: Recorded, body: RequestBody): HttpRequest {
  const { method, scheme, host, path, query = '', headers } = recorded
  return new HttpRequest(method, scheme, host, path, query, { ...headers }, body)
}

function changed(recorded: Recorded, { set, unset = [] }: Changes): Record<string, string> {
  const headers: Record<string, string> = { ...recorded.headers, ...set }
  for (const name of unset) delete headers[name]
  return headers
}

function signingContext(recorded: SigningCase): SigningContext {
  const { version, name, region, checksum, streaming, s3PayloadSigning, token, expiresIn } = recorded
  return {
    scheme: {
      signatureVersion: version,
      signingName: name,
      signingRegion: region,
      payloadSigningEnabled: !recorded.unsignedPayload,
    },
    credentials: recording.credentials[recorded.credentials],
    token: token === undefined ? undefined : { token },
    now: recording.now,
    checksum,
    hasStreamingInput: streaming,
    s3PayloadSigningEnabled: s3PayloadSigning,
    expiresIn,
  }
}

function title({ method, scheme, host, path, query }: Recorded): string {
  return `${method} ${scheme}://${host}${path}${query === undefined ? '' : `?${query}`}`
}

function expectForm(request: HttpRequest, params: Readonly<Record<string, string>>): void {
  const form = parseQuery(
    request.body === undefined ? request.query : Buffer.from(request.body as Uint8Array).toString(),
  )
  expect(Object.fromEntries([...form].map(([name, [value]]) => [name, value]))).toEqual(params)
}

describe(`requests that botocore ${recording.botocore} signed`, () => {
  const cases = recording.signing.map((one, index) => [index, one.version, title(one), one] as const)

  it.each(cases)('%i: %s %s', (_index, _version, _title, recorded) => {
    const request = rebuild(recorded, bytes(recorded.body))
    const url = request.url
    signRequest(request, signingContext(recorded))
    expect(request.headers).toEqual(changed(recorded, recorded.want))
    if (recorded.want.params === undefined) expect(request.url).toBe(recorded.want.url ?? url)
    else expectForm(request, recorded.want.params)
  })
})

async function allBytes(body: RequestBody): Promise<Uint8Array> {
  if (body === undefined || body instanceof Uint8Array) return body ?? new Uint8Array(0)
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces)
}

function givenBody({ body, stream }: ChecksumCase, inMemory: boolean): RequestBody {
  const data = bytes(body) ?? new Uint8Array(0)
  if (stream === 'once') return streamBody(() => Readable.from([data.subarray(0, 7), data.subarray(7)]))
  return stream === 'seekable' && !inMemory ? new BytesBody(data) : data
}

async function applyAndSign(recorded: ChecksumCase, inMemory: boolean): Promise<HttpRequest> {
  const { traits, streaming, algorithmHeader, params = {}, config } = recorded
  const algorithmMember = traits.httpChecksum?.requestAlgorithmMember
  const operation = wireOperation({ traits, streaming, algorithmMember, algorithmHeader })
  const request = rebuild(recorded, givenBody(recorded, inMemory))
  const checksum = await applyRequestChecksum(operation, request, params, {
    requestChecksumCalculation: config?.request_checksum_calculation ?? 'when_supported',
    responseChecksumValidation: 'when_supported',
  })
  const context: SigningContext = {
    scheme: { signatureVersion: 's3v4', signingName: 's3', signingRegion: 'us-west-2', payloadSigningEnabled: true },
    credentials: recording.credentials['plain'],
    now: recording.now,
    checksum,
    hasStreamingInput: streaming,
    s3PayloadSigningEnabled: config?.s3?.payload_signing_enabled,
  }
  signRequest(request, { ...context, payloadHash: await hashPayloadStream(request, context) })
  return request
}

describe(`checksums that botocore ${recording.botocore} put on requests`, () => {
  const cases = recording.checksums.flatMap((recorded, index) => {
    const name = `${index}: ${recorded.operation} ${JSON.stringify(recorded.params ?? {})}`
    const streamed = { name: `${name} from a stream`, recorded, inMemory: false }
    const whole = { name, recorded, inMemory: true }
    return recorded.stream === undefined ? [whole] : recorded.stream === 'once' ? [streamed] : [whole, streamed]
  })

  it.each(cases)('$name', async ({ recorded, inMemory }) => {
    const request = await applyAndSign(recorded, inMemory)
    const { 'content-length': _, ...want } = changed(recorded, recorded.want)
    const { 'content-length': __, ...have } = request.headers
    expect(have).toEqual(want)
    const sent = await allBytes(request.body)
    expect(sent.length).toBe(recorded.want.body.size)
    expect(createHash('sha256').update(sent).digest('hex')).toBe(recorded.want.body.sha256)
  })
})
