import { Client, stateOf } from '../../client/client.ts'
import type { GenericClient } from '../../client/create-client.ts'
import { deriveClient } from '../../client/derive-client.ts'
import type { AnyClient } from '../../client/service-types.ts'
import { ArgumentError } from '../../errors/config.ts'
import type { WireModel } from '../../model/wire-model.ts'
import type { Host } from '../../util/host.ts'
import type { DocumentClient } from './document-types.ts'
import { type DocumentOptions, registerDocuments, unregisterDocuments } from './documents.ts'
import type { ExactNumber, NumberInput } from './numbers.ts'

const SERVICES = ['DynamoDB', 'DynamoDB Streams']

/**
 * A client whose parameters and results are plain JavaScript where DynamoDB has values with their types, and that takes
 * conditions made by `Key` and `Attr`. It has the settings, credentials and connections of the client it is made of, which
 * stays as it is. Pages, waiters, transactions, batches, PartiQL, presigned URLs and the members of errors are included.
 *
 * @param client of DynamoDB or of DynamoDB Streams
 * @throws ArgumentError for another client
 *
 * @example
 * const books = documentClient(session.client('dynamodb'))
 * await books.putItem({ TableName: 'books', Item: { title: 'Solaris', year: 1961, tags: new Set(['sea']) } })
 * const { Item } = await books.getItem<Book>({ TableName: 'books', Key: { title: 'Solaris' } })
 */
export function documentClient<Of extends AnyClient, Numeric extends NumberInput = ExactNumber>(
  client: Of,
  options: DocumentOptions<Numeric> = {},
): DocumentClient<Of, Numeric> {
  const model = modelOf(client, 'documentClient')
  return deriveClient(client as unknown as Client, (events) => {
    unregisterDocuments(events, model)
    registerDocuments(events, model, options)
  }) as unknown as DocumentClient<Of, Numeric>
}

/** The same client with DynamoDB's own values, whether or not it is a document client. */
export function plainClient(client: AnyClient): GenericClient {
  const model = modelOf(client, 'batchWriter', ['DynamoDB'])
  return deriveClient(client as unknown as Client, (events) => unregisterDocuments(events, model))
}

/** Clock and chance of a client. */
export function hostOf(client: GenericClient): Host {
  return stateOf(client).host
}

function modelOf(client: unknown, caller: string, services = SERVICES): WireModel {
  const model = client instanceof Client ? stateOf(client).model : undefined
  if (model !== undefined && services.includes(model.metadata.serviceId)) return model
  const given = model === undefined ? 'something else' : `one of ${model.serviceName}`
  throw new ArgumentError({
    message: `${caller} takes a client of DynamoDB, such as session.client('dynamodb'), not ${given}`,
  })
}
