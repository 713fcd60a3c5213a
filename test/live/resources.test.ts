import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { GenericResource, ResourceName } from '../../src/index.ts'
import { bytes, collect, session, UNICODE, unique } from './live-client.ts'

function connect(service: ResourceName): GenericResource {
  return session.resource(service, { endpointUrl: inject('moto') }) as GenericResource
}

describe('resources of s3 in moto', () => {
  const s3 = connect('s3')
  const bucket = s3['Bucket'](unique('resources'))

  it('make a bucket, wait for it, and know when it was', async () => {
    await bucket.create()
    await bucket.waitUntilExists({}, { delay: '50ms', maxAttempts: 20 })
    expect(await bucket.creationDate).toBeInstanceOf(Date)
    const names = (await collect<GenericResource>(s3['buckets'])).map((each) => each['name'])
    expect(names).toContain(bucket.name)
  })

  it('put objects and read them back', async () => {
    const object = await bucket.putObject({ Key: `dir/${UNICODE}`, Body: bytes(5000), Metadata: { a: '1' } })
    expect(object).toMatchObject({ bucketName: bucket.name, key: `dir/${UNICODE}` })
    expect(await Promise.all([object.contentLength, object.metadata])).toEqual([5000, { a: '1' }])
    const { Body } = await object.get({ Range: 'bytes=0-9' })
    expect(Buffer.from(await Body.bytes()).equals(bytes(10))).toBe(true)
    const copy = s3['Object'](bucket.name, 'copy')
    await copy.copyFrom({ CopySource: { Bucket: bucket.name, Key: object.key } })
    await copy.waitUntilExists({}, { delay: '50ms', maxAttempts: 20 })
    expect(await copy.Acl().grants).toHaveLength(1)
  })

  it('transfer objects', async () => {
    const chunks: Uint8Array[] = []
    await bucket.uploadFileobj(bytes(7000), 'transferred', { extraArgs: { ContentType: 'image/png' } })
    await bucket.Object('again').copy({ Bucket: bucket.name, Key: 'transferred' })
    await bucket.Object('again').downloadFileobj((chunk: Uint8Array) => void chunks.push(chunk))
    expect(Buffer.concat(chunks).equals(bytes(7000))).toBe(true)
    expect(await bucket.Object('again').contentType).toBe('image/png')
  })

  it('list, in pages, what a filter lets through, and delete it', async () => {
    for (let i = 0; i < 7; i++) await bucket.putObject({ Key: `many/${i}`, Body: 'x'.repeat(i) })
    const many = bucket.objects.filter({ Prefix: 'many/' }).pageSize(3)
    expect((await collect<GenericResource[]>(many.pages())).map((page) => page.length)).toEqual([3, 3, 1])
    const some = await collect<GenericResource>(many.limit(4))
    expect(await Promise.all(some.map((summary) => summary['size']))).toEqual([0, 1, 2, 3])
    const summary = s3['ObjectSummary'](bucket.name, 'many/6')
    expect(await summary.size).toBe(6)
    const deleted = await many.delete()
    expect(deleted.map(({ Deleted }: { Deleted: object[] }) => Deleted.length)).toEqual([3, 3, 1])
    expect(await collect(many)).toEqual([])
  })

  it('have sub-resources: a policy, versions, tags', async () => {
    const versioning = bucket.Versioning()
    await versioning.enable()
    expect(await versioning.status).toBe('Enabled')
    await bucket.putObject({ Key: 'twice', Body: '1' })
    await bucket.putObject({ Key: 'twice', Body: '2' })
    const versions = await collect<GenericResource>(bucket.objectVersions.filter({ Prefix: 'twice' }))
    expect(versions).toHaveLength(2)
    expect(await versions[1]!['Object']().key).toBe('twice')
    await bucket.Tagging().put({ Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } })
    expect(await bucket.Tagging().tagSet).toEqual([{ Key: 'a', Value: 'b' }])
  })

  it('end', async () => {
    await bucket.objectVersions.delete()
    await bucket.delete()
    await bucket.waitUntilNotExists({}, { delay: '50ms', maxAttempts: 20 })
    expect(await s3['Bucket'](bucket.name).creationDate).toBeUndefined()
  })
})

