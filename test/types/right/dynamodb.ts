/** Document clients: what the types of DynamoDB's own client become. */
import { type GenericClient, isClientError, Session } from 'tucuxi'
import {
  Attr,
  type Attributes,
  Binary,
  batchWriter,
  type Condition,
  Decimal,
  documentClient,
  Key,
  type NativeValue,
  TypeDeserializer,
  TypeSerializer,
} from 'tucuxi/dynamodb'
import type * as dynamodb from 'tucuxi/services/dynamodb'
import 'tucuxi/services/dynamodbstreams'
import { equal } from './equal.ts'

interface Book {
  readonly title: string
  readonly year?: number
  readonly tags: ReadonlySet<string>
}

declare const book: Book
declare const plain: dynamodb.Client
declare const generic: GenericClient
const TableName = 'books'
const session = new Session()
const client = documentClient(session.client('dynamodb'))

export async function items(): Promise<void> {
  await client.putItem({ TableName, Item: book, ConditionExpression: Attr('title').notExists() })
  await client.putItem({ TableName, Item: { title: 'a', price: 5n, cover: new Uint8Array(3), at: new Decimal('1.5') } })
  const { Item, ResponseMetadata } = await client.getItem({ TableName, Key: { title: 'a' } }, { timeout: 5 })
  equal<typeof Item, Attributes | undefined>(true)
  ResponseMetadata.RequestId satisfies string | undefined
  const typed = await client.getItem<Book>({ TableName, Key: { title: 'a' } })
  equal<typeof typed.Item, Book | undefined>(true)
  const found = await client.query<Book>({
    TableName,
    KeyConditionExpression: Key('title').eq('a').and(Key('year').between(1, 2)),
    FilterExpression: 'size(tags) > :n',
    ExpressionAttributeValues: { ':n': 1 },
  })
  equal<typeof found.Items, Book[] | undefined>(true)
  equal<typeof found.LastEvaluatedKey, Attributes | undefined>(true)
  const value = Item?.['title']
  equal<typeof value, NativeValue | undefined>(true)
  if (value instanceof Set) value.size satisfies number
  if (value instanceof Binary) value.equals(new Uint8Array()) satisfies boolean
}

export async function batches(): Promise<void> {
  const got = await client.batchGetItem<Book>({ RequestItems: { books: { Keys: [{ title: 'a' }] } } })
  equal<typeof got.Responses, { [name: string]: Book[] } | undefined>(true)
  if (got.UnprocessedKeys !== undefined) await client.batchGetItem({ RequestItems: got.UnprocessedKeys })
  await client.transactWriteItems({
    TransactItems: [
      { Put: { TableName, Item: book, ConditionExpression: Attr('a').exists().not() } },
      { Delete: { TableName, Key: { title: 'b' }, ConditionExpression: 'attribute_exists(title)' } },
    ],
  })
  await client.executeStatement<Book>({ Statement: 'SELECT * FROM books WHERE title = ?', Parameters: ['a', 1, null] })
  await client.listTables()
  await using batch = batchWriter(plain, TableName, {
    overwriteByPkeys: ['title'],
    flushAmount: 10,
    onExitLoopSleep: '1s',
  })
  await batch.putItem({ Item: book })
  await batch.deleteItem({ Key: { title: 'a' } })
}

export async function pagesAndWaiters(): Promise<void> {
  const pages = client
    .getPaginator('query')
    .paginate<Book>({ TableName, KeyConditionExpression: Key('a').eq(1) }, { maxItems: 5 })
  for await (const one of pages.items()) equal<typeof one, Book>(true)
  for await (const page of pages) page.Items?.[0]?.year satisfies number | undefined
  for await (const one of client.getPaginator('scan').paginate({ TableName }).items('Items')) one satisfies Attributes
  await client.getWaiter('tableExists').wait({ TableName })
  await client.generatePresignedUrl('getItem', { params: { TableName, Key: { title: 'a' } } })
  await client.close()
}

export function errors(error: unknown): void {
  if (error instanceof client.exceptions.ConditionalCheckFailedException)
    error.response.Item satisfies Attributes | undefined
  if (error instanceof client.exceptions.TransactionCanceledException) {
    error.response.CancellationReasons?.[0]?.Item satisfies Attributes | undefined
  }
  if (isClientError(error, 'Throttled')) error.code satisfies string
}

class Big {
  toFixed(): string {
    return '1'
  }
}

export async function numbers(): Promise<void> {
  const exact = documentClient(plain, { numbers: () => new Big(), removeUndefinedValues: true })
  const { Item } = await exact.getItem({ TableName, Key: { a: new Big() } })
  equal<typeof Item, Attributes<Big> | undefined>(true)
  const rounded = documentClient(plain, { numbers: Number })
  equal<Awaited<ReturnType<typeof rounded.getItem>>['ConsumedCapacity'], dynamodb.ConsumedCapacity | undefined>(true)
  new TypeDeserializer({ numbers: String }).deserialize({ N: '1' }) satisfies NativeValue<string>
  new TypeSerializer().serialize(book).M?.['title']?.S satisfies string | undefined
}

export async function streams(): Promise<void> {
  const { Records = [] } = await documentClient(session.client('dynamodbstreams')).getRecords<Book>({
    ShardIterator: 'a',
  })
  Records[0]?.dynamodb?.NewImage satisfies Book | undefined
  Records[0]?.dynamodb?.Keys satisfies Attributes | undefined
}

const untyped = documentClient(generic)
equal<typeof untyped, GenericClient>(true)
export const condition: Condition = Attr('a.b[0]')
  .size()
  .gt(Attr('b').size())
  .or(Attr('a').isIn([1, Attr('b')]), Attr('c').attributeType('NS'))
