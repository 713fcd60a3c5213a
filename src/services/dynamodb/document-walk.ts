import type { WireShape } from '../../model/wire-model.ts'
import { setField } from '../../protocols/own-field.ts'
import { asFields, type Fields } from '../../protocols/validation/value-kinds.ts'
import { thrownWithin } from './unstorable.ts'

/** Gives what stands in the place of a value. */
export type Walk = (value: unknown) => unknown

/** What to do on the way through a shape. */
export interface Visitor {
  /** With what the model calls an AttributeValue. */
  readonly attributeValue: Walk
  /** With maps and lists of such values, where they are more than their members. */
  readonly container?: (value: unknown, type: 'M' | 'L') => unknown
  /** With a copy of the fields of a structure, before their values; undefined for shapes it has nothing to do with. */
  readonly structure?: (shape: WireShape) => ((fields: Record<string, unknown>) => void) | undefined
}

/**
 * The way to all values of DynamoDB in what has this shape, worked out once; undefined where there are none. Nothing of
 * the caller's is changed: what is on the way is copied. What is not what the model says stays as it is, for validation
 * to report.
 */
export function compileWalk(shape: WireShape, visitor: Visitor): Walk | undefined {
  if (shape.name === 'AttributeValue') return visitor.attributeValue
  switch (shape.type) {
    case 'structure':
      return structureWalk(shape, visitor)
    case 'list':
      return listWalk(shape.element!.shape, visitor)
    case 'map':
      return mapWalk(shape.value!.shape, visitor)
    default:
      return undefined
  }
}

/** The ways by the names of the members that lead to values. No structure but an AttributeValue has itself in it. */
export function memberWalks(shape: WireShape, visitor: Visitor): ReadonlyMap<string, Walk> {
  const walks = new Map<string, Walk>()
  for (const { name, shape: member } of shape.members) {
    const walk = compileWalk(member, visitor)
    if (walk !== undefined) walks.set(name, walk)
  }
  return walks
}

/** Replaces the values of fields in place. */
export function walkMembers(fields: Record<string, unknown>, walks: ReadonlyMap<string, Walk>): void {
  for (const [name, walk] of walks) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (value === undefined) continue
    try {
      fields[name] = walk(value)
    } catch (error) {
      throw thrownWithin(name, error)
    }
  }
}

function structureWalk(shape: WireShape, visitor: Visitor): Walk | undefined {
  const walks = memberWalks(shape, visitor)
  const first = visitor.structure?.(shape)
  if (walks.size === 0 && first === undefined) return undefined
  return (value) => {
    const given = asFields(value)
    if (given === undefined) return value
    const fields = { ...given }
    first?.(fields)
    walkMembers(fields, walks)
    return fields
  }
}

function listWalk(element: WireShape, visitor: Visitor): Walk | undefined {
  const walk = compileWalk(element, visitor)
  if (walk === undefined) return undefined
  const { container } = visitor
  if (container !== undefined && walk === visitor.attributeValue) return (value) => container(value, 'L')
  return (value) => {
    if (!Array.isArray(value)) return value
    const items: unknown[] = []
    for (let i = 0; i < value.length; i++) {
      try {
        items.push(walk(value[i]))
      } catch (error) {
        throw thrownWithin(i, error)
      }
    }
    return items
  }
}

function mapWalk(element: WireShape, visitor: Visitor): Walk | undefined {
  const walk = compileWalk(element, visitor)
  if (walk === undefined) return undefined
  const { container } = visitor
  if (container !== undefined && walk === visitor.attributeValue) return (value) => container(value, 'M')
  return (value) => {
    const given: Fields | undefined = asFields(value)
    if (given === undefined) return value
    const fields: Record<string, unknown> = {}
    for (const name of Object.keys(given)) {
      try {
        setField(fields, name, walk(given[name]))
      } catch (error) {
        throw thrownWithin(name, error)
      }
    }
    return fields
  }
}
