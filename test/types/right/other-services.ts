import { Readable } from 'node:stream'
import { type Document, type EventStream as Events, Session, type StreamingBody } from 'tucuxi'
import type * as bedrock from 'tucuxi/services/bedrock-runtime'
import type {} from 'tucuxi/services/dsql'
import type * as dynamo from 'tucuxi/services/dynamodb'
import type {} from 'tucuxi/services/ec2'
import type { InvokeWithResponseStreamResponseEvent } from 'tucuxi/services/lambda'
import 'tucuxi/services/glacier'
import 'tucuxi/services/cloudformation'
import 'tucuxi/services/logs'
import 'tucuxi/services/rds'
import 'tucuxi/services/sqs'
import { equal } from './equal.ts'

const session = new Session()

export async function tokens(): Promise<string[]> {
  const rds = session.client('rds')
  const password = await rds.generateDbAuthToken('db.example.com', 5432, 'app', { region: 'eu-west-1' })
  const dsql = session.client('dsql')
  return [password, await dsql.generateDbConnectAdminAuthToken('db.example.com', { expiresIn: '5m' })]
}

export async function dynamodb(): Promise<void> {
  const db = session.client('dynamodb')
  const Key = { id: { S: '1' } }
  const { Item } = await db.getItem({ TableName: 't', Key, ConsistentRead: true })
  equal<typeof Item, { [name: string]: dynamo.AttributeValue } | undefined>(true)
  const bytes: Uint8Array | undefined = Item?.['b']?.B
  // What was read can be written again.
  if (Item !== undefined) await db.putItem({ TableName: 't', Item })
  await db.putItem({
    TableName: 't',
    Item: {
      id: { S: '1' },
      n: { N: '2' },
      deep: { M: { list: { L: [{ NULL: true }, { B: 'bytes' }, { SS: ['a'] }] } } },
    },
    ReturnValues: 'ALL_OLD',
  } as const)
  for await (const item of db.getPaginator('scan').paginate({ TableName: 't' }).items('Items'))
    console.log(item['id']?.S)
  await db.getWaiter('tableExists').wait({ TableName: 't' })
  const { Table } = await db.describeTable({ TableName: 't' })
  console.log(
    bytes,
    Table?.TableStatus === 'ACTIVE',
    Table?.CreationDateTime?.toISOString(),
    Table?.ItemCount?.toFixed(0),
  )
  try {
    await db.transactWriteItems({ TransactItems: [{ Delete: { TableName: 't', Key } }] })
  } catch (error) {
    if (!(error instanceof db.exceptions.TransactionCanceledException)) throw error
    console.log(error.response.CancellationReasons?.[0]?.Code, error.code === 'TransactionCanceledException')
  }
}

export async function ec2(): Promise<void> {
  const client = session.client('ec2', { regionName: 'us-east-1' })
  const { Reservations = [] } = await client.describeInstances({
    Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
  })
  for (const { Instances = [] } of Reservations) {
    for (const { InstanceId, LaunchTime, State, Tags } of Instances) {
      console.log(
        InstanceId,
        LaunchTime?.getTime(),
        State?.Name === 'running',
        Tags?.map(({ Key, Value }) => `${Key}=${Value}`),
      )
    }
  }
  for await (const one of client.getPaginator('describeInstances').paginate().items()) console.log(one.OwnerId)
  await client.runInstances({ ImageId: 'ami-1', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 })
  await client.getWaiter('instanceRunning').wait({ InstanceIds: ['i-1'] })
  await client.describeSpotPriceHistory({ StartTime: new Date(), EndTime: '2026-01-01' })
}

