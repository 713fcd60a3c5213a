import { beforeAll, describe, expect, it } from 'vitest'
import { bytes, collect, connect, type LiveClient, UNICODE, unique } from './live-client.ts'

describe('sqs in moto', () => {
  let sqs: LiveClient
  let QueueUrl: string

  beforeAll(async () => {
    sqs = connect('sqs')
    const queue = { QueueName: unique('live'), Attributes: { VisibilityTimeout: '30' } }
    QueueUrl = (await sqs['createQueue']!<{ QueueUrl: string }>(queue)).QueueUrl
  })

  it('carries text and binary attributes', async () => {
    const MessageAttributes = {
      text: { DataType: 'String', StringValue: UNICODE },
      blob: { DataType: 'Binary', BinaryValue: bytes(100) },
    }
    const sent = await sqs['sendMessage']!<{ MessageId: string }>({ QueueUrl, MessageBody: UNICODE, MessageAttributes })
    const { Messages } = await sqs['receiveMessage']!<{ Messages: Record<string, unknown>[] }>({
      QueueUrl,
      MessageAttributeNames: ['All'],
      AttributeNames: ['All'],
    })
    expect(Messages[0]).toMatchObject({ MessageId: sent.MessageId, Body: UNICODE })
    const attributes = Messages[0]!['MessageAttributes'] as typeof MessageAttributes
    expect(attributes.text.StringValue).toBe(UNICODE)
    expect(Buffer.from(attributes.blob.BinaryValue).equals(bytes(100))).toBe(true)
    await sqs['deleteMessage']!({ QueueUrl, ReceiptHandle: Messages[0]!['ReceiptHandle'] })
  })

  it('sends a batch and tells the good from the bad', async () => {
    const Entries = Array.from({ length: 10 }, (_, i) => ({ Id: `m${i}`, MessageBody: `body ${i}` }))
    const { Successful } = await sqs['sendMessageBatch']!<{ Successful: { Id: string }[] }>({ QueueUrl, Entries })
    expect(Successful.map((entry) => entry.Id)).toEqual(Entries.map((entry) => entry.Id))
  })

  it('knows a queue that is not there, under both of its codes', async () => {
    const failure = await sqs['getQueueUrl']!({ QueueName: 'nowhere' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(sqs.exceptions['QueueDoesNotExist'])
  })
})

describe('sns in moto', () => {
  it('publishes to a queue that is subscribed', async () => {
    const [sns, sqs] = [connect('sns'), connect('sqs')]
    const { TopicArn } = await sns['createTopic']!<{ TopicArn: string }>({ Name: unique('live') })
    const { QueueUrl } = await sqs['createQueue']!<{ QueueUrl: string }>({ QueueName: unique('live') })
    const { Attributes } = await sqs['getQueueAttributes']!<{ Attributes: { QueueArn: string } }>({
      QueueUrl,
      AttributeNames: ['QueueArn'],
    })
    await sns['subscribe']!({
      TopicArn,
      Protocol: 'sqs',
      Endpoint: Attributes.QueueArn,
      Attributes: { RawMessageDelivery: 'true' },
    })
    await sns['publish']!({
      TopicArn,
      Message: UNICODE,
      MessageAttributes: { n: { DataType: 'Number', StringValue: '7' } },
    })
    const { Messages } = await sqs['receiveMessage']!<{ Messages: { Body: string }[] }>({ QueueUrl })
    expect(Messages.map((message) => message.Body)).toEqual([UNICODE])
    const topics = await collect(sns.getPaginator('listTopics').paginate().search('Topics[].TopicArn'))
    expect(topics).toContain(TopicArn)
    await expect(sns['getTopicAttributes']!({ TopicArn: `${TopicArn}x` })).rejects.toMatchObject({ code: 'NotFound' })
  })
})

describe('kinesis in moto', () => {
  it('puts records and reads them back', async () => {
    const kinesis = connect('kinesis')
    const StreamName = unique('live')
    await kinesis['createStream']!({ StreamName, ShardCount: 1 })
    await kinesis.getWaiter('streamExists').wait({ StreamName }, { delay: 1, maxAttempts: 10 })
    const Records = [bytes(10), bytes(5000)].map((Data, i) => ({ Data, PartitionKey: `p${i}` }))
    expect(await kinesis['putRecords']!({ StreamName, Records })).toMatchObject({ FailedRecordCount: 0 })
    const { Shards } = await kinesis['listShards']!<{ Shards: { ShardId: string }[] }>({ StreamName })
    const { ShardIterator } = await kinesis['getShardIterator']!<{ ShardIterator: string }>({
      StreamName,
      ShardId: Shards[0]!.ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    })
    const read = await kinesis['getRecords']!<{
      Records: { Data: Uint8Array; ApproximateArrivalTimestamp: Date }[]
    }>({ ShardIterator })
    expect(read.Records.map((record) => Buffer.from(record.Data).equals(bytes(record.Data.length)))).toEqual([
      true,
      true,
    ])
    expect(read.Records[0]!.ApproximateArrivalTimestamp).toBeInstanceOf(Date)
  })
})

describe('events in moto', () => {
  it('puts a rule, its target and events, which arrive there', async () => {
    const [events, sqs] = [connect('events'), connect('sqs')]
    const Name = unique('live')
    const { QueueUrl } = await sqs['createQueue']!<{ QueueUrl: string }>({ QueueName: Name })
    await events['putRule']!({ Name, EventPattern: JSON.stringify({ source: [Name] }), State: 'ENABLED' })
    await events['putTargets']!({
      Rule: Name,
      Targets: [{ Id: '1', Arn: `arn:aws:sqs:us-east-1:123456789012:${Name}` }],
    })
    expect(await events['describeRule']!({ Name })).toMatchObject({ Name, State: 'ENABLED' })
    const Entries = [{ Source: Name, DetailType: 'test', Detail: JSON.stringify({ text: UNICODE }), Time: new Date() }]
    expect(await events['putEvents']!({ Entries })).toMatchObject({ FailedEntryCount: 0 })
    const { Messages } = await sqs['receiveMessage']!<{ Messages: { Body: string }[] }>({ QueueUrl })
    expect(JSON.parse(Messages[0]!.Body)).toMatchObject({ source: Name, detail: { text: UNICODE } })
    const rules = await collect(events.getPaginator('listRules').paginate({ NamePrefix: Name }).items())
    expect(rules).toMatchObject([{ Name }])
  })
})