describe('resources of ec2 in moto', () => {
  const ec2 = connect('ec2')
  let instances: GenericResource[]

  beforeAll(async () => {
    const [image] = await collect<GenericResource>(ec2['images'].limit(1))
    instances = await ec2['createInstances']({ ImageId: image!['id'], MinCount: 2, MaxCount: 2 })
  })

  it('start, are tagged, found by their tags, and stopped at once', async () => {
    const [first] = instances
    await first!['waitUntilRunning']({}, { delay: '50ms', maxAttempts: 40 })
    await first!['reload']()
    expect(await first!['state']).toMatchObject({ Name: 'running' })
    const mark = unique('tag')
    const tags = await ec2['createTags']({
      Resources: instances.map(({ id }) => id),
      Tags: [{ Key: 'mark', Value: mark }],
    })
    expect(tags).toHaveLength(2)
    const marked = ec2['instances'].filter({ Filters: [{ Name: 'tag:mark', Values: [mark] }] })
    expect((await collect<GenericResource>(marked)).map(({ id }) => id).sort()).toEqual(
      instances.map(({ id }) => id).sort(),
    )
    const running = marked.filter({ Filters: [{ Name: 'instance-state-name', Values: ['running'] }] })
    const [{ StoppingInstances }] = await running.stop()
    expect(StoppingInstances).toHaveLength(2)
    await first!['deleteTags']({ Tags: [{ Key: 'mark' }] })
    await first!['reload']()
    expect(await first!['tags']).toBeUndefined()
    await marked.terminate()
  })

  it('lead from one to another', async () => {
    const vpc = await ec2['createVpc']({ CidrBlock: '10.1.0.0/16' })
    const subnet = await vpc.createSubnet({ CidrBlock: '10.1.1.0/24' })
    expect(String(await subnet.vpc)).toBe(String(vpc))
    expect((await collect<GenericResource>(vpc.subnets)).map(String)).toEqual([String(subnet)])
    const [table] = await collect<GenericResource>(vpc.routeTables)
    expect((await table!['routes']).length).toBeGreaterThan(0)
    expect(await (await table!['routes'])[0].destinationCidrBlock).toBe('10.1.0.0/16')
    await subnet.delete()
    await vpc.delete()
  })
})

describe('resources of sqs and sns in moto', () => {
  it('send, receive and delete messages', async () => {
    const sqs = connect('sqs')
    const QueueName = unique('resources')
    const queue = await sqs['createQueue']({ QueueName })
    expect((await sqs['getQueueByName']({ QueueName })).equals(queue)).toBe(true)
    await queue.sendMessages({ Entries: ['1', '2'].map((Id) => ({ Id, MessageBody: `body ${Id}` })) })
    expect((await queue.attributes)['ApproximateNumberOfMessages']).toBe('2')
    const messages = await queue.receiveMessages({ MaxNumberOfMessages: 10 })
    expect((await Promise.all(messages.map((message: GenericResource) => message['body']))).sort()).toEqual([
      'body 1',
      'body 2',
    ])
    await Promise.all(messages.map((message: GenericResource) => message['delete']()))
    await queue.reload()
    expect((await queue.attributes)['ApproximateNumberOfMessagesNotVisible']).toBe('0')
    expect((await queue.receiveMessages()).length).toBe(0)
  })

  it('subscribe a queue to a topic', async () => {
    const topic = await connect('sns')['createTopic']({ Name: unique('resources') })
    const queue = await connect('sqs')['createQueue']({ QueueName: unique('resources') })
    const { QueueArn } = await queue.attributes
    const subscription = await topic.subscribe({
      Protocol: 'sqs',
      Endpoint: QueueArn,
      Attributes: { RawMessageDelivery: 'true' },
    })
    await topic.publish({ Message: UNICODE })
    const [message] = await queue.receiveMessages()
    expect(await message.body).toBe(UNICODE)
    expect((await collect<GenericResource>(topic.subscriptions)).map(String)).toEqual([String(subscription)])
  })
})

describe('resources of iam in moto', () => {
  it('make users, groups, roles and keys', async () => {
    const iam = connect('iam')
    const user = await iam['createUser']({ UserName: unique('anna') })
    const group = await iam['createGroup']({ GroupName: unique('readers') })
    await user.addGroup({ GroupName: group.name })
    expect((await collect<GenericResource>(user.groups)).map(String)).toEqual([String(group)])
    const pair = await user.createAccessKeyPair()
    expect(await pair.status).toBe('Active')
    expect(typeof pair.secret).toBe('string')
    expect(`${pair}`).not.toContain(pair.secret)
    const [key] = await collect<GenericResource>(user.accessKeys)
    expect(key!['id']).toBe(pair.id)
    const policy = { Version: '2012-10-17', Statement: [] }
    const role = await iam['createRole']({ RoleName: unique('role'), AssumeRolePolicyDocument: JSON.stringify(policy) })
    expect(await role.assumeRolePolicyDocument).toMatchObject(policy)
    expect(await iam['CurrentUser']().arn).toContain('arn:aws:iam::')
  })
})

describe('resources of dynamodb in moto', () => {
  it('make a table, put and get, and take it away', async () => {
    const dynamodb = connect('dynamodb')
    const table = await dynamodb['createTable']({
      TableName: unique('resources'),
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    })
    const answer = await table.waitUntilExists({}, { delay: '50ms', maxAttempts: 20 })
    expect(answer.Table.TableStatus).toBe('ACTIVE')
    await table.load()
    expect(await table.itemCount).toBe(0)
    expect((await collect<GenericResource>(dynamodb['tables'])).map(({ name }) => name)).toContain(table.tableName)
    await table.delete()
    await table.waitUntilNotExists({}, { delay: '50ms', maxAttempts: 20 })
  })
})
