import { ClientError, ParamValidationError, Session, UNSIGNED } from 'tucuxi'
import { Session as CoreSession } from 'tucuxi/core'
import { documentClient } from 'tucuxi/dynamodb'

const keys = { awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret' }

/** Goes once through each protocol and through what is loaded late: pages, waiters, presigning, retries, models. */
export async function run(endpointUrl) {
  const session = new Session({ ...keys, regionName: 'eu-west-1' })
  const client = (name, config) => session.client(name, { endpointUrl, config })
  const s3 = client('s3', { s3: { addressingStyle: 'path' } })
  const { Body } = await s3.getObject({ Bucket: 'rivers', Key: 'amazon' })
  const text = await Body.text()
  const put = await s3.putObject({ Bucket: 'rivers', Key: 'amazon', Body: 'water', ChecksumAlgorithm: 'CRC32C' })
  const found = []
  for await (const item of s3.getPaginator('listObjectsV2').paginate({ Bucket: 'rivers' }).search('Contents[].Key')) {
    found.push(item)
  }
  await s3.getWaiter('objectExists').wait({ Bucket: 'rivers', Key: 'amazon' }, { delay: 1, maxAttempts: 2 })
  const missing = await s3.getObject({ Bucket: 'rivers', Key: 'missing' }).catch((error) => error)
  const url = await s3.generatePresignedUrl('getObject', { params: { Bucket: 'rivers', Key: 'amazon' }, expiresIn: 60 })
  const identity = await client('sts').getCallerIdentity()
  const functions = await client('lambda').listFunctions()
  const regions = await client('ec2').describeRegions()
  const buses = await client('eventbridgev2').listEventBuses()
  const queues = await client('sqs', { retries: { mode: 'adaptive' } }).listQueues()
  const dynamodb = client('dynamodb', { retries: { mode: 'legacy' } })
  const { Item } = await dynamodb.getItem({ TableName: 'rivers', Key: { id: { S: '1' } } })
  const invalid = await dynamodb.getItem({ TableName: 'rivers', Keys: {} }).catch((error) => error)
  const document = await documentClient(dynamodb).getItem({ TableName: 'rivers', Key: { id: '1' } })
  const core = new CoreSession()
  core.loader.addModel('mine', '2026-01-01', { 'service-2': ownService })
  const anonymous = new Session({ botocoreSession: core }).client('mine', {
    regionName: 'eu-west-1',
    endpointUrl,
    config: { signatureVersion: UNSIGNED },
  })
  anonymous.meta.events.register('before-send.mine', () => ({ statusCode: 200, headers: {}, body: '{"Answer":42}' }))
  const ownAnswer = await anonymous.ask()
  await session.close()
  return {
    text: text.length,
    etag: put.ETag,
    found,
    missing: [missing instanceof ClientError, missing instanceof s3.exceptions.NoSuchKey, missing.code],
    url: url.includes('X-Amz-Signature'),
    account: identity.Account,
    functions: functions.Functions.map((one) => one.FunctionName),
    regions: regions.Regions.map((region) => region.RegionName),
    buses: buses.EventBuses,
    queues: queues.QueueUrls,
    item: Item.year.N,
    document: document.Item.year,
    invalid: invalid instanceof ParamValidationError,
    own: ownAnswer.Answer,
    shape: dynamodb.meta.serviceModel.operationModel('GetItem').inputShape.name,
    services: session.getAvailableServices().length > 400,
  }
}

const ownService = {
  metadata: {
    apiVersion: '2026-01-01',
    endpointPrefix: 'mine',
    protocol: 'json',
    serviceId: 'Mine',
    jsonVersion: '1.1',
  },
  operations: { Ask: { name: 'Ask', http: { method: 'POST', requestUri: '/' }, output: { shape: 'AskOutput' } } },
  shapes: {
    AskOutput: { type: 'structure', members: { Answer: { shape: 'Number' } } },
    Number: { type: 'integer' },
  },
}
