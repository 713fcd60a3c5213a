/** Resources of DynamoDB have native values, as document clients do. */
import { Session } from 'tucuxi'
import { Attr, type Attributes, type BatchWriter, type DocumentClient, Key } from 'tucuxi/dynamodb'
import type * as dynamodb from 'tucuxi/services/dynamodb'
import { equal } from './equal.ts'

interface Book {
  readonly title: string
}

declare const book: Book
const root = new Session().resource('dynamodb')
const books = root.Table('books')

export async function table(): Promise<void> {
  await books.putItem({ Item: book, ConditionExpression: Attr('title').notExists() })
  const { Item } = await books.getItem({ Key: { title: 'a' } })
  equal<typeof Item, Attributes | undefined>(true)
  const found = await books.query<Book>({ KeyConditionExpression: Key('title').eq('a') })
  equal<typeof found.Items, Book[] | undefined>(true)
  await books.scan()
  await books.updateItem({
    Key: { title: 'a' },
    UpdateExpression: 'SET a = :a',
    ExpressionAttributeValues: { ':a': 1n },
  })
  await using batch = books.batchWriter({ overwriteByPkeys: ['title'] })
  equal<typeof batch, BatchWriter>(true)
  await batch.putItem({ Item: book })
  const status = await books.tableStatus
  equal<typeof status, dynamodb.TableStatus | undefined>(true)
}

export async function service(): Promise<void> {
  const made = await root.createTable({ TableName: 'a', KeySchema: [], AttributeDefinitions: [] })
  equal<typeof made, dynamodb.TableResource>(true)
  await root.batchWriteItem({ RequestItems: { books: [{ PutRequest: { Item: book } }] } })
  equal<typeof root.meta.client, DocumentClient<dynamodb.Client>>(true)
  equal<typeof books.meta.client, DocumentClient<dynamodb.Client>>(true)
  await root.meta.client.getItem<Book>({ TableName: 'books', Key: { title: 'a' } })
  for await (const one of root.tables) one.name satisfies string
}
