import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import type { SendAnswer } from '../../src/client/stages.ts'
import { testSession } from '../behavior/local-service.ts'

type Params = Record<string, unknown>
type Call = readonly [client: string, operation: string, params: Params]

interface Recorded {
  readonly kind: 'uploadFile' | 'uploadFileobj' | 'uploadStream' | 'downloadFile' | 'downloadFileobj' | 'copy'
  readonly size: number
  readonly args: Params
  readonly checksums: string
  readonly config: Record<string, number>
  readonly sourceClient?: boolean
  readonly bucket?: string
  readonly source?: Params
  readonly calls: readonly Call[]
  /** Of many parts the recording has two and the last. */
  readonly parts?: number
  readonly written?: number
  readonly error?: readonly [string, string]
}

const { boto3, cases } = JSON.parse(readFileSync(new URL('./data/transfers.json', import.meta.url), 'utf8')) as {
  readonly boto3: string
  readonly cases: readonly Recorded[]
}

const SOURCE_HEADERS = {
  etag: '"source"',
  'cache-control': 'no-store',
  'content-type': 'image/png',
  'content-language': 'pt',
  'x-amz-meta-river': 'amazon',
}
const CHECK = 'Y2hlY2s='
const NOTES =
  '<ListObjectAnnotationsResult><Annotations><AnnotationEntry><AnnotationName>n</AnnotationName></AnnotationEntry></Annotations></ListObjectAnnotationsResult>'

/** What the recording's S3 answers to an operation. */
function answer(operation: string, params: Params, size: number): SendAnswer {
  const ok = (body = '', headers: Record<string, string> = {}): SendAnswer => ({ statusCode: 200, headers, body })
  switch (operation) {
    case 'HeadObject':
      return ok('', { ...SOURCE_HEADERS, 'content-length': String(size) })
    case 'GetObject':
      return range(params['Range'], size)
    case 'PutObject':
    case 'UploadPart': {
      const algorithm = String(params['ChecksumAlgorithm'] ?? 'crc64nvme').toLowerCase()
      return ok('', { etag: `"part-${params['PartNumber'] ?? 0}"`, [`x-amz-checksum-${algorithm}`]: CHECK })
    }
    case 'CreateMultipartUpload':
      return ok('<InitiateMultipartUploadResult><UploadId>upload</UploadId></InitiateMultipartUploadResult>')
    case 'CompleteMultipartUpload':
      return ok('<CompleteMultipartUploadResult><ETag>"done"</ETag></CompleteMultipartUploadResult>', {
        'x-amz-version-id': 'v2',
      })
    case 'CopyObject':
      return ok('<CopyObjectResult><ETag>"done"</ETag></CopyObjectResult>')
    case 'UploadPartCopy':
      return ok(
        `<CopyPartResult><ETag>"part-${params['PartNumber']}"</ETag><ChecksumSHA256>${CHECK}</ChecksumSHA256></CopyPartResult>`,
      )
    case 'GetObjectTagging':
      return ok('<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>')
    case 'ListObjectAnnotations':
      return ok(NOTES)
    case 'GetObjectAnnotation':
      return ok('note')
    default:
      return ok()
  }
}

function range(asked: unknown, size: number): SendAnswer {
  const headers = { etag: '"source"' }
  const match = /^bytes=(\d+)-(\d*)$/.exec(String(asked))
  if (match === null) return { statusCode: 200, headers, body: new Uint8Array(size) }
  const first = Number(match[1])
  if (first >= size) return { statusCode: 416, body: '<Error><Code>InvalidRange</Code></Error>' }
  const last = Math.min(match[2] === '' ? size - 1 : Number(match[2]), size - 1)
  return {
    statusCode: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${size}` },
    body: new Uint8Array(last - first + 1),
  }
}

function plain(name: string, value: unknown): unknown {
  if (name === 'Body' || name === 'AnnotationPayload') return (value as { length: number }).length
  return value
}

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A client that nothing is sent from, and what is asked of it. */
function clientOf({ size, checksums }: Recorded, name: string, calls: Call[]): GenericClient {
  const { session } = testSession()
  const client = session.client('s3', {
    config: {
      requestChecksumCalculation: checksums as 'when_required',
      responseChecksumValidation: checksums as 'when_required',
      retries: { totalMaxAttempts: 1 },
    },
  }) as unknown as GenericClient
  client.meta.events.register('provide-client-params.s3', ({ params, model, context }) => {
    context['asked'] = [model.name, params]
    const entries = Object.entries(params).filter(([, value]) => value !== undefined)
    calls.push([name, model.name, Object.fromEntries(entries.map(([key, value]) => [key, plain(key, value)]))])
    return undefined
  })
  client.meta.events.register('before-send.s3', ({ context }) => {
    const [operation, params] = context['asked'] as [string, Params]
    return answer(operation, params, size)
  })
  return client
}

const named = cases.map((recorded, number) => ({ number, recorded }))

describe(`managed transfers of boto3 ${boto3}`, () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'transfers-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function replay(recorded: Recorded, calls: Call[]): Promise<number | undefined> {
    const { kind, size, args, bucket = 'b', source = { Bucket: 'from', Key: 'source' } } = recorded
    const client = clientOf(recorded, 'client', calls)
    const sourceClient = recorded.sourceClient ? clientOf(recorded, 'source', calls) : undefined
    const settings = Object.entries(recorded.config).map(([name, value]) => [camelCase(name), value])
    const options = { extraArgs: args, config: { ...Object.fromEntries(settings), useThreads: false } }
    const path = join(folder, 'file')
    let written = 0
    switch (kind) {
      case 'uploadFile':
        writeFileSync(path, '')
        truncateSync(path, size)
        return client.uploadFile(path, bucket, 'k', options).then(() => undefined)
      case 'uploadFileobj':
        return client.uploadFileobj(new Uint8Array(size), bucket, 'k', options).then(() => undefined)
      case 'uploadStream':
        return client.uploadFileobj(Readable.from(pieces(size)), bucket, 'k', options).then(() => undefined)
      case 'downloadFile':
        await client.downloadFile(bucket, 'k', path, options)
        return statSync(path).size
      case 'downloadFileobj': {
        const take = (bytes: Uint8Array): void => {
          written += bytes.length
        }
        await client.downloadFileobj(bucket, 'k', take, options)
        return written
      }
      case 'copy':
        return client.copy(source, bucket, 'k', { ...options, sourceClient }).then(() => undefined)
    }
  }

  it.each(named)('$number $recorded.kind $recorded.size $recorded.args', async ({ recorded }) => {
    const calls: Call[] = []
    const done = replay(recorded, calls)
    if (recorded.error === undefined) expect(await done).toBe(recorded.written)
    else await expect(done).rejects.toThrow(recorded.error[1])
    expect(recorded.parts === undefined ? calls : shortened(calls, recorded.parts)).toEqual(recorded.calls)
  })
})

function* pieces(size: number): Generator<Uint8Array> {
  for (let at = 0; at < size; at += 100_000) yield new Uint8Array(Math.min(100_000, size - at))
}

function shortened(calls: readonly Call[], count: number): Call[] {
  const parts = calls.filter(([, operation]) => operation === 'UploadPartCopy')
  expect(parts).toHaveLength(count)
  const left = new Set(parts.slice(2, -1))
  return calls
    .filter((call) => !left.has(call))
    .map(([client, operation, params]): Call => {
      if (operation !== 'CompleteMultipartUpload') return [client, operation, params]
      const { Parts } = params['MultipartUpload'] as { Parts: unknown[] }
      return [client, operation, { ...params, MultipartUpload: Parts.length }]
    })
}