export async function sqs(): Promise<void> {
  const client = session.client('sqs')
  const { QueueUrl } = await client.createQueue({ QueueName: 'q', Attributes: { VisibilityTimeout: '30', Later: 'x' } })
  if (QueueUrl === undefined) return
  await client.sendMessage({
    QueueUrl,
    MessageBody: 'm',
    MessageAttributes: { a: { DataType: 'Binary', BinaryValue: 'b' } },
  })
  const { Messages = [] } = await client.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 })
  for (const { Body, ReceiptHandle = '', Attributes } of Messages) {
    console.log(Body?.toUpperCase(), Attributes?.SentTimestamp, Attributes?.['SomethingNew'])
    await client.deleteMessage({ QueueUrl, ReceiptHandle })
  }
  const { Successful, Failed } = await client.sendMessageBatch({ QueueUrl, Entries: [{ Id: '1', MessageBody: 'm' }] })
  console.log(Successful.length, Failed[0]?.SenderFault === true)
}

export async function lambda(): Promise<void> {
  const client = session.client('lambda')
  const { Payload, StatusCode } = await client.invoke({
    FunctionName: 'f',
    Payload: JSON.stringify({}),
    InvocationType: 'Event',
  })
  equal<typeof Payload, StreamingBody>(true)
  console.log(await Payload.json(), StatusCode)
  const { EventStream } = await client.invokeWithResponseStream({ FunctionName: 'f' })
  equal<typeof EventStream, Events<InvokeWithResponseStreamResponseEvent>>(true)
  await EventStream.close()
  for await (const event of EventStream) {
    if (event.PayloadChunk !== undefined) console.log(event.PayloadChunk.Payload?.byteLength)
    else if (event.InvokeComplete !== undefined) console.log(event.InvokeComplete.ErrorCode)
  }
  for await (const one of client.getPaginator('listFunctions').paginate().items())
    console.log(one.FunctionName, one.Runtime)
}

export async function bedrockRuntime(): Promise<void> {
  const client: bedrock.Client = session.client('bedrock-runtime')
  const { output, stopReason, usage } = await client.converse({
    modelId: 'm',
    messages: [
      {
        role: 'user',
        content: [{ text: 'hello' }, { image: { format: 'png', source: { bytes: new Uint8Array(1) } } }],
      },
    ],
    toolConfig: { tools: [{ toolSpec: { name: 't', inputSchema: { json: { type: 'object', properties: {} } } } }] },
  })
  // Members of a union are there one at a time; looking at one narrows.
  if (output.message !== undefined)
    for (const block of output.message.content) console.log(block.text ?? block.toolUse?.name)
  else console.log(output.SDK_UNKNOWN_MEMBER?.name)
  console.log(stopReason === 'end_turn', usage.inputTokens + usage.outputTokens)
  const { stream } = await client.converseStream({ modelId: 'm' })
  for await (const event of stream) {
    if (event.contentBlockDelta) console.log(event.contentBlockDelta.delta.text)
    if (event.metadata) console.log(event.metadata.usage.totalTokens)
  }
  async function* questions() {
    yield { chunk: { bytes: 'text' } }
    yield { chunk: { bytes: new Uint8Array(1) } }
  }
  const talk = await client.invokeModelWithBidirectionalStream({ modelId: 'm', body: questions() })
  for await (const event of talk.body) console.log(event.chunk?.bytes?.byteLength)
  await client.invokeModelWithBidirectionalStream({ modelId: 'm', body: [{ chunk: {} }] })
  await client.invokeModelWithBidirectionalStream({ modelId: 'm', body: new Set([{ chunk: {} }]) })
  await client.invokeModelWithBidirectionalStream({ modelId: 'm', body: Readable.from([]) })
  const { body } = await client.invokeModel({ modelId: 'm', body: '{}' })
  equal<typeof body, StreamingBody>(true)
}

/** What the library does beyond the models. */
export async function customized(): Promise<void> {
  const { TemplateBody } = await session.client('cloudformation').getTemplate({ StackName: 's' })
  equal<typeof TemplateBody, Document | undefined>(true)
  await session.client('ec2').describeHosts({ Filters: [{ Name: 'state', Values: ['available'] }] })
  await session.client('glacier').listVaults()
  await session.client('logs').createExportTask({ logGroupName: 'g', fromTime: 1, to: 2, destination: 'd' })
}
