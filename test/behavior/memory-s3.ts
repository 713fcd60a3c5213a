import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { GenericClient } from '../../src/client/create-client.ts'
import type { HttpHandler, HttpRequest, HttpResponse, SendOptions } from '../../src/http/http.ts'
import type { Host } from '../../src/util/host.ts'
import { testSession } from './local-service.ts'

export const MIB: number = 1024 * 1024

/** A request, as S3 understands it. */
export interface Asked {
  readonly operation: string
  readonly key: string
  readonly headers: HttpRequest['headers']
  readonly query: URLSearchParams
  /** Of its kind, from 1. */
  readonly number: number
}

/** What a test has S3 do in place of what it would: answer otherwise, wait, throw; undefined leaves it to S3. */
export type Intervention = (asked: Asked) => HttpResponse | undefined | Promise<HttpResponse | undefined>

/** Bytes of which no two stretches are alike. */
export function distinctBytes(length: number): Uint8Array {
  const out = new Uint8Array(length)
  for (let i = 0, state = 0x2545f491; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    out[i] = state >>> 24
  }
  return out
}

export function document(name: string, members: Readonly<Record<string, string>>, statusCode = 200): HttpResponse {
  const inside = Object.entries(members).map(([key, value]) => `<${key}>${value}</${key}>`)
  return { statusCode, headers: {}, body: Buffer.from(`<${name}>${inside.join('')}</${name}>`) }
}

export function failure(statusCode: number, code: string): HttpResponse {
  return document('Error', { Code: code, Message: 'no' }, statusCode)
}

/** S3 in memory, as far as transfers go, in the place of the network. */
export class MemoryS3 implements HttpHandler {
  readonly objects: Map<string, Uint8Array> = new Map()
  readonly uploads: Map<string, Map<number, Uint8Array>> = new Map()
  readonly asked: Asked[] = []
  underWay: number = 0
  mostUnderWay: number = 0
  /** Bytes of bodies that have come whole. */
  received: number = 0
  intervene: Intervention = () => undefined

  client(options: object = {}, host: Partial<Host> = {}): GenericClient {
    const { session } = testSession(host)
    const config = { s3: { addressingStyle: 'path' } } as const
    return session.client('s3', { httpHandler: this, config, ...options }) as unknown as GenericClient
  }

  get operations(): string[] {
    return this.asked.map(({ operation }) => operation)
  }

  count(operation: string): number {
    return this.operations.filter((one) => one === operation).length
  }

