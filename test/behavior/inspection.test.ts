/** What `console.log` and JSON show of the library's objects: what they are, in a line, and nothing of what they hold. */
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { EventStream } from '../../src/eventstream/event-stream.ts'
import { type LocalService, localService, testSession } from './local-service.ts'

function shown(value: unknown): string {
  const text = inspect(value)
  expect(text).toBe(inspect(value, { depth: 20, showHidden: true }))
  expect(text.endsWith(` ${JSON.stringify(value)}`)).toBe(true)
  return text
}

async function bodyOf(service: LocalService) {
  const s3 = testSession().session.client('s3', { endpointUrl: service.url })
  return (await s3.getObject({ Bucket: 'bucket', Key: 'hunter2' })).Body
}

it('a body is its length and how far it was read', async () => {
  const service = await localService((response) => {
    response.writeHead(200, { 'content-length': '7' })
    response.write('hun')
    setTimeout(() => response.end('ter2'), 20)
  })
  const body = await bodyOf(service)
  expect(shown(body)).toBe('StreamingBody {"contentLength":7,"bytesRead":0,"closed":false}')
  expect(inspect({ Body: body })).toBe('{\n  Body: StreamingBody {"contentLength":7,"bytesRead":0,"closed":false}\n}')
  await body.bytes()
  expect(shown(body)).toBe('StreamingBody {"contentLength":7,"bytesRead":7,"closed":true}')
  const given = await bodyOf(service)
  await given.close()
  expect(shown(given)).toBe('StreamingBody {"contentLength":7,"bytesRead":0,"closed":true}')
  await service.close()
})

it('pages are their operation, without parameters and tokens', () => {
  const s3 = testSession().session.client('s3')
  const paginator = s3.getPaginator('listObjectsV2')
  expect(shown(paginator)).toBe(
    'Paginator {"operationName":"ListObjectsV2","resultKeys":["Contents","CommonPrefixes"]}',
  )
  const pages = paginator.paginate({ Bucket: 'hunter2' }, { maxItems: 3, startingToken: 'hunter2' })
  expect(shown(pages)).toBe(
    'PageIterator {"operationName":"ListObjectsV2","resultKeys":["Contents","CommonPrefixes"],"maxItems":3}',
  )
})

it('a waiter is its name, and how long it waits', () => {
  const waiter = testSession().session.client('s3').getWaiter('bucketExists')
  expect(shown(waiter)).toBe('Waiter {"name":"BucketExists","operationName":"HeadBucket","delay":5,"maxAttempts":20}')
})

it('a stream of events is whether there may be more', async () => {
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  const source = Object.assign(nothing(), { close: async () => {} })
  const events = new EventStream(source, () => 'hunter2')
  expect(shown(events)).toBe('EventStream {"closed":false}')
  await events.close()
  expect(shown(events)).toBe('EventStream {"closed":true}')
})
