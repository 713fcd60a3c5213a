import { ArgumentError } from '../../errors/config.ts'
import { showType, showValue } from '../../protocols/validation/show.ts'
import type { AttributeType, NativeInput } from './attribute-value.ts'
import { DynamoDBOperationNotSupportedError } from './errors.ts'

/** What puts operands together, as DynamoDB writes it. */
export type ConditionOperator =
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'BETWEEN'
  | 'IN'
  | 'AND'
  | 'OR'
  | 'NOT'
  | 'begins_with'
  | 'contains'
  | 'attribute_type'
  | 'attribute_exists'
  | 'attribute_not_exists'

/** What an attribute is compared with: a value, another attribute, or the size of one. */
export type OperandInput = NativeInput | Operand

/**
 * A condition on attributes, made by the methods of `Key` and `Attr`. It can stand wherever DynamoDB takes a condition
 * as text: `KeyConditionExpression`, `FilterExpression`, `ConditionExpression`.
 *
 * @example
 * Attr('year').gte(1990).and(Attr('tags').contains('new').or(Attr('tags').notExists()))
 */
export class Condition {
  readonly operator: ConditionOperator
  /** Conditions, attributes and values. */
  readonly operands: readonly unknown[]

  /** @internal */
  constructor(operator: ConditionOperator, operands: readonly unknown[]) {
    this.operator = operator
    this.operands = operands
  }

  /**
   * This one and all of the others.
   *
   * @throws DynamoDBOperationNotSupportedError for what is no condition
   */
  and(...others: readonly Condition[]): Condition {
    return others.reduce((left, right) => joined('AND', left, right), this as Condition)
  }

  /**
   * This one or one of the others, or several.
   *
   * @throws DynamoDBOperationNotSupportedError for what is no condition
   */
  or(...others: readonly Condition[]): Condition {
    return others.reduce((left, right) => joined('OR', left, right), this as Condition)
  }

  /** The opposite. */
  not(): Condition {
    return new Condition('NOT', [this])
  }
}

function joined(operation: 'AND' | 'OR', left: Condition, right: Condition): Condition {
  if (right instanceof Condition) return new Condition(operation, [left, right])
  throw new DynamoDBOperationNotSupportedError({ operation, value: showValue(right), type: showType(right) })
}

/** What can be compared: an attribute, or the size of one. */
export abstract class Operand {
  /** The attribute's path: `address.lines[0]`. */
  readonly name: string

  /** @internal */
  constructor(name: string) {
    if (typeof name !== 'string' || name === '') {
      throw new ArgumentError({ message: "The name of an attribute is text such as 'title' or 'address.lines[0]'" })
    }
    this.name = name
  }

  /** Equal to the value. */
  eq(value: OperandInput): Condition {
    return new Condition('=', [this, value])
  }

  /** Less than the value. */
  lt(value: OperandInput): Condition {
    return new Condition('<', [this, value])
  }

  /** Less than the value, or equal to it. */
  lte(value: OperandInput): Condition {
    return new Condition('<=', [this, value])
  }

  /** Greater than the value. */
  gt(value: OperandInput): Condition {
    return new Condition('>', [this, value])
  }

  /** Greater than the value, or equal to it. */
  gte(value: OperandInput): Condition {
    return new Condition('>=', [this, value])
  }

  /** From `low` to `high`, both included. */
  between(low: OperandInput, high: OperandInput): Condition {
    return new Condition('BETWEEN', [this, low, high])
  }
}

/** An attribute of a key: made by `Key`. */
export class KeyAttribute extends Operand {
  /** Text or bytes that begin with the value. */
  beginsWith(value: OperandInput): Condition {
    return new Condition('begins_with', [this, value])
  }
}

/** An attribute of an item: made by `Attr`. */
export class Attribute extends Operand {
  /** Not equal to the value; so is an attribute that is not there. */
  ne(value: OperandInput): Condition {
    return new Condition('<>', [this, value])
  }

  /** Text or bytes that begin with the value. */
  beginsWith(value: OperandInput): Condition {
    return new Condition('begins_with', [this, value])
  }

  /**
   * Equal to one of the values: DynamoDB takes 100 of them.
   *
   * @throws ArgumentError for no values, which DynamoDB has no words for
   */
  isIn(values: readonly OperandInput[]): Condition {
    if (!Array.isArray(values) || values.length === 0) {
      throw new ArgumentError({ message: `isIn takes an array of at least one value, not ${showValue(values)}` })
    }
    return new Condition('IN', [this, ...values])
  }

  /** There, with any value. */
  exists(): Condition {
    return new Condition('attribute_exists', [this])
  }

  /** Not there. */
  notExists(): Condition {
    return new Condition('attribute_not_exists', [this])
  }

  /** Text that has the value in it, or a set or list that it is a member of. */
  contains(value: OperandInput): Condition {
    return new Condition('contains', [this, value])
  }

  /** How many characters, bytes or members it has, to be compared: `Attr('tags').size().gt(2)`. */
  size(): Size {
    return new Size(this.name)
  }

  /** Of that type: `Attr('price').attributeType('N')`. */
  attributeType(type: AttributeType): Condition {
    return new Condition('attribute_type', [this, type])
  }
}

/** The size of an attribute: made by `Attr(…).size()`. */
export class Size extends Operand {
  /** Not equal to the value. */
  ne(value: OperandInput): Condition {
    return new Condition('<>', [this, value])
  }
}

/**
 * An attribute of a key, for `KeyConditionExpression`.
 *
 * @example
 * await books.query({ TableName, KeyConditionExpression: Key('author').eq('Lem').and(Key('title').beginsWith('S')) })
 */
export function Key(name: string): KeyAttribute {
  return new KeyAttribute(name)
}

/**
 * An attribute, for filters and conditions of writes. Names are those of the table, whatever they are: reserved words
 * and special characters are fine. A dot or `[0]` leads into a map or list.
 *
 * @example
 * await books.scan({ TableName, FilterExpression: Attr('year').between(1960, 1969).and(Attr('size').size().gt(2)) })
 */
export function Attr(name: string): Attribute {
  return new Attribute(name)
}
