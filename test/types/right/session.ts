import {
  type AnyClient,
  type GenericClient,
  type GenericResource,
  isClientError,
  type ResourceName,
  resource,
  type ServiceName,
  type ServiceResource,
  Session,
} from 'tucuxi'
import { type Session as CoreSession, getSession } from 'tucuxi/core'
import { equal } from './equal.ts'

declare module 'tucuxi' {
  interface ServiceMap {
    'my-service': GenericClient
  }
  interface ResourceMap {
    'my-service': ServiceResource<GenericClient>
  }
}

const session = new Session({ profileName: 'dev' })

/** A client whose service's module is not imported: everything may be called, nothing is known. */
export async function untyped(): Promise<void> {
  const route53 = session.client('route53')
  equal<typeof route53, GenericClient>(true)
  const { HostedZones } = await route53.listHostedZones({ MaxItems: 10 })
  console.log(HostedZones.length)
  await route53.close()
}

export async function names(): Promise<void> {
  await session.client('my-service').doSomething({ Deep: true })
  for (const name of session.getAvailableServices()) await session.client(name).close()
  const fromSomewhere = process.argv[2] ?? 's3'
  const some = session.client(fromSomewhere as ServiceName)
  equal<typeof some, GenericClient>(true)
  console.log(regionOf(some), regionOf(session.client('route53')))
}

/** A helper for any client. */
function regionOf(client: AnyClient): string {
  return client.meta.regionName ?? 'nowhere'
}

export function variables(core: CoreSession = getSession()): void {
  equal<ReturnType<typeof core.getAvailablePartitions>, string[]>(true)
  const region: string | undefined = core.getConfigVariable('region')
  const attempts: number | undefined = core.getConfigVariable('max_attempts')
  const seconds: number = core.getConfigVariable('metadata_service_timeout', { methods: ['env'] })
  const dualstack: boolean | undefined = core.getConfigVariable('use_dualstack_endpoint')
  const own: unknown = core.getConfigVariable('my_own_variable')
  console.log(region, attempts, seconds, dualstack, own)
}

export function events(): void {
  session.events.register('before-send.s3', ({ request, context }) => {
    request.headers['x-trace'] = request.method + request.url
    context['seen'] = true
  })
  session.events.register('before-call.dynamodb.PutItem', async ({ params, model }) => {
    console.log(params['TableName'], model.name)
  })
  session.events.registerFirst('needs-retry', ({ attempts, error }) =>
    isClientError(error) && attempts < 3 ? 1 : undefined,
  )
  session.events.registerLast('after-call.*.GetObject', ({ parsed, eventName }) =>
    console.log(parsed, eventName.length),
  )
  session.events.register('creating-client-class.s3', ({ classAttributes, baseClasses }) => {
    classAttributes['bucketNames'] = () => []
    baseClasses.push(class Extra {})
  })
  session.events.register('service-data-loaded.s3', ({ serviceName }) => console.log(serviceName.length))
}

export async function resources(): Promise<void> {
  const mine = resource('my-service')
  equal<typeof mine, ServiceResource<GenericClient>>(true)
  const cloudwatch = session.resource('cloudwatch')
  equal<typeof cloudwatch, GenericResource>(true)
  for (const name of session.getAvailableResources()) session.resource(name).getAvailableSubresources()
  const queue = await session
    .resource('sqs' as ResourceName, { regionName: 'eu-west-1' })
    .getQueueByName({ QueueName: 'jobs' })
  for await (const message of queue.messages.filter({ MaxNumberOfMessages: 1 }).limit(1)) console.log(message.body)
  await using service: ServiceResource<GenericClient> = mine
  console.log(
    service.meta.serviceName,
    service.meta.resourceModel.actions[0]?.name,
    service.equals(queue),
    `${service}`,
  )
  session.events.register('creating-resource-class.s3.Bucket', ({ classAttributes, serviceContext }) => {
    classAttributes['service'] = () => serviceContext.serviceModel.serviceId
  })
}

/** Introspection, as far as the inputs and outputs of operations. */
export function shapes(core: CoreSession = getSession()): string[] {
  const { inputShape, outputShape, errorShapes } = core.getServiceModel('s3').operationModel('GetObject')
  const data: unknown = core.getServiceData('s3')['shapes']
  console.log(inputShape?.requiredMembers, outputShape?.members['Body']?.typeName, errorShapes.length, data)
  return Object.entries(inputShape?.members ?? {}).map(([name, shape]) => `${name}: ${shape.typeName}`)
}
