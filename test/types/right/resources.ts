/** Resources: identifiers, attributes, references, constructors, actions, waiters and collections of each kind. */
import { type AnyResource, type GenericResource, type ResourceName, Session } from 'tucuxi'
import type * as dynamodb from 'tucuxi/services/dynamodb'
import type * as ec2 from 'tucuxi/services/ec2'
import type * as iam from 'tucuxi/services/iam'
import type * as s3 from 'tucuxi/services/s3'
import * as s3Module from 'tucuxi/services/s3'
import type * as sns from 'tucuxi/services/sns'
import type * as sqs from 'tucuxi/services/sqs'
import { equal } from './equal.ts'

const session = new Session()

export async function objects(): Promise<void> {
  await using service = session.resource('s3', { regionName: 'eu-central-1' })
  equal<typeof service, s3.ServiceResource>(true)
  equal<ReturnType<typeof service.meta.client.listBuckets>, Promise<s3.ListBucketsOutput>>(true)
  const bucket = service.Bucket('photos')
  equal<typeof bucket, s3.BucketResource>(true)
  equal<typeof bucket.name, string>(true)
  equal<typeof bucket.creationDate, Promise<Date | undefined>>(true)
  equal<typeof bucket.meta.data, s3.Bucket | undefined>(true)
  bucket.equals(service.Bucket({ name: 'photos' })) satisfies boolean
  await bucket.load()
  const object = service.Object('photos', 'cat.jpg')
  equal<typeof object, typeof sameObject>(true)
  const sameObject = service.Object({ bucketName: 'photos', key: 'cat.jpg' })
  equal<typeof object.contentLength, Promise<number | undefined>>(true)
  equal<typeof object.metadata, Promise<{ [name: string]: string } | undefined>>(true)
  const { Body } = await object.get({ Range: 'bytes=0-9' }, { timeout: 5 })
  await Body.text()
  await object.get()
  await bucket.Object('a').put({ Body: 'text' })
  const put = await bucket.putObject({ Key: 'a', Body: new Uint8Array(3) })
  equal<typeof put, s3.ObjectResource>(true)
  await bucket.putObject({ Bucket: 'other', Key: 'a' })
  const answer = await bucket.waitUntilExists({}, { delay: 1, maxAttempts: 3 })
  answer.ResponseMetadata?.RetryAttempts satisfies number | undefined
  const head = await object.waitUntilExists()
  equal<typeof head, s3.HeadObjectOutput>(true)
  const upload = await object.initiateMultipartUpload()
  const part = upload.Part(1)
  equal<typeof part.partNumber, number>(true)
  await part.upload({ Body: 'text' })
  await bucket.Acl().put({ ACL: 'private' })
  await bucket.Versioning().enable()
}

export async function collections(): Promise<void> {
  const bucket = session.resource('s3').Bucket('photos')
  const some = bucket.objects.filter({ Prefix: '2026/' }).limit(10).pageSize(5)
  equal<typeof some, typeof bucket.objects>(true)
  for await (const summary of some) {
    equal<typeof summary, s3.ObjectSummaryResource>(true)
    summary.key satisfies string
    ;(await summary.size)?.toFixed()
    await summary.Object().delete()
  }
  for await (const page of bucket.objects.all().pages()) equal<typeof page, s3.ObjectSummaryResource[]>(true)
  const deleted = await bucket.objects.filter({ Prefix: 'old/' }).delete({ RequestPayer: 'requester' })
  equal<typeof deleted, s3.DeleteObjectsOutput[]>(true)
  await bucket.objectVersions.delete()
  for await (const one of session.resource('s3').buckets) one.name satisfies string
}

