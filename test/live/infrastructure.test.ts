import { describe, expect, it } from 'vitest'
import { collect, connect, type LiveClient, UNICODE, unique } from './live-client.ts'

describe('ec2 in moto', () => {
  it('runs instances, waits for them, finds them by tag and stops them', async () => {
    const ec2 = connect('ec2')
    const { Images } = await ec2['describeImages']!<{ Images: { ImageId: string }[] }>({ Owners: ['amazon'] })
    const Name = unique('live')
    const run = await ec2['runInstances']!<{ Instances: { InstanceId: string; LaunchTime: Date }[] }>({
      ImageId: Images[0]!.ImageId,
      MinCount: 3,
      MaxCount: 3,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: Name }] }],
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 9, DeleteOnTermination: true } }],
    })
    const InstanceIds = run.Instances.map((instance) => instance.InstanceId)
    expect(run.Instances[0]!.LaunchTime).toBeInstanceOf(Date)
    await ec2.getWaiter('instanceRunning').wait({ InstanceIds }, { delay: 1, maxAttempts: 5 })
    const pages = ec2.getPaginator('describeInstances').paginate({ Filters: [{ Name: 'tag:Name', Values: [Name] }] })
    const found = await collect(pages.search('Reservations[].Instances[].InstanceId'))
    expect(found.sort()).toEqual([...InstanceIds].sort())
    await ec2['terminateInstances']!({ InstanceIds })
    await ec2.getWaiter('instanceTerminated').wait({ InstanceIds }, { delay: 1, maxAttempts: 5 })
    await expect(ec2['describeInstances']!({ InstanceIds: ['i-00000000000000000'] })).rejects.toMatchObject({
      code: 'InvalidInstanceID.NotFound',
    })
  })

  it('makes a network and security rules', async () => {
    const ec2 = connect('ec2')
    const { Vpc } = await ec2['createVpc']!<{ Vpc: { VpcId: string } }>({ CidrBlock: '10.9.0.0/16' })
    const { GroupId } = await ec2['createSecurityGroup']!<{ GroupId: string }>({
      GroupName: unique('live'),
      Description: 'live',
      VpcId: Vpc.VpcId,
    })
    await ec2['authorizeSecurityGroupIngress']!({
      GroupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 90, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    })
    const { SecurityGroups } = await ec2['describeSecurityGroups']!<{
      SecurityGroups: { IpPermissions: object[] }[]
    }>({ GroupIds: [GroupId] })
    expect(SecurityGroups[0]!.IpPermissions).toMatchObject([
      { FromPort: 80, ToPort: 90, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ])
  })
})

describe('route53 in moto', () => {
  it('makes a zone and changes records', async () => {
    const route53 = connect('route53')
    const Name = `${unique('live')}.example.com.`
    const { HostedZone } = await route53['createHostedZone']!<{ HostedZone: { Id: string } }>({
      Name,
      CallerReference: unique('reference'),
      HostedZoneConfig: { Comment: `<${UNICODE}> & more` },
    })
    const HostedZoneId = HostedZone.Id.split('/').at(-1)
    const record = { Name: `www.${Name}`, Type: 'A', TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }] }
    const Changes = [{ Action: 'CREATE', ResourceRecordSet: record }]
    await route53['changeResourceRecordSets']!({ HostedZoneId, ChangeBatch: { Changes } })
    const pages = route53.getPaginator('listResourceRecordSets').paginate({ HostedZoneId })
    expect(await collect(pages.items('ResourceRecordSets'))).toContainEqual(expect.objectContaining(record))
    const zone = await route53['getHostedZone']!<{ HostedZone: { Config: { Comment: string } } }>({ Id: HostedZoneId })
    expect(zone.HostedZone.Config.Comment).toBe(`<${UNICODE}> & more`)
    await expect(route53['getHostedZone']!({ Id: 'ZNOWHERE' })).rejects.toMatchObject({ code: 'NoSuchHostedZone' })
  })
})

