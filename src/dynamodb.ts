/** boto3's high-level interface of DynamoDB: conditions, native values, document clients, batches. */

export type {
  Attributes,
  AttributeType,
  AttributeValue,
  BinaryInput,
  NativeInput,
  NativeValue,
  SetInput,
} from './services/dynamodb/attribute-value.ts'
export { BatchWriter, type BatchWriterOptions, batchWriter } from './services/dynamodb/batch-writer.ts'
export { Binary } from './services/dynamodb/binary.ts'
export { type BuiltConditionExpression, ConditionExpressionBuilder } from './services/dynamodb/condition-expression.ts'
export {
  Attr,
  type Attribute,
  Condition,
  type ConditionOperator,
  Key,
  type KeyAttribute,
  type Operand,
  type OperandInput,
  type Size,
} from './services/dynamodb/conditions.ts'
export { Decimal, type DecimalLike } from './services/dynamodb/decimal.ts'
export { documentClient } from './services/dynamodb/document-client.ts'
export type {
  DocumentClient,
  DocumentOperation,
  DocumentPaginator,
  DocumentParams,
  DocumentResult,
} from './services/dynamodb/document-types.ts'
export type { DocumentOptions } from './services/dynamodb/documents.ts'
export {
  DynamoDBNeedsConditionError,
  DynamoDBNeedsKeyConditionError,
  DynamoDBOperationNotSupportedError,
  DynamoDBUnprocessedItemsError,
} from './services/dynamodb/errors.ts'
export type { ExactNumber, NumberInput } from './services/dynamodb/numbers.ts'
export { type DeserializerOptions, type ReadNumber, TypeDeserializer } from './services/dynamodb/type-deserializer.ts'
export { type SerializerOptions, TypeSerializer } from './services/dynamodb/type-serializer.ts'
