import { ParamValidationError, type Session } from 'tucuxi'
import { bold, clip, dim, note, pink, section, step, table } from './print.ts'

/** Services, regions and partitions: data that came with the package. */
export async function showWhatThereIs(session: Session): Promise<void> {
  section('What there is', 'Every service that AWS has, from data. Nothing was installed for any of them.')
  const services = await step(
    'session.getAvailableServices()',
    () => session.getAvailableServices(),
    (names) => `${bold(String(names.length))} services: ${names.filter((_name, i) => i % 61 === 5).join(', ')}, …`,
  )
  await step(
    'session.getAvailablePartitions()',
    () => session.getAvailablePartitions(),
    (names) => names.join(', '),
  )
  const wanted = (['s3', 'dynamodb', 'lambda', 'sagemaker'] as const).filter((name) => services.includes(name))
  const regions = await step("session.getAvailableRegions('s3')  and three more", () =>
    wanted.map((name) => ({ name, regions: session.getAvailableRegions(name) })),
  )
  console.log()
  table(
    ['service', 'regions', 'for instance'],
    regions.map(({ name, regions: all }) => [
      name,
      all.length,
      clip(all.filter((_region, i) => i % 9 === 1).join(', '), 60),
    ]),
  )
}

/** An operation as its model describes it. */
export async function showModel(session: Session): Promise<void> {
  section('A model, opened', 'What the service says of itself is there to look at: shapes, errors, pages, waiters.')
  const client = session.client('dynamodb', { regionName: 'eu-west-1' })
  const operation = await step("client.meta.serviceModel.operationModel('Query')", () =>
    client.meta.serviceModel.operationModel('Query'),
  )
  const input = operation.inputShape as unknown as {
    members: Map<string, { typeName: string }>
    requiredMembers: readonly string[]
  }
  const members = [...entriesOf(input.members)].slice(0, 8)
  console.log()
  table(
    ['parameter', 'type', 'required'],
    members.map(([name, shape]) => [name, shape.typeName, input.requiredMembers.includes(name) ? 'yes' : '']),
  )
  const { serviceModel } = client.meta
  note(
    `${serviceModel.operationNames.length} operations, protocol ${serviceModel.resolvedProtocol}, API version ${serviceModel.apiVersion}`,
  )
  note(clip(`query has pages; waiters: ${client.waiterNames.join(', ')}`, 100))
}

function entriesOf<T>(members: ReadonlyMap<string, T> | Readonly<Record<string, T>>): Iterable<[string, T]> {
  return members instanceof Map ? members.entries() : Object.entries(members as Readonly<Record<string, T>>)
}

/** A presigned URL, taken apart. */
export async function showPresignedUrl(session: Session): Promise<void> {
  section('A URL to give away', 'Signed here, without a request: whoever has it can read one object for five minutes.')
  const s3 = session.client('s3', {
    regionName: 'eu-central-1',
    config: { ignoreConfiguredEndpointUrls: true },
  })
  const url = await step("s3.generatePresignedUrl('getObject', { params: { Bucket, Key }, expiresIn: 300 })", () =>
    s3.generatePresignedUrl('getObject', {
      params: { Bucket: 'river-photos', Key: 'tucuxi at dawn.jpg' },
      expiresIn: 300,
    }),
  )
  const [address, query = ''] = url.split('?')
  console.log(`\n    ${bold(address!)}`)
  for (const [i, pair] of query.split('&').entries()) {
    const [name, value = ''] = pair.split('=')
    console.log(`      ${dim(i === 0 ? '?' : '&')} ${name!.padEnd(22)} ${dim(clip(decodeURIComponent(value), 64))}`)
  }
  console.log()
}

/** Parameters that are wrong, and what is said about them. */
export async function showValidation(session: Session): Promise<void> {
  section('Mistakes, told before anything is sent', 'All of them at once, each with its path.')
  const client = session.client('dynamodb', { regionName: 'eu-west-1' })
  const wrong = { TableName: 'Sightings', Key: { Id: { S: 7 } }, ConsistentRead: 'yes', Colour: 'pink' }
  const failure = await step("client.getItem({ Key: { Id: { S: 7 } }, ConsistentRead: 'yes', Colour: 'pink' })", () =>
    client.getItem(wrong as never).catch((error: unknown) => error),
  )
  if (!(failure instanceof ParamValidationError)) throw failure
  const [head, ...lines] = failure.message.split('\n')
  console.log(`\n    ${pink(failure.name)} ${head}`)
  for (const line of lines) console.log(`    ${clip(line, 100)}`)
  console.log()
}
