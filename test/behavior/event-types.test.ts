import { describe, expect, expectTypeOf, it } from 'vitest'
import type { HttpRequest } from '../../src/http/http.ts'
import { Session } from '../../src/session/session.ts'

const session = () =>
  new Session({ awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret', regionName: 'eu-west-1' })

describe('a handler', () => {
  it('gets what the stage in the name of its event carries, without saying so', async () => {
    const calls: string[] = []
    const { events } = session()
    events.register('before-send.s3', ({ request }) => expectTypeOf(request).toEqualTypeOf<HttpRequest>())
    events.register('needs-retry.*.GetObject', ({ attempts }) => expectTypeOf(attempts).toEqualTypeOf<number>())
    events.register('choose-service-name', ({ serviceName }) => expectTypeOf(serviceName).toEqualTypeOf<string>())
    const s3 = session().client('s3')
    s3.meta.events.register('before-send', ({ request, eventName }) => {
      calls.push(`${eventName} ${request.method} ${request.url}`)
      return { statusCode: 200, body: '<ListAllMyBucketsResult/>' }
    })
    await s3.listBuckets()
    expect(calls).toEqual(['before-send.s3.ListBuckets GET https://s3.eu-west-1.amazonaws.com/'])
  })

  it('says itself what it gets of an event that nobody knows', () => {
    const heard: string[] = []
    const { events } = session()
    events.register('my-event', ({ what }: { readonly what: string }) => heard.push(what))
    events.emit('my-event', { what: 'this' })
    expect(heard).toEqual(['this'])
  })
})