  async send(request: HttpRequest, { signal }: SendOptions): Promise<HttpResponse> {
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay)
    try {
      const query = new URLSearchParams(request.query)
      const operation = operationOf(request, query)
      const key = decodeURIComponent(request.path.slice('/b/'.length))
      const number = this.count(operation) + 1
      const asked = { operation, key, headers: request.headers, query, number }
      this.asked.push(asked)
      const other = await this.intervene(asked)
      if (signal?.aborted) throw signal.reason
      if (other !== undefined) return other
      const body = await bodyOf(request, signal)
      this.received += body.length
      return this.#answer(asked, body)
    } finally {
      this.underWay--
    }
  }

  async close(): Promise<void> {}

  #answer({ operation, key, headers, query }: Asked, body: Uint8Array): HttpResponse {
    const id = query.get('uploadId') ?? ''
    switch (operation) {
      case 'PutObject':
        return this.#put(key, body)
      case 'CreateMultipartUpload':
        this.uploads.set('upload', new Map())
        return document('InitiateMultipartUploadResult', { UploadId: 'upload' })
      case 'UploadPart':
        this.uploads.get(id)!.set(Number(query.get('partNumber')), body)
        return { statusCode: 200, headers: { etag: etagOf(body) }, body: new Uint8Array(0) }
      case 'UploadPartCopy':
        this.uploads.get(id)!.set(Number(query.get('partNumber')), this.#source(headers))
        return document('CopyPartResult', { ETag: etagOf(this.#source(headers)) })
      case 'CompleteMultipartUpload': {
        const parts = [...this.uploads.get(id)!].sort(([a], [b]) => a - b).map(([, part]) => part)
        this.uploads.delete(id)
        this.#put(key, Buffer.concat(parts))
        return document('CompleteMultipartUploadResult', { ETag: etagOf(this.objects.get(key)!) })
      }
      case 'AbortMultipartUpload':
        this.uploads.delete(id)
        return { statusCode: 204, headers: {}, body: new Uint8Array(0) }
      case 'CopyObject':
        this.#put(key, this.#source(headers))
        return document('CopyObjectResult', { ETag: etagOf(this.objects.get(key)!) })
      default:
        return this.#get(operation, key, headers)
    }
  }

  #put(key: string, body: Uint8Array): HttpResponse {
    this.objects.set(key, body)
    return { statusCode: 200, headers: { etag: etagOf(body) }, body: new Uint8Array(0) }
  }

  #source(headers: HttpRequest['headers']): Uint8Array {
    const object = this.objects.get(headers['x-amz-copy-source']!.slice('b/'.length))!
    const range = /bytes=(\d+)-(\d+)/.exec(headers['x-amz-copy-source-range'] ?? '')
    return range === null ? object : object.subarray(Number(range[1]), Number(range[2]) + 1)
  }

  #get(operation: string, key: string, headers: HttpRequest['headers']): HttpResponse {
    const object = this.objects.get(key)
    if (object === undefined) return failure(404, operation === 'HeadObject' ? '' : 'NoSuchKey')
    const etag = etagOf(object)
    if (headers['if-match'] !== undefined && headers['if-match'] !== etag) return failure(412, 'PreconditionFailed')
    if (operation === 'HeadObject') {
      const head = { etag, 'content-length': String(object.length), 'content-type': 'image/png' }
      return { statusCode: 200, headers: head, body: new Uint8Array(0) }
    }
    const range = /bytes=(\d+)-(\d*)/.exec(headers['range'] ?? '')
    if (range === null) return this.part(object, 0, object.length, etag)
    const start = Number(range[1])
    if (start >= object.length) return failure(416, 'InvalidRange')
    return this.part(object, start, range[2] === '' ? object.length : Number(range[2]) + 1, etag)
  }

  /** Some of an object as an answer, streamed. */
  part(object: Uint8Array, start: number, end: number, etag: string = etagOf(object)): HttpResponse {
    const bytes = object.subarray(start, end)
    const whole = bytes.length === object.length
    const contentRange = `bytes ${start}-${start + bytes.length - 1}/${object.length}`
    const headers = { etag, 'content-length': String(bytes.length), ...(!whole && { 'content-range': contentRange }) }
    return { statusCode: whole ? 200 : 206, headers, body: Readable.from(slices(bytes), { objectMode: false }) }
  }
}

export function* slices(bytes: Uint8Array, size: number = 64 * 1024): Generator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The answer with a body that breaks off: after so many bytes its connection is gone. */
export function broken(answer: HttpResponse, after: number): HttpResponse {
  const source = answer.body as Readable
  async function* some(): AsyncGenerator<Uint8Array> {
    let sent = 0
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      if (sent + chunk.length > after) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
      sent += chunk.length
      yield chunk
    }
  }
  return { ...answer, body: Readable.from(some(), { objectMode: false }) }
}

const etagOf = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`

function operationOf({ method, headers }: HttpRequest, query: URLSearchParams): string {
  const copies = headers['x-amz-copy-source'] !== undefined
  if (query.has('uploads')) return 'CreateMultipartUpload'
  if (query.has('partNumber')) return copies ? 'UploadPartCopy' : 'UploadPart'
  if (query.has('uploadId')) return method === 'DELETE' ? 'AbortMultipartUpload' : 'CompleteMultipartUpload'
  if (method === 'PUT') return copies ? 'CopyObject' : 'PutObject'
  return method === 'HEAD' ? 'HeadObject' : 'GetObject'
}

async function bodyOf({ body, headers }: HttpRequest, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array(0)
  const chunks: Uint8Array[] = []
  if (body instanceof Uint8Array) chunks.push(Uint8Array.from(body))
  else {
    for await (const chunk of body.open() as AsyncIterable<Uint8Array>) {
      if (signal?.aborted) throw signal.reason
      chunks.push(Uint8Array.from(chunk))
    }
  }
  const bytes = Buffer.concat(chunks)
  return headers['content-encoding']?.includes('aws-chunked') ? decodeChunks(bytes) : bytes
}

function decodeChunks(bytes: Buffer): Uint8Array {
  const chunks: Uint8Array[] = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at)
    const length = Number.parseInt(bytes.toString('latin1', at, end), 16)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
}
