/**
 * DynamoDB's resources:
 * - parameters and results have native values and conditions, also those of `meta.client`
 * - a Table has a `batchWriter`
 */
import type { ResourceCustomization } from '../../resources/customization.ts'
import type { GenericResource } from '../../resources/resource.ts'
import { BatchWriter, type BatchWriterOptions } from './batch-writer.ts'
import { registerDocuments } from './documents.ts'

export const dynamodbResources: ResourceCustomization = {
  members: {
    Table: { batchWriter },
  },
  register: registerDocuments,
}

function batchWriter(this: GenericResource, options?: BatchWriterOptions): BatchWriter {
  return new BatchWriter(this.meta.client, this['name'], options)
}