export async function compute(): Promise<void> {
  const service = session.resource('ec2')
  const created = await service.createInstances({ ImageId: 'ami-1', MinCount: 1, MaxCount: 1 })
  equal<typeof created, ec2.InstanceResource[]>(true)
  const instance = service.Instance('i-1')
  instance.instanceId satisfies string
  equal<typeof instance.vpc, Promise<ec2.VpcResource | undefined>>(true)
  equal<typeof instance.networkInterfaces, Promise<ec2.NetworkInterfaceResource[] | undefined>>(true)
  equal<typeof instance.networkInterfacesAttribute, Promise<ec2.InstanceNetworkInterface[] | undefined>>(true)
  equal<typeof instance.launchTime, Promise<Date | undefined>>(true)
  await (await instance.vpc)?.load()
  await instance.stop()
  await instance.stop({ Force: true })
  await instance.stop({ InstanceIds: ['i-2'] })
  const tags = await instance.createTags({ Tags: [{ Key: 'a', Value: 'b' }] })
  equal<typeof tags, ec2.TagResource[]>(true)
  await instance.deleteTags({ Tags: [{ Key: 'a' }] })
  await service.createTags({ Resources: ['i-1'], Tags: [{ Key: 'a' }] })
  await instance.waitUntilRunning({ Filters: [{ Name: 'a', Values: ['b'] }] })
  const stopped = await service.instances.filter({ InstanceIds: ['i-1'] }).stop()
  equal<typeof stopped, ec2.StopInstancesResult[]>(true)
  await service.instances.createTags({ Tags: [] })
  // Named by a parameter that may be left out: without it there is none.
  const route = await service.RouteTable('rtb-1').createRoute({ DestinationCidrBlock: '10.0.0.0/8' })
  await route.delete?.()
}

export async function tables(): Promise<void> {
  const service = session.resource('dynamodb')
  const table = await service.createTable({
    TableName: 'books',
    KeySchema: [{ AttributeName: 'title', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'title', AttributeType: 'S' }],
  })
  equal<typeof table, dynamodb.TableResource>(true)
  table.tableName satisfies string
  equal<typeof table.itemCount, Promise<number | undefined>>(true)
  equal<typeof table.tableStatus, Promise<dynamodb.TableStatus | undefined>>(true)
  await table.waitUntilExists()
  await table.delete()
}

export async function messages(): Promise<void> {
  const service = session.resource('sqs')
  const queue = await service.getQueueByName({ QueueName: 'jobs' })
  equal<typeof queue, sqs.QueueResource>(true)
  ;(await queue.attributes)?.['QueueArn']
  for (const message of await queue.receiveMessages({ MaxNumberOfMessages: 10 })) {
    equal<typeof message, sqs.MessageResource>(true)
    equal<typeof message.body, Promise<string | undefined>>(true)
    await message.changeVisibility({ VisibilityTimeout: 5 })
    await message.delete()
  }
  const topic: sns.TopicResource = await session.resource('sns').createTopic({ Name: 'news' })
  await topic.subscribe({ Protocol: 'sqs', Endpoint: queue.url })
  await topic.publish({ Message: 'text' })
  for await (const one of topic.subscriptions.all()) one.arn satisfies string
}

export async function users(): Promise<void> {
  const service = session.resource('iam')
  const user = service.User('ann')
  equal<typeof user, iam.UserResource>(true)
  // What the model requires of a user is there.
  equal<typeof user.createDate, Promise<Date>>(true)
  equal<typeof user.passwordLastUsed, Promise<Date | undefined>>(true)
  const updated = await user.update({ NewUserName: 'anna' })
  equal<typeof updated, iam.UserResource | undefined>(true)
  const pair = await user.createAccessKeyPair()
  pair.secret satisfies string
  equal<typeof profile.roles, Promise<iam.RoleResource[] | undefined>>(true)
  const profile = service.InstanceProfile('web')
  for await (const policy of user.attachedPolicies) await policy.detachUser({ UserName: user.name })
  await service.CurrentUser().arn
}

/** A helper for any resource. */
function nameOf(resource: AnyResource): string {
  return `${resource} ${resource.meta.identifiers.join()} ${resource.getAvailableSubresources().join()}`
}

/** Resources of a service whose module is not imported: everything may be called, nothing is known. */
export async function untyped(): Promise<void> {
  const cloudwatch = session.resource('cloudwatch')
  equal<typeof cloudwatch, GenericResource>(true)
  for await (const alarm of cloudwatch.alarms.all()) console.log(await alarm.stateValue)
  const some = session.resource(process.argv[2] as ResourceName)
  equal<typeof some, GenericResource>(true)
  console.log(nameOf(cloudwatch), nameOf(session.resource('s3').Bucket('a')), nameOf(session.resource('my-service')))
  for (const name of session.getAvailableResources()) session.resource(name)
}

equal<ReturnType<typeof bySession>, s3.ServiceResource>(true)
export function bySession() {
  return session.resource(s3Module)
}
