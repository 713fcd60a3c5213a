import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytes, collect, connect, type LiveClient, UNICODE, unique } from './live-client.ts'

const MIB = 1024 * 1024

interface Body extends AsyncIterable<Uint8Array> {
  bytes(): Promise<Uint8Array>
  text(): Promise<string>
  iterLines(): AsyncIterable<string | Uint8Array>
}

describe('s3 in moto', () => {
  let s3: LiveClient
  const Bucket = unique('live')

  beforeAll(async () => {
    s3 = connect('s3', { config: { s3: { addressingStyle: 'path' } } })
    await s3['createBucket']!({ Bucket })
    await s3.getWaiter('bucketExists').wait({ Bucket }, { delay: 1, maxAttempts: 3 })
  })
  afterAll(() => s3.close())

  it('lists the bucket with its creation date', async () => {
    const { Buckets } = await s3['listBuckets']!<{ Buckets: { Name: string; CreationDate: Date }[] }>()
    const bucket = Buckets.find((one) => one.Name === Bucket)
    expect(bucket?.CreationDate).toBeInstanceOf(Date)
  })

  it('keeps bytes, unicode keys, metadata and content type', async () => {
    const Key = `folder/${UNICODE} + %2F&=?.bin`
    const Body = bytes(70_000)
    await s3['putObject']!({ Bucket, Key, Body, ContentType: 'application/x-live', Metadata: { colour: 'pink' } })
    const got = await s3['getObject']!<{ Body: Body; ContentLength: number }>({ Bucket, Key })
    expect(got).toMatchObject({
      ContentType: 'application/x-live',
      Metadata: { colour: 'pink' },
      ContentLength: 70_000,
    })
    expect(Buffer.from(await got.Body.bytes()).equals(Body)).toBe(true)
    const listed = await s3['listObjectsV2']!<{ Contents: { Key: string }[] }>({ Bucket, Prefix: 'folder/' })
    expect(listed.Contents.map((object) => object.Key)).toEqual([Key])
  })

  it('keeps an empty object', async () => {
    await s3['putObject']!({ Bucket, Key: 'empty', Body: '' })
    const got = await s3['getObject']!<{ Body: Body; ContentLength: number }>({ Bucket, Key: 'empty' })
    expect(got.ContentLength).toBe(0)
    expect(await got.Body.text()).toBe('')
  })

  it('answers HEAD, and HEAD of what is not there', async () => {
    await s3['putObject']!({ Bucket, Key: 'head', Body: 'twelve bytes' })
    expect(await s3['headObject']!({ Bucket, Key: 'head' })).toMatchObject({ ContentLength: 12 })
    await expect(s3['headObject']!({ Bucket, Key: 'nowhere' })).rejects.toMatchObject({
      name: 'ClientError',
      response: { Error: { Code: '404' }, ResponseMetadata: { HTTPStatusCode: 404 } },
    })
  })

  it('sends and reads 64 MiB, from a buffer and from a stream', async () => {
    const Body = bytes(64 * MIB)
    await s3['putObject']!({ Bucket, Key: 'large', Body })
    const got = await s3['getObject']!<{ Body: Body }>({ Bucket, Key: 'large' })
    let at = 0
    let same = true
    for await (const chunk of got.Body) {
      same &&= Buffer.compare(chunk, Body.subarray(at, at + chunk.length)) === 0
      at += chunk.length
    }
    expect([at, same]).toEqual([Body.length, true])

    const pieces = Array.from({ length: 64 }, (_, i) => Body.subarray(i * MIB, (i + 1) * MIB))
    await s3['putObject']!({ Bucket, Key: 'streamed', Body: Readable.from(pieces), ContentLength: Body.length })
    const back = await s3['getObject']!<{ Body: Body }>({ Bucket, Key: 'streamed' })
    expect(Buffer.from(await back.Body.bytes()).equals(Body)).toBe(true)
  })

  it('takes a form', async () => {
    const { url, fields } = await s3.generatePresignedPost<{ url: string; fields: Record<string, string> }>(
      Bucket,
      `forms/${UNICODE}.txt`,
      { fields: { 'Content-Type': 'text/plain' }, conditions: [['starts-with', '$Content-Type', 'text/']] },
    )
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new Blob(['from a form']), 'any.txt')
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204)
    const got = await s3['getObject']!<{ Body: Body; ContentType: string }>({ Bucket, Key: fields['key'] })
    expect([got.ContentType, await got.Body.text()]).toEqual(['text/plain', 'from a form'])
  })

  it('reads a range and lines', async () => {
    await s3['putObject']!({ Bucket, Key: 'lines', Body: 'one\ntwo\nthree' })
    const part = await s3['getObject']!<{ Body: Body }>({ Bucket, Key: 'lines', Range: 'bytes=4-6' })
    expect(await part.Body.text()).toBe('two')
    const all = await s3['getObject']!<{ Body: Body }>({ Bucket, Key: 'lines' })
    const lines = await collect(all.Body.iterLines())
    expect(lines.map((line) => Buffer.from(line).toString())).toEqual(['one', 'two', 'three'])
  })

  it('pages through many objects', async () => {
    const keys = Array.from({ length: 25 }, (_, i) => `many/${String(i).padStart(2, '0')}`)
    await Promise.all(keys.map((Key) => s3['putObject']!({ Bucket, Key, Body: Key })))
    const paginator = s3.getPaginator('listObjectsV2')
    const pages = await collect(paginator.paginate({ Bucket, Prefix: 'many/' }, { pageSize: 10 }))
    expect(pages.map((page) => (page['Contents'] as object[]).length)).toEqual([10, 10, 5])
    const found = await collect(
      paginator.paginate({ Bucket, Prefix: 'many/' }, { pageSize: 7 }).search('Contents[].Key'),
    )
    expect(found).toEqual(keys)
    const some = await paginator.paginate({ Bucket, Prefix: 'many/' }, { maxItems: 12, pageSize: 10 }).buildFullResult()
    expect((some['Contents'] as object[]).length).toBe(12)
    expect(some['NextToken']).toEqual(expect.any(String))
    const rest = paginator.paginate({ Bucket, Prefix: 'many/' }, { startingToken: some['NextToken'] })
    expect((await collect(rest.items())).length).toBe(13)
  })

  it('uploads in parts', async () => {
    const upload = { Bucket, Key: 'parts' }
    const { UploadId } = await s3['createMultipartUpload']!<{ UploadId: string }>(upload)
    const pieces = [bytes(5 * MIB), bytes(1000)]
    const Parts = await Promise.all(
      pieces.map(async (Body, i) => {
        const part = await s3['uploadPart']!<{ ETag: string }>({ ...upload, UploadId, PartNumber: i + 1, Body })
        return { PartNumber: i + 1, ETag: part.ETag }
      }),
    )
    await s3['completeMultipartUpload']!({ ...upload, UploadId, MultipartUpload: { Parts } })
    const got = await s3['getObject']!<{ Body: Body }>(upload)
    expect(Buffer.from(await got.Body.bytes()).equals(Buffer.concat(pieces))).toBe(true)
  })

  it('copies to a directory bucket, and reads there without a session', async () => {
    const directory = `${unique('live')}--use1-az4--x-s3`
    const express = connect('s3', {
      config: { s3: { addressingStyle: 'path', disableS3ExpressSessionAuth: true } },
    })
    await express['createBucket']!({
      Bucket: directory,
      CreateBucketConfiguration: {
        Location: { Type: 'AvailabilityZone', Name: 'use1-az4' },
        Bucket: { Type: 'Directory', DataRedundancy: 'SingleAvailabilityZone' },
      },
    })
    await s3['putObject']!({ Bucket, Key: 'ordinary', Body: 'rivers' })
    await express['copyObject']!({ Bucket: directory, Key: 'copy', CopySource: { Bucket, Key: 'ordinary' } })
    const got = await express['getObject']!<{ Body: Body }>({ Bucket: directory, Key: 'copy' })
    expect(await got.Body.text()).toBe('rivers')
    await express.close()
  })

  it('deletes many at once', async () => {
    await Promise.all(['a<b', 'a&b', 'ü'].map((Key) => s3['putObject']!({ Bucket, Key: `gone/${Key}`, Body: 'x' })))
    const Objects = ['a<b', 'a&b', 'ü'].map((Key) => ({ Key: `gone/${Key}` }))
    const { Deleted } = await s3['deleteObjects']!<{ Deleted: { Key: string }[] }>({ Bucket, Delete: { Objects } })
    expect(Deleted.map((one) => one.Key).sort()).toEqual(['gone/a&b', 'gone/a<b', 'gone/ü'])
  })

  it('makes URLs that work without credentials', async () => {
    await s3['putObject']!({ Bucket, Key: 'signed +/%.txt', Body: 'by URL' })
    const url = await s3.generatePresignedUrl('getObject', {
      params: { Bucket, Key: 'signed +/%.txt', ResponseContentType: 'text/x-live' },
      expiresIn: 60,
    })
    const answer = await fetch(url)
    expect([answer.status, await answer.text()]).toEqual([200, 'by URL'])
    expect(answer.headers.get('content-type')).toContain('text/x-live')
  })

  it('raises modelled exceptions', async () => {
    const { NoSuchKey } = s3.exceptions
    const failure = await s3['getObject']!({ Bucket, Key: 'nowhere' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NoSuchKey)
    expect(failure).toMatchObject({ code: 'NoSuchKey', operationName: 'GetObject' })
    expect(String(failure)).toContain('An error occurred (NoSuchKey) when calling the GetObject operation')
    await expect(s3['getObject']!({ Bucket: unique('no'), Key: 'x' })).rejects.toMatchObject({ code: 'NoSuchBucket' })
  })
})
