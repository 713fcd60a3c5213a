import { type GenericClient, isClientError } from 'tucuxi'
import { Attr, batchWriter, documentClient, Key } from 'tucuxi/dynamodb'
import { bold, clip, dim, note, pink, section, step, table } from './print.ts'

interface Sighting {
  readonly River: string
  readonly Day: string
  readonly Count: number
}

const RIVERS = ['Amazonas', 'Japurá', 'Negro', 'Solimões', 'Tapajós']

function sightings(): Sighting[] {
  return RIVERS.flatMap((river, r) =>
    Array.from({ length: 5 }, (_, day) => ({
      River: river,
      Day: `2026-11-${String(day + 10).padStart(2, '0')}`,
      Count: 1 + ((r * 7 + day * 3) % 9),
    })),
  )
}

async function createTable(dynamodb: GenericClient, TableName: string): Promise<void> {
  await step('dynamodb.createTable({ TableName, KeySchema, … })', () =>
    dynamodb['createTable']!({
      TableName,
      KeySchema: [
        { AttributeName: 'River', KeyType: 'HASH' },
        { AttributeName: 'Day', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'River', AttributeType: 'S' },
        { AttributeName: 'Day', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  await step("dynamodb.getWaiter('tableExists').wait({ TableName }, { delay: 0.1, maxAttempts: 600 })", () =>
    dynamodb.getWaiter('tableExists').wait({ TableName }, { delay: 0.1, maxAttempts: 600 }),
  )
}

async function write(dynamodb: GenericClient, TableName: string): Promise<void> {
  const items = sightings()
  await step(
    `for (const Item of ${items.length} items) await batchWriter(dynamodb, TableName).putItem({ Item })`,
    async () => {
      await using batch = batchWriter(dynamodb, TableName)
      for (const Item of items) await batch.putItem({ Item })
    },
  )
}

async function read(dynamodb: GenericClient, TableName: string): Promise<void> {
  const query = {
    TableName,
    KeyConditionExpression: Key('River').eq('Solimões').and(Key('Day').gt('2026-11-10')),
  }
  const answer = await step(
    "dynamodb.query({ KeyConditionExpression: Key('River').eq('Solimões').and(Key('Day').gt('2026-11-10')), … })",
    () => dynamodb['query']!(query),
  )
  const items = answer['Items'] as Sighting[]
  console.log()
  table(
    ['river', 'day', 'tucuxis seen'],
    items.map((item) => [item.River, item.Day, item.Count]),
  )
  const pages = dynamodb.getPaginator('scan').paginate({ TableName }, { pageSize: 10 })
  let seen = 0
  let requests = 0
  await step(
    "for await (const page of dynamodb.getPaginator('scan').paginate({ TableName }, { pageSize: 10 }))",
    async () => {
      for await (const page of pages) {
        requests++
        for (const item of page['Items'] as Sighting[]) seen += item.Count
      }
    },
  )
  console.log(`    ${bold(String(seen))} tucuxis in ${requests} pages`)
}

async function failOnPurpose(dynamodb: GenericClient, TableName: string): Promise<void> {
  const [Item] = sightings()
  const failure = await step("dynamodb.putItem({ Item, ConditionExpression: Attr('River').notExists() })", () =>
    dynamodb['putItem']!({ TableName, Item, ConditionExpression: Attr('River').notExists() }).catch(
      (error: unknown) => error,
    ),
  )
  if (!isClientError(failure, 'ConditionalCheckFailedException')) throw failure
  console.log(`    ${pink(failure.name)}\n    ${dim(clip(failure.message, 100))}`)
}

/** Work with a table, from its creation to its end. */
export async function workWithTable(client: GenericClient, where: string): Promise<void> {
  section('A table', where)
  const sent: string[] = []
  client.meta.events.register('before-send', ({ request }: { request: { headers: Record<string, string> } }) => {
    sent.push(request.headers['x-amz-target']?.split('.')[1] ?? '?')
  })
  const dynamodb = await step("documentClient(session.client('dynamodb'))", () => documentClient(client))
  const TableName = `tucuxi-tour-${Date.now().toString(36)}`
  await createTable(dynamodb, TableName)
  try {
    await write(dynamodb, TableName)
    await read(dynamodb, TableName)
    await failOnPurpose(dynamodb, TableName)
  } finally {
    await step('dynamodb.deleteTable({ TableName })', () => dynamodb['deleteTable']!({ TableName }))
  }
  console.log()
  note(clip(`A handler of before-send saw ${sent.length} requests: ${sent.join(', ')}`, 100))
}
