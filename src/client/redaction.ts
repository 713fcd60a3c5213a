import { REDACTED, redactText } from '../http/redaction.ts'
import type { ListShape, MapShape, Shape, StructureShape } from '../model/shape.ts'
import { isSecretName } from '../util/secret-names.ts'

const MOST_TEXT = 512
const MOST_ITEMS = 20
const MOST_DEPTH = 8

/** Parameters or a result as they may be shown: nothing sensitive, nothing long, nothing that is read by looking at it. */
export function redactValue(value: unknown, shape: Shape | undefined, depth = 0): unknown {
  if (shape?.metadata.sensitive) return REDACTED
  if (typeof value === 'string') return redactText(value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value
  if (value instanceof Uint8Array) return `[${value.length} bytes]`
  if (depth >= MOST_DEPTH) return '[…]'
  if (Array.isArray(value)) return redactList(value, shape, depth)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return `[${value.constructor?.name ?? 'object'}]`
  return redactMembers(value as Record<string, unknown>, shape, depth)
}

function redactList(list: readonly unknown[], shape: Shape | undefined, depth: number): unknown[] {
  const shown = list.slice(0, MOST_ITEMS).map((item) => redactValue(item, memberShape(shape, undefined), depth + 1))
  return list.length > MOST_ITEMS ? [...shown, `… ${list.length - MOST_ITEMS} more`] : shown
}

function redactMembers(value: Readonly<Record<string, unknown>>, shape: Shape | undefined, depth: number): object {
  const shown = Object.entries(value).map(([name, member]) => [
    name,
    isSecretName(name) && typeof member !== 'object'
      ? REDACTED
      : redactValue(member, memberShape(shape, name), depth + 1),
  ])
  return Object.fromEntries(shown) as object
}

function memberShape(shape: Shape | undefined, name: string | undefined): Shape | undefined {
  switch (shape?.typeName) {
    case 'structure':
      // A list where the model has a structure: the events of a stream.
      return name === undefined ? shape : (shape as StructureShape).members[name]
    case 'list':
      return (shape as ListShape).member
    case 'map':
      return (shape as MapShape).value
    default:
      return undefined
  }
}