describe('cloudwatch in moto', () => {
  it('puts and reads metrics and alarms', async () => {
    const cloudwatch = connect('cloudwatch')
    const Namespace = unique('Live')
    const Timestamp = new Date(Math.floor(Date.now() / 60_000) * 60_000)
    const MetricData = [1.5, 2.5].map((Value) => ({ MetricName: 'm', Value, Timestamp, Unit: 'Seconds' }))
    await cloudwatch['putMetricData']!({ Namespace, MetricData })
    const { Datapoints } = await cloudwatch['getMetricStatistics']!<{ Datapoints: { Sum: number; Timestamp: Date }[] }>(
      {
        Namespace,
        MetricName: 'm',
        StartTime: new Date(Timestamp.getTime() - 600_000),
        EndTime: new Date(Timestamp.getTime() + 600_000),
        Period: 60,
        Statistics: ['Sum', 'Maximum'],
      },
    )
    expect(Datapoints).toMatchObject([{ Sum: 4, Maximum: 2.5, Timestamp: expect.any(Date) }])
    const metrics = await collect(cloudwatch.getPaginator('listMetrics').paginate({ Namespace }).items('Metrics'))
    expect(metrics).toContainEqual(expect.objectContaining({ Namespace, MetricName: 'm' }))
  })
})

const TEMPLATE = JSON.stringify({
  AWSTemplateFormatVersion: '2010-09-09',
  Parameters: { Name: { Type: 'String' } },
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Name' } } } },
  Outputs: { Url: { Value: { Ref: 'Queue' } } },
})

describe('cloudformation in moto', () => {
  let cloudformation: LiveClient

  it('creates a stack, waits, reads its outputs and deletes it', async () => {
    cloudformation = connect('cloudformation')
    const StackName = unique('live')
    await cloudformation['createStack']!({
      StackName,
      TemplateBody: TEMPLATE,
      Parameters: [{ ParameterKey: 'Name', ParameterValue: StackName }],
    })
    await cloudformation.getWaiter('stackCreateComplete').wait({ StackName }, { delay: 1, maxAttempts: 5 })
    const { Stacks } = await cloudformation['describeStacks']!<{
      Stacks: { CreationTime: Date; Outputs: { OutputValue: string }[] }[]
    }>({ StackName })
    expect(Stacks[0]!.CreationTime).toBeInstanceOf(Date)
    expect(Stacks[0]!.Outputs[0]!.OutputValue).toContain(StackName)
    const resources = cloudformation.getPaginator('listStackResources').paginate({ StackName })
    expect(await collect(resources.items())).toMatchObject([{ ResourceType: 'AWS::SQS::Queue' }])
    await cloudformation['deleteStack']!({ StackName })
    await expect(cloudformation['describeStacks']!({ StackName })).rejects.toMatchObject({ code: 'ValidationError' })
  })
})

/** A zip archive with one stored file, as Lambda takes it. */
function zip(name: string, text: string): Uint8Array {
  const [file, data] = [Buffer.from(name), Buffer.from(text)]
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt32LE(crc32(data), 10)
  head.writeUInt32LE(data.length, 14)
  head.writeUInt32LE(data.length, 18)
  head.writeUInt16LE(file.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, file, data])
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), head, Buffer.alloc(14), file])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

function crc32(data: Uint8Array): number {
  let crc = -1
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

describe('lambda in moto', () => {
  it('creates a function, waits, invokes it and streams its answer', async () => {
    const [lambda, iam] = [connect('lambda'), connect('iam')]
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] })
    const { Role } = await iam['createRole']!<{ Role: { Arn: string } }>({
      RoleName: unique('live'),
      AssumeRolePolicyDocument,
    })
    const FunctionName = unique('live')
    await lambda['createFunction']!({
      FunctionName,
      Runtime: 'nodejs20.x',
      Role: Role.Arn,
      Handler: 'index.handler',
      Code: { ZipFile: zip('index.js', 'exports.handler = async (event) => event') },
      Environment: { Variables: { TEXT: 'naïve' } },
    })
    await lambda.getWaiter('functionActiveV2').wait({ FunctionName }, { delay: 1, maxAttempts: 10 })
    const answer = await lambda['invoke']!<{ StatusCode: number; Payload: { text(): Promise<string> } }>({
      FunctionName,
      Payload: JSON.stringify({ text: UNICODE }),
    })
    expect(answer.StatusCode).toBe(200)
    const payload =
      answer.Payload instanceof Uint8Array ? Buffer.from(answer.Payload).toString() : await answer.Payload.text()
    expect(payload).not.toBe('')
    const functions = await collect(
      lambda.getPaginator('listFunctions').paginate({}, { pageSize: 1 }).search('Functions[].FunctionName'),
    )
    expect(functions).toContain(FunctionName)
    await expect(lambda['getFunction']!({ FunctionName: 'nowhere' })).rejects.toBeInstanceOf(
      lambda.exceptions['ResourceNotFoundException']!,
    )
  })
})
