import { REDACTED, redactText } from '../http/redaction.ts'
import type { ListShape, MapShape, Shape, StructureShape } from '../model/shape.ts'
import type { WireModel } from '../model/wire-model.ts'
import { whereBundled } from '../util/bundled-features.ts'
import { isSecretName } from '../util/secret-names.ts'

const MOST_TEXT = 512
const MOST_ITEMS = 20
const MOST_DEPTH = 8

/**
 * Parameters or a result of an operation as they may be shown. Whole models are large: looked at when there is a name
 * under which the service has secrets. A bundle has none: what has such a name is not shown there.
 *
 * @param shape of the whole model
 */
export function redactedBy(
  { sensitiveNames }: WireModel,
  operationName: string,
  value: unknown,
  shape: () => Shape | undefined,
): unknown {
  const harmless = sensitiveNames !== undefined && !sensitiveNames.has(operationName) && !hasName(value, sensitiveNames)
  if (harmless) return redactValue(value, undefined)
  const known = whereBundled(() => [shape()])
  return known === undefined ? REDACTED : redactValue(value, known[0])
}

/** As far as it would be shown. What looks like a structure may be a map. */
function hasName(value: unknown, names: ReadonlySet<string>, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth >= MOST_DEPTH) return false
  if (Array.isArray(value)) {
    return names.has('member') || value.slice(0, MOST_ITEMS).some((item) => hasName(item, names, depth + 1))
  }
  if (!isPlain(value)) return false
  if (names.has('key') || names.has('value')) return true
  return Object.entries(value).some(([name, member]) => names.has(name) || hasName(member, names, depth + 1))
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Parameters or a result as they may be shown: nothing sensitive, nothing long, nothing that is read by looking at it. */
function redactValue(value: unknown, shape: Shape | undefined, depth = 0): unknown {
  if (shape?.metadata.sensitive) return REDACTED
  if (typeof value === 'string') return redactText(value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value
  if (value instanceof Uint8Array) return `[${value.length} bytes]`
  if (depth >= MOST_DEPTH) return '[…]'
  if (Array.isArray(value)) return redactList(value, shape, depth)
  if (!isPlain(value)) return `[${value.constructor?.name ?? 'object'}]`
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
