/** Buckets in another region than the client's, where botocore has no say or does worse: see test/parity/s3-redirects. */
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import type { SendAnswer } from '../../src/client/stages.ts'
import type { HttpRequest } from '../../src/http/http.ts'
import { type LocalService, localService, testSession } from './local-service.ts'

const OBJECT = { Bucket: 'photos', Key: 'k' }
const OK: SendAnswer = { statusCode: 200 }
const REDIRECT = '<Error><Code>PermanentRedirect</Code><Message>Not here</Message></Error>'

const isIn = (region: string, body = REDIRECT): SendAnswer => ({
  statusCode: 301,
  headers: { 'x-amz-bucket-region': region },
  body,
})

interface Scripted {
  readonly client: GenericClient
  /** Host and path of what was sent. */
  readonly sent: string[]
  readonly requests: HttpRequest[]
}

function scripted(answers: readonly SendAnswer[], options: object = {}): Scripted {
  const client = testSession().session.client('s3', { regionName: 'eu-west-1', ...options }) as unknown as GenericClient
  const requests: HttpRequest[] = []
  const sent: string[] = []
  const waiting = [...answers]
  client.meta.events.register('before-send', ({ request }) => {
    requests.push(request)
    sent.push(`${request.method} ${request.host}${request.path}`)
    return waiting.shift() ?? OK
  })
  return { client, sent, requests }
}

