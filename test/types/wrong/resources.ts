import { type AnyResource, Session } from 'tucuxi'
import type {} from 'tucuxi/services/dynamodb'
import type {} from 'tucuxi/services/ec2'
import type {} from 'tucuxi/services/iam'
import type {} from 'tucuxi/services/s3'
import type {} from 'tucuxi/services/sns'
import type {} from 'tucuxi/services/sqs'

const session = new Session()
const s3 = session.resource('s3')
const ec2 = session.resource('ec2')
const bucket = s3.Bucket('photos')
const object = s3.Object('photos', 'cat.jpg')
const instance = ec2.Instance('i-1')

// The message has the names.
// expect: "cloudformation" | "cloudwatch" | "dynamodb" | "ec2" | "glacier" |
session.resource('s33')
// expect: Argument of type '"lambda"' is not assignable to parameter of type '"
session.resource('lambda')
// expect: 'region' does not exist in type 'ClientOptions'
session.resource('s3', { region: 'eu-central-1' })

// expect: Property 'Buckett' does not exist on type 'ServiceResource'. Did you mean 'Bucket'?
s3.Buckett('photos')
// expect: Expected 1 arguments, but got 0
s3.Bucket()
// expect: Argument of type 'number' is not assignable to parameter of type 'string | { name: string; }'
s3.Bucket(5)
// expect: 'bucketName' does not exist in type '{ name: string; }'
s3.Bucket({ bucketName: 'photos' })
// expect: Argument of type '["photos"]' is not assignable to parameter of type
s3.Object('photos')
// expect: Argument of type 'string' is not assignable to parameter of type 'number | { partNumber: number; }'
object.MultipartUpload('id').Part('1')
// expect: Cannot assign to 'name' because it is a read-only property
bucket.name = 'other'

export async function attributes(): Promise<void> {
  // expect: Property 'creationdate' does not exist on type 'BucketResource'. Did you mean 'creationDate'?
  await bucket.creationdate
  // expect: Property 'toISOString' does not exist on type 'Promise<Date | undefined>'
  bucket.creationDate.toISOString()
  const created = await bucket.creationDate
  // expect: 'created' is possibly 'undefined'
  created.toISOString()
  const vpc = await instance.vpc
  // expect: 'vpc' is possibly 'undefined'
  vpc.id
  // expect: Property 'vpcId' does not exist on type 'ImageResource'
  await ec2.Image('ami-1').vpcId
  // expect: Property 'Sizes' does not exist on type 'Object'. Did you mean 'Size'?
  s3.ObjectSummary('photos', 'cat.jpg').meta.data?.Sizes
}

export async function actions(): Promise<void> {
  // expect: Property 'Key' is missing in type '{ Body: string; }'
  await bucket.putObject({ Body: 'text' })
  // expect: 'Bdy' does not exist in type 'Filled<PutObjectRequest,
  await object.put({ Bdy: 'text' })
  // expect: Type 'number' is not assignable to type 'StreamingInput | undefined'
  await object.put({ Body: 5 })
  // expect: 'retries' does not exist in type 'CallOptions'
  await object.get({}, { retries: 5 })
  // expect: Property 'MaxCount' is missing
  await ec2.createInstances({ ImageId: 'ami-1', MinCount: 1 })
  // expect: Property 'Instances' does not exist on type 'InstanceResource[]'
  await ec2.createInstances({ MinCount: 1, MaxCount: 1 }).then(({ Instances }) => Instances)
  // expect: 'Resources' does not exist in type 'Omit<DeleteTagsRequest, "Resources">'
  await instance.deleteTags({ Resources: ['i-2'] })
  const route = await ec2.RouteTable('rtb-1').createRoute({})
  // expect: Cannot invoke an object which is possibly 'undefined'
  await route.delete()
  const user = await session.resource('iam').User('ann').update({ NewPath: '/staff/' })
  // expect: 'user' is possibly 'undefined'
  user.name
  // expect: Expected 1-2 arguments, but got 0
  await session.resource('sns').Topic('arn').publish()
  // expect: 'MaxAttempts' does not exist in type 'WaitOptions & CallOptions'
  await bucket.waitUntilExists({}, { MaxAttempts: 5 })
  // expect: Property 'waitUntilGone' does not exist on type 'BucketResource'
  await bucket.waitUntilGone()
  // expect: Expected 0 arguments, but got 1
  await bucket.load({})
}

export async function collections(): Promise<void> {
  // expect: 'prefix' does not exist in type 'Filter<ListObjectsRequest>'
  bucket.objects.filter({ prefix: 'a' })
  // expect: Argument of type 'string' is not assignable to parameter of type 'number'
  bucket.objects.limit('10')
  // expect: Property 'stop' does not exist on type 'Collection<ObjectSummaryResource, ListObjectsRequest> & ObjectSummaryBatchActions'
  await bucket.objects.stop()
  // expect: Property 'Key' does not exist on type 'ObjectSummaryResource'. Did you mean 'key'?
  for await (const summary of bucket.objects) console.log(summary.Key)
  // expect: Expected 1-2 arguments, but got 0
  await ec2.instances.createTags()
  const queue = session.resource('sqs').Queue('https://sqs')
  // expect: Property 'Messages' does not exist on type 'MessageResource[]'
  await queue.receiveMessages().then(({ Messages }) => Messages)
}

// expect: Property 'Bucket' does not exist on type 'AnyResource<unknown, Record<string, unknown>>'
export const nothing = (resource: AnyResource): unknown => resource.Bucket
