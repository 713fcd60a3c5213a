import type { WireShape } from '../../model/wire-model.ts'
import { asFields } from '../../protocols/validation/value-kinds.ts'
import { ConditionExpressionBuilder } from './condition-expression.ts'
import { Condition, Operand } from './conditions.ts'

const NAMES = 'ExpressionAttributeNames'
const VALUES = 'ExpressionAttributeValues'

/**
 * Writes down the conditions of a structure, with its placeholders beside them: a request, or one of the writes of a
 * transaction. Undefined for structures that have none.
 */
export function expressionWriter(shape: WireShape): ((fields: Record<string, unknown>) => void) | undefined {
  const conditions = membersOf(shape, 'ConditionExpression')
  const keyConditions = membersOf(shape, 'KeyExpression')
  if (conditions.size + keyConditions.size === 0) return undefined
  return (fields) => {
    const given = Object.keys(fields).filter((name) => isCondition(fields[name]))
    // In boto's order, which the numbers of the placeholders show.
    const asked = [...given.filter((name) => conditions.has(name)), ...given.filter((name) => keyConditions.has(name))]
    if (asked.length > 0) writeConditions(fields, asked, keyConditions)
  }
}

function membersOf(shape: WireShape, shapeName: string): ReadonlySet<string> {
  return new Set(shape.members.filter((member) => member.shape.name === shapeName).map(({ name }) => name))
}

/** An attribute alone is none, which the builder says. */
function isCondition(value: unknown): value is Condition {
  return value instanceof Condition || value instanceof Operand
}

function writeConditions(
  fields: Record<string, unknown>,
  asked: readonly string[],
  keyConditions: ReadonlySet<string>,
): void {
  if ([NAMES, VALUES].some((name) => fields[name] !== undefined && asFields(fields[name]) === undefined)) return
  const names = { ...(fields[NAMES] as object | undefined) }
  const values = { ...(fields[VALUES] as object | undefined) }
  const builder = new ConditionExpressionBuilder({ reserved: [...Object.keys(names), ...Object.keys(values)] })
  for (const name of asked) {
    const built = builder.buildExpression(fields[name] as Condition, { isKeyCondition: keyConditions.has(name) })
    fields[name] = built.conditionExpression
    Object.assign(names, built.attributeNamePlaceholders)
    Object.assign(values, built.attributeValuePlaceholders)
  }
  fields[NAMES] = names
  if (Object.keys(values).length > 0) fields[VALUES] = values
}