describe('a bucket in another region', () => {
  it('is not called again in the region where it was called', async () => {
    const { client, sent } = scripted([isIn('eu-west-1')])
    await expect(client['getObject'](OBJECT)).rejects.toMatchObject({ code: 'PermanentRedirect' })
    expect(sent).toHaveLength(1)
  })

  it('is nowhere where its region is no name', async () => {
    for (const region of ['evil.example.com/', 'a b', '', '-x']) {
      const { client, sent } = scripted([isIn(region)])
      await expect(client['getObject'](OBJECT), region).rejects.toMatchObject({ code: 'PermanentRedirect' })
      expect(
        sent.every((one) => one.includes('eu-west-1.amazonaws.com')),
        region,
      ).toBe(true)
    }
  })

  it('is not asked for itself where it does not say its region', async () => {
    const { client, sent } = scripted([{ statusCode: 301 }])
    await expect(client['headBucket']({ Bucket: 'photos' })).rejects.toMatchObject({ code: '301' })
    expect(sent).toEqual(['HEAD photos.s3.eu-west-1.amazonaws.com/'])
  })

  it('is none for calls without one', async () => {
    const { client, sent } = scripted([isIn('us-west-2')])
    await expect(client['listBuckets']()).rejects.toMatchObject({ code: 'PermanentRedirect' })
    expect(sent).toHaveLength(1)
  })

  it('is forgotten when it is in the client’s region again', async () => {
    const { client, sent } = scripted([isIn('us-west-2'), OK, isIn('eu-west-1'), OK])
    for (let i = 0; i < 3; i++) await client['getObject'](OBJECT)
    expect(sent.map((one) => /s3\.([^.]*)/.exec(one)![1])).toEqual([
      'eu-west-1',
      'us-west-2',
      'us-west-2',
      'eu-west-1',
      'eu-west-1',
    ])
  })

  it('does not say where another of its name is made', async () => {
    const { client, sent } = scripted([isIn('us-west-2')])
    await client['getObject'](OBJECT)
    await client['createBucket']({ Bucket: 'photos' })
    expect(sent.at(-1)).toBe('PUT photos.s3.eu-west-1.amazonaws.com/')
  })

  it('is remembered by its client, and the last thousand are', async () => {
    const { client } = scripted([])
    let hosts: string[] = []
    client.meta.events.registerFirst('before-send', ({ request: { host } }) => {
      hosts.push(host)
      return host.includes('eu-west-1') ? isIn('us-west-2') : OK
    })
    for (let i = 0; i <= 1000; i++) await client['headObject']({ Bucket: `bucket-${i}`, Key: 'k' })
    hosts = []
    await client['headObject']({ Bucket: 'bucket-1', Key: 'k' })
    await client['headObject']({ Bucket: 'bucket-0', Key: 'k' })
    expect(hosts).toEqual([
      'bucket-1.s3.us-west-2.amazonaws.com',
      'bucket-0.s3.eu-west-1.amazonaws.com',
      'bucket-0.s3.us-west-2.amazonaws.com',
    ])
  })

  it('has URLs and forms for its region, once that is known', async () => {
    const { client } = scripted([isIn('us-west-2')])
    const presign = (): Promise<string> => client.generatePresignedUrl('getObject', { params: OBJECT })
    expect(await presign()).toContain('https://photos.s3.eu-west-1.amazonaws.com/k?')
    await client['getObject'](OBJECT)
    const url = await presign()
    expect(url).toContain('https://photos.s3.us-west-2.amazonaws.com/k?')
    expect(url).toContain('us-west-2%2Fs3%2Faws4_request')
    expect(await client['generatePresignedPost']('photos', 'k')).toMatchObject({
      url: 'https://photos.s3.us-west-2.amazonaws.com/',
      fields: { 'x-amz-credential': expect.stringContaining('/us-west-2/s3/') },
    })
  })

  it('is found by handlers in the context of the call', async () => {
    const { client } = scripted([isIn('us-west-2')])
    const seen: unknown[] = []
    const regions: unknown[] = []
    client.meta.events.register('request-created.s3', ({ context }) => {
      const { redirected, bucket, params } = context['s3_redirect'] as Record<string, unknown>
      seen.push([redirected, bucket, params])
    })
    client.meta.events.register('before-endpoint-resolution.s3', ({ builtins }) => {
      regions.push(builtins['AWS::Region'])
    })
    await client['getObject'](OBJECT)
    expect(seen).toEqual([
      [false, 'photos', OBJECT],
      [true, 'photos', OBJECT],
    ])
    expect(regions).toEqual(['eu-west-1', 'us-west-2'])
  })

  it('comes after what handlers want', async () => {
    const { client, sent } = scripted([isIn('us-west-2'), OK])
    client.meta.events.register('needs-retry.s3', ({ attempts }) => (attempts === 1 ? 0 : undefined))
    await client['getObject'](OBJECT)
    expect(sent.map((one) => one.includes('eu-west-1'))).toEqual([true, true])
  })

  it('is given up with the call', async () => {
    const { client } = scripted([])
    const aborted = new AbortController()
    client.meta.events.registerFirst('before-send', ({ request }) => {
      if (request.method === 'HEAD') return new Promise(() => aborted.abort())
      return { statusCode: 301, body: REDIRECT }
    })
    await expect(client['getObject'](OBJECT, { signal: aborted.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('over sockets', () => {
  let service: LocalService | undefined

  afterEach(() => service?.close())

  const moved = (region: string) => ({ 'x-amz-bucket-region': region, 'content-length': 0 })

  it('answers to HEAD have no body, and are enough', async () => {
    service = await localService((response, _received, number) => {
      response.writeHead(number === 1 ? 400 : 200, moved('us-west-2')).end()
    })
    const { session } = testSession()
    await using s3 = session.client('s3', { endpointUrl: service.url, regionName: 'eu-west-1' })
    await s3.headObject(OBJECT)
    expect(service.received.map(({ headers }) => headers.authorization!.split('/')[2])).toEqual([
      'eu-west-1',
      'us-west-2',
    ])
  })

  it('a stream that was not wanted is sent where it is', async () => {
    const paths: string[] = []
    service = await localService((response, { headers }, number) => {
      paths.push(headers.authorization!.split('/')[2]!)
      response.writeHead(number === 1 ? 301 : 200, moved('us-west-2')).end()
    })
    let continued = 0
    service.server.on('checkContinue', (request, response) => {
      if (request.headers.authorization!.includes('eu-west-1')) {
        paths.push('eu-west-1')
        response.writeHead(301, moved('us-west-2')).end()
        return
      }
      continued++
      response.writeContinue()
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString()))
      request.on('end', () => {
        paths.push(`us-west-2 ${text.includes('once only')}`)
        response.writeHead(200, { 'content-length': 0 }).end()
      })
    })
    const { session } = testSession()
    await using s3 = session.client('s3', { endpointUrl: service.url, regionName: 'eu-west-1' })
    const Body = Readable.from([Buffer.from('once only')])
    await s3.putObject({ ...OBJECT, Body, ContentLength: 9 })
    expect(paths).toEqual(['eu-west-1', 'us-west-2 true'])
    expect(continued).toBe(1)
  })
})
