import { showType, showValue } from '../../protocols/validation/show.ts'
import { Condition, type ConditionOperator, KeyAttribute, Operand, Size } from './conditions.ts'
import { DynamoDBNeedsConditionError, DynamoDBNeedsKeyConditionError } from './errors.ts'

/** A condition as DynamoDB takes it. */
export interface BuiltConditionExpression {
  /** `#n0 = :v0 AND …` */
  readonly conditionExpression: string
  /** What names stand for: `{ '#n0': 'author' }`. */
  readonly attributeNamePlaceholders: Record<string, string>
  /** What values stand for: `{ ':v0': 'Lem' }`. */
  readonly attributeValuePlaceholders: Record<string, unknown>
}

/** The names in a path: what is between dots and brackets, but not the number in a bracket. */
const NAMES = /[^.[\]]+(?![^[]*\])/g

/**
 * Writes conditions down as text, with placeholders for names and values that are numbered through: those of one request
 * are built by one builder.
 *
 * @example
 * new ConditionExpressionBuilder().buildExpression(Attr('year').gte(1990))
 * // { conditionExpression: '#n0 >= :v0', attributeNamePlaceholders: { '#n0': 'year' }, … }
 */
export class ConditionExpressionBuilder {
  readonly #reserved: ReadonlySet<string>
  #names = 0
  #values = 0

  /** @param options.reserved placeholders that the request has for something else */
  constructor({ reserved = [] }: { readonly reserved?: Iterable<string> | undefined } = {}) {
    this.#reserved = new Set(reserved)
  }

  /** Begins to count anew: for another request. */
  reset(): void {
    this.#names = 0
    this.#values = 0
  }

  /**
   * @param options.isKeyCondition it is for a `KeyConditionExpression`, which takes nothing but keys; default false
   * @throws DynamoDBNeedsConditionError, DynamoDBNeedsKeyConditionError
   */
  buildExpression(
    condition: Condition,
    { isKeyCondition = false }: { readonly isKeyCondition?: boolean | undefined } = {},
  ): BuiltConditionExpression {
    if (!(condition instanceof Condition)) {
      throw new DynamoDBNeedsConditionError({ value: showValue(condition), type: showType(condition) })
    }
    const names: Record<string, string> = {}
    const values: Record<string, unknown> = {}
    const write = (operand: unknown): string => {
      if (operand instanceof Condition) return written(operand.operator, operand.operands.map(write))
      if (operand instanceof Operand) return this.#path(operand, isKeyCondition, names)
      const placeholder = this.#valuePlaceholder()
      values[placeholder] = operand
      return placeholder
    }
    return {
      conditionExpression: write(condition),
      attributeNamePlaceholders: names,
      attributeValuePlaceholders: values,
    }
  }

  #path(operand: Operand, isKeyCondition: boolean, names: Record<string, string>): string {
    if (isKeyCondition && !(operand instanceof KeyAttribute)) {
      throw new DynamoDBNeedsKeyConditionError({ name: operand.name, type: showType(operand) })
    }
    const path = operand.name.replace(NAMES, (name) => {
      const placeholder = this.#namePlaceholder()
      names[placeholder] = name
      return placeholder
    })
    return operand instanceof Size ? `size(${path})` : path
  }

  #namePlaceholder(): string {
    const placeholder = `#n${this.#names++}`
    return this.#reserved.has(placeholder) ? this.#namePlaceholder() : placeholder
  }

  #valuePlaceholder(): string {
    const placeholder = `:v${this.#values++}`
    return this.#reserved.has(placeholder) ? this.#valuePlaceholder() : placeholder
  }
}

function written(operator: ConditionOperator, operands: readonly string[]): string {
  const [first, second, third] = operands
  switch (operator) {
    case 'AND':
    case 'OR':
      return `(${first} ${operator} ${second})`
    case 'NOT':
      return `(NOT ${first})`
    case 'BETWEEN':
      return `${first} BETWEEN ${second} AND ${third}`
    case 'IN':
      return `${first} IN (${operands.slice(1).join(', ')})`
    case 'begins_with':
    case 'contains':
    case 'attribute_type':
    case 'attribute_exists':
    case 'attribute_not_exists':
      return `${operator}(${operands.join(', ')})`
    default:
      return `${first} ${operator} ${second}`
  }
}
