import { BotoCoreError } from '../../errors/boto-core-error.ts'
import { defineError, type ErrorClass } from '../../errors/define-error.ts'

/** `and` and `or` put conditions together, and were given something else. */
export const DynamoDBOperationNotSupportedError: ErrorClass<{
  readonly operation: string
  readonly value: string
  readonly type: string
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'DynamoDBOperationNotSupportedError',
  '{operation} operation cannot be applied to value {value} of type {type} directly. Must use AttributeBase object methods (i.e. Attr().eq()). to generate ConditionBase instances first.',
  { phase: 'params' },
)
export type DynamoDBOperationNotSupportedError = InstanceType<typeof DynamoDBOperationNotSupportedError>

/** A condition is wanted, and an attribute or something else was given. */
export const DynamoDBNeedsConditionError: ErrorClass<{ readonly value: string; readonly type: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'DynamoDBNeedsConditionError',
    'Expecting a ConditionBase object. Got {value} of type {type}. Use AttributeBase object methods (i.e. Attr().eq()). to generate ConditionBase instances.',
    { phase: 'params' },
  )
export type DynamoDBNeedsConditionError = InstanceType<typeof DynamoDBNeedsConditionError>

/** A condition on keys is about an `Attr`. */
export const DynamoDBNeedsKeyConditionError: ErrorClass<{ readonly name: string; readonly type: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'DynamoDBNeedsKeyConditionError',
    'Attribute object {name} is of type {type}. KeyConditionExpression only supports Attribute objects of type Key',
    { phase: 'params' },
  )
export type DynamoDBNeedsKeyConditionError = InstanceType<typeof DynamoDBNeedsKeyConditionError>

/** What a batch writer had to write was not taken, again and again. */
export const DynamoDBUnprocessedItemsError: ErrorClass<{ readonly count: number; readonly attempts: number }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'DynamoDBUnprocessedItemsError',
    '{count} requests were left unprocessed by {attempts} calls of BatchWriteItem, one after the other.',
    { phase: 'service', advice: "The table's capacity does not suffice: write less at a time, or give it more." },
  )
export type DynamoDBUnprocessedItemsError = InstanceType<typeof DynamoDBUnprocessedItemsError>
