import { Session } from 'tucuxi'
import type {} from 'tucuxi/services/bedrock-runtime'
import type {} from 'tucuxi/services/dynamodb'
import type {} from 'tucuxi/services/ec2'
import type {} from 'tucuxi/services/lambda'
import type {} from 'tucuxi/services/sqs'

const session = new Session()
const db = session.client('dynamodb')
const ec2 = session.client('ec2')
const sqs = session.client('sqs')
const lambda = session.client('lambda')
const bedrock = session.client('bedrock-runtime')

export async function dynamodb(): Promise<void> {
  // expect: Property 'Key' is missing in type '{ TableName: string; }' but required in type 'GetItemInput'
  await db.getItem({ TableName: 't' })
  // expect: Type 'string' has no properties in common with type 'AttributeValueInput'
  await db.getItem({ TableName: 't', Key: { id: '1' } })
  // expect: Type 'number' is not assignable to type 'string'
  await db.putItem({ TableName: 't', Item: { n: { N: 5 } } })
  // expect: 'X' does not exist in type 'AttributeValueInput'
  await db.putItem({ TableName: 't', Item: { n: { X: '5' } } })
  // expect: Type 'string' is not assignable to type 'boolean | undefined'
  await db.putItem({ TableName: 't', Item: { n: { L: [{ BOOL: 'no' }] } } })
  // expect: Type 'true' is not assignable to type 'ReturnValue | undefined'
  await db.putItem({ TableName: 't', Item: {}, ReturnValues: true })
  const { Item } = await db.getItem({ TableName: 't', Key: {} })
  // expect: 'Item' is possibly 'undefined'
  console.log(Item['id'])
  // expect: Object is possibly 'undefined'
  console.log(Item!['id'].S)
  // expect: Property 'AttributeDefinitions' does not exist on type 'QueryOutput'
  await db
    .query({ TableName: 't', ExclusiveStartKey: {}, IndexName: 'i' })
    .then(({ AttributeDefinitions }) => AttributeDefinitions)
  // expect: Type 'string' is not assignable to type 'KeySchemaElement'
  await db.createTable({ TableName: 't', KeySchema: ['AttributeName'], AttributeDefinitions: [] })
  // expect: 'TableNam' does not exist in type 'ScanInput'
  for await (const page of db.getPaginator('scan').paginate({ TableName: 't', TableNam: '' })) console.log(page)
  // expect: '"tableThere"' is not assignable to parameter of type
  db.getWaiter('tableThere')
}

export async function compute(): Promise<void> {
  // expect: 'Filter' does not exist in type 'DescribeInstancesRequest'
  await ec2.describeInstances({ Filter: [] })
  // expect: Type 'string' is not assignable to type 'readonly string[]
  await ec2.describeInstances({ InstanceIds: 'i-1' })
  // expect: Property 'MinCount' is missing
  await ec2.runInstances({ ImageId: 'ami-1', MaxCount: 1 })
  const { Reservations } = await ec2.describeInstances()
  // expect: Property 'InstanceID' does not exist on type 'Instance'. Did you mean 'InstanceId'?
  console.log(Reservations?.[0]?.Instances?.[0]?.InstanceID)
  // expect: Property 'toFixed' does not exist on type 'Date'
  console.log(Reservations?.[0]?.Instances?.[0]?.LaunchTime?.toFixed())
  // expect: Type 'number' is not assignable to type 'InvocationType | undefined'
  await lambda.invoke({ FunctionName: 'f', InvocationType: 1 })
  const { Payload } = await lambda.invoke({ FunctionName: 'f' })
  // expect: Type 'StreamingBody' is not assignable to type 'string'
  const text: string = Payload
  const { EventStream } = await lambda.invokeWithResponseStream({ FunctionName: 'f' })
  // expect: must have a '[Symbol.iterator]()' method that returns an iterator
  for (const event of EventStream!) console.log(event, text)
  // expect: Property 'PayloadChunks' does not exist on type
  for await (const event of EventStream!) console.log(event.PayloadChunks)
}

/** Events that are sent. */
export async function conversations(): Promise<void> {
  const bedrock = session.client('bedrock-runtime')
  // expect: Property 'body' is missing in type '{ modelId: string; }' but required in type
  await bedrock.invokeModelWithBidirectionalStream({ modelId: 'm' })
  // expect: 'chunk' does not exist in type 'AsyncIterable<
  await bedrock.invokeModelWithBidirectionalStream({ modelId: 'm', body: { chunk: {} } })
  // expect: is not assignable to type
  await bedrock.invokeModelWithBidirectionalStream({ modelId: 'm', body: [{ chunk: { bytes: 7 } }] })
}

export async function queues(): Promise<void> {
  // expect: Property 'MessageBody' is missing in type '{ QueueUrl: string; }' but required in type 'SendMessageRequest'
  await sqs.sendMessage({ QueueUrl: 'q' })
  // expect: Type 'number' is not assignable to type 'string'
  await sqs.createQueue({ QueueName: 'q', Attributes: { VisibilityTimeout: 30 } })
  // expect: Property 'DataType' is missing
  await sqs.sendMessage({ QueueUrl: 'q', MessageBody: 'm', MessageAttributes: { a: { StringValue: 's' } } })
  const { Messages } = await sqs.receiveMessage({ QueueUrl: 'q' })
  // expect: 'Messages' is possibly 'undefined'
  console.log(Messages.length)
  // expect: Property 'NoSuchQueue' does not exist on type
  console.log(sqs.exceptions.NoSuchQueue)
}

export async function models(): Promise<void> {
  // expect: Property 'modelId' is missing
  await bedrock.converse({ messages: [] })
  // expect: is not assignable to type 'ContentBlockInput'
  await bedrock.converse({
    modelId: 'm',
    messages: [{ role: 'user', content: [{ text: 'a', image: { format: 'png', source: { bytes: 'b' } } }] }],
  })
  // expect: Type 'string' is not assignable to type 'ContentBlockInput'
  await bedrock.converse({ modelId: 'm', messages: [{ role: 'user', content: ['hello'] }] })
  const { output, usage } = await bedrock.converse({ modelId: 'm' })
  // expect: 'output.message' is possibly 'undefined'
  console.log(output.message.content)
  // expect: Property 'tokens' does not exist on type 'TokenUsage'
  console.log(usage.tokens)
  const { body } = await bedrock.invokeModel({ modelId: 'm' })
  // expect: Argument of type 'StreamingBody' is not assignable to parameter of type 'string'
  JSON.parse(body)
}
