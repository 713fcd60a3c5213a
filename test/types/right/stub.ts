import { Readable } from 'node:stream'
import { Session } from 'tucuxi'
import type * as bedrock from 'tucuxi/services/bedrock-runtime'
import type * as dynamodb from 'tucuxi/services/dynamodb'
import type * as s3 from 'tucuxi/services/s3'
import { ANY, Stubber } from 'tucuxi/stub'
import { equal } from './equal.ts'

const session = new Session()
const matcher: { asymmetricMatch(value: unknown): boolean } = ANY

export async function typed(): Promise<void> {
  using stubber = new Stubber(session.client('s3')).activate()
  equal<typeof stubber, Stubber<s3.Client>>(true)
  equal<typeof stubber.client, s3.Client>(true)
  stubber.addResponse('listBuckets', { Buckets: [{ Name: 'b', CreationDate: new Date() }] })
  stubber.addResponse('getObject', { Body: 'text' }, { Bucket: 'b', Key: 'k' })
  stubber.addResponse('getObject', { Body: new Uint8Array(3) }, { Bucket: ANY, Key: ANY })
  stubber.addResponse('getObject', { Body: Readable.from('text'), Metadata: { owner: 'me' } })
  stubber.addResponse('deleteBucket', { ResponseMetadata: { HTTPStatusCode: 204 } })
  stubber.addResponse('selectObjectContent', { Payload: [{ Records: { Payload: new Uint8Array(3) } }] })
  stubber.addResponse('putObject', {}, { Bucket: 'b', Key: matcher, Body: ANY, Metadata: { owner: ANY } })
  stubber.addResponse('putObject', {}, { Bucket: 'b', Key: 'k', Body: Readable.from('text') })
  stubber.addClientError('getObject', { serviceErrorCode: 'NoSuchKey', expectedParams: { Bucket: 'b', Key: ANY } })
}

export function nested(client: dynamodb.Client): void {
  const stubber = new Stubber(client)
  stubber.addResponse('getItem', { Item: { id: { S: 'a' }, list: { L: [{ N: '1' }] } } })
  stubber.addResponse(
    'putItem',
    {},
    { TableName: 't', Item: { id: { S: ANY }, list: { L: [ANY, { M: { a: ANY } }] } } },
  )
}

export function events(client: bedrock.Client, stream: AsyncIterable<bedrock.ConverseStreamOutput>): void {
  const stubber = new Stubber(client)
  stubber.addResponse('converseStream', { stream: [{ messageStop: { stopReason: 'end_turn' } }] })
  stubber.addResponse('converseStream', { stream })
}

export function untyped(name: string): void {
  const stubber = new Stubber(session.client('route53'))
  stubber.addResponse(name, { HostedZones: [] }, { MaxItems: 1 })
}
