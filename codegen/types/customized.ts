/** What the customizations of `src/services` make of parameters and results, as far as types can say it. */
import type { Definition, ServiceDocuments } from './model.ts'

/** Shapes that people may write, or get, as another type than the model says. */
const TYPES: Readonly<Record<string, Readonly<Record<string, Definition['as']>>>> = {
  autoscaling: { XmlStringUserData: { in: '$.BytesInput' } },
  cloudformation: { TemplateBody: { out: '$.Document' } },
  ec2: { RunInstancesUserData: { in: '$.BytesInput' } },
  iam: { policyDocumentType: { out: '$.Document' } },
  s3: {
    CopySource: { in: '$.CopySource' },
    CopySourceSSECustomerKey: { in: '$.BytesInput' },
    SSECustomerKey: { in: '$.BytesInput' },
  },
}

/** Members that stand for another one, or beside it, under a name of their own: `<shape>.<member>` and its new name. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cloudsearchdomain: { 'SearchRequest.return': 'returnFields' },
  ec2: {
    'DescribeFlowLogsRequest.Filter': 'Filters',
    'DescribeHostReservationOfferingsRequest.Filter': 'Filters',
    'DescribeHostReservationsRequest.Filter': 'Filters',
    'DescribeHostsRequest.Filter': 'Filters',
    'DescribeNatGatewaysRequest.Filter': 'Filters',
  },
  logs: { 'CreateExportTaskRequest.from': 'fromTime' },
  s3: { 'GetObjectOutput.Expires': 'ExpiresString', 'HeadObjectOutput.Expires': 'ExpiresString' },
}

/** What clients have beside their operations, by the name that `tucuxi` exports it under. */
const METHODS: Readonly<Record<string, string>> = {
  dsql: '$.DsqlMethods',
  rds: '$.RdsMethods',
  s3: '$.S3Methods<Operations>',
}

/** The interfaces that the client of a service has beside those of every client. */
export function ownMethods(serviceName: string): readonly string[] {
  const methods = METHODS[serviceName]
  return methods === undefined ? [] : [methods]
}

/** Members that are filled in where the model requires them. */
const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  glacier: ['accountId'],
  logs: ['from'],
}

/** The documents of a service as its clients behave. What is named above and is not there fails. */
export function customized(service: ServiceDocuments): ServiceDocuments {
  const { serviceName } = service
  const shapes: Record<string, Definition> = { ...service.shapes }
  for (const [name, as] of Object.entries(TYPES[serviceName] ?? {}))
    shapes[name] = { ...shapeOf(shapes, name), as: as! }
  for (const [path, added] of Object.entries(MEMBERS[serviceName] ?? {})) {
    const [name, member] = path.split('.') as [string, string]
    const definition = shapeOf(shapes, name)
    const reference = definition.members?.[member]
    if (reference === undefined) throw new Error(`${serviceName}: there is no ${path} any more`)
    const like = added === 'ExpiresString' ? { shape: TEXT } : reference
    shapes[name] = { ...definition, members: { ...definition.members, [added]: { ...like, added: true } } }
  }
  if (serviceName === 's3') shapes[TEXT] = { type: 'string' }
  for (const member of FILLED_IN[serviceName] ?? []) {
    for (const [name, { required, ...definition }] of Object.entries(shapes)) {
      if (required?.includes(member))
        shapes[name] = { ...definition, required: required.filter((one) => one !== member) }
    }
  }
  return { ...service, shapes }
}

const TEXT = 'ExpiresString'

function shapeOf(shapes: Readonly<Record<string, Definition>>, name: string): Definition {
  const definition = shapes[name]
  if (definition === undefined) throw new Error(`there is no shape ${name} any more`)
  return definition
}
