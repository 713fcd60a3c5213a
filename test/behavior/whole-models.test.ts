import { describe, expect, it, vi } from 'vitest'
import { type Client, stateOf } from '../../src/client/client.ts'
import type { GenericClient } from '../../src/client/create-client.ts'
import { addLogHandler } from '../../src/logging/logger.ts'
import type { ServiceName } from '../../src/session/client-types.ts'
import { Stubber } from '../../src/stub.ts'
import { testSession } from './local-service.ts'

/** A client, and how often the whole of its model was asked for since: the clients of a service share the model. */
function watched(service: ServiceName): { client: GenericClient; reads: () => number } {
  const client = testSession().session.client(service) as GenericClient
  const read = vi.spyOn(stateOf(client as Client).model, 'document')
  return { client, reads: () => read.mock.calls.length }
}

const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => '',
    (error: Error) => error.message,
  )

describe('the whole model of a service', () => {
  it('is not read to refuse a parameter', async () => {
    const { client, reads } = watched('ec2')
    const message = await refusal(client['describeInstances']({ MaxResults: 'ten', Filters: [{ Name: 1 }] }))
    expect(message).toContain('MaxResults, value: ten, type: string')
    expect(message).toContain('Filters[0].Name, value: 1, type: number')
    expect(reads()).toBe(0)
  })

  it('is read to refuse one whose name stands for a secret somewhere, and what is none is shown', async () => {
    const { client, reads } = watched('ec2')
    const tags = await refusal(client['createTags']({ Resources: [], Tags: [{ Key: 'k', Value: 17 }] }))
    expect(tags).toContain('Tags[0].Value, value: 17')
    expect(reads()).toBe(1)
    const options = { TunnelOptions: [{ PreSharedKey: 17 }] }
    const keys = await refusal(client['createVpnConnection']({ CustomerGatewayId: 'c', Type: 't', Options: options }))
    expect(keys).toContain('PreSharedKey, value: ****')
  })

  it('is not read to log a call that has nothing to hide', async () => {
    const { client, reads } = watched('dynamodb')
    const shown: string[] = []
    const stop = addLogHandler('botocore', { level: 0, handle: (record) => shown.push(JSON.stringify(record)) })
    using stubber = new Stubber(client).activate()
    stubber.addResponse('getItem', { Item: { id: { S: 'amazon' } } })
    await client['getItem']({ TableName: 'rivers', Key: { id: { S: 'amazon' } } })
    stop()
    expect(shown.join()).toContain('"TableName":"rivers"')
    expect(reads()).toBe(0)
  })
})
