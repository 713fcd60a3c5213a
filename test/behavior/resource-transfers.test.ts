import { beforeEach, describe, expect, it } from 'vitest'
import type { GenericResource } from '../../src/resources/resource.ts'
import { testSession } from './local-service.ts'
import { distinctBytes, MemoryS3 } from './memory-s3.ts'

const DATA = distinctBytes(5000)

let s3: MemoryS3
let service: GenericResource
beforeEach(() => {
  s3 = new MemoryS3()
  const options = { httpHandler: s3, config: { s3: { addressingStyle: 'path' } } } as const
  service = testSession().session.resource('s3', options) as unknown as GenericResource
})

/** What is written into it. */
class Collector {
  #chunks: Uint8Array[] = []
  readonly write = (bytes: Uint8Array): void => void this.#chunks.push(bytes)

  get bytes(): Uint8Array {
    return Buffer.concat(this.#chunks)
  }
}

describe('transfers of resources', () => {
  it('of a bucket take a key', async () => {
    const bucket = service['Bucket']('b')
    const sums: number[] = []
    const callback = (_bytes: number, { transferred }: { transferred: number }): void => void sums.push(transferred)
    await bucket.uploadFileobj(DATA, 'k', { callback, extraArgs: { ContentType: 'image/png' } })
    await bucket.copy({ Bucket: 'b', Key: 'k' }, 'copied')
    const collector = new Collector()
    const { ContentLength } = await bucket.downloadFileobj('copied', collector.write)
    expect([ContentLength, sums]).toEqual([5000, [5000]])
    expect(Buffer.compare(collector.bytes, DATA)).toBe(0)
    await expect(bucket.uploadFile('/no/such', 'k')).rejects.toThrow('ENOENT')
    await expect(bucket.downloadFile('k', '/no/such/file')).rejects.toThrow('ENOENT')
  })

  it.each(['Object', 'ObjectSummary'])('of an %s take none', async (type) => {
    const object = service[type]('b', 'k')
    await object.uploadFileobj(DATA, { extraArgs: { ContentType: 'image/png' } })
    await service[type]('b', 'copied').copy({ Bucket: 'b', Key: 'k' })
    const collector = new Collector()
    await service[type]('b', 'copied').downloadFileobj(collector.write)
    expect(Buffer.compare(collector.bytes, DATA)).toBe(0)
    await expect(object.uploadFile('/no/such')).rejects.toThrow('ENOENT')
    await expect(object.downloadFile('/no/such/file')).rejects.toThrow('ENOENT')
    await expect(object.uploadFileobj(DATA, { config: { maxConcurrency: 0 } })).rejects.toThrow('maxConcurrency')
  })

  it('are those of the client', async () => {
    const { client } = service.meta
    const seen: unknown[] = []
    client.meta.events.register('provide-client-params.s3.PutObject', ({ params }) => {
      seen.push(params['Bucket'], params['Key'])
      return undefined
    })
    await service['Bucket']('b').Object('deep/key').uploadFileobj(DATA)
    expect(seen).toEqual(['b', 'deep/key'])
  })
})
