import type { Reference, ServiceDocuments } from './model.ts'
import { propertyName, type ShapeTypes } from './shape-types.ts'

/** What the items of a paginator's result key are: elements of a list, `[key, value]` of a map, else the value. */
function itemType(service: ServiceDocuments, types: ShapeTypes, output: Reference, path: string): string {
  const found = follow(service, output, path)
  if (found === undefined) return 'unknown'
  const definition = service.shapes[found.shape]!
  if (definition.type === 'list') return types.type(definition.member!, 'out')
  if (definition.type === 'map')
    return `[${types.type(definition.key!, 'out')},${types.type(definition.value!, 'out')}]`
  return types.type(found, 'out')
}

/** The place that a plain or dotted path leads to. */
function follow({ shapes }: ServiceDocuments, from: Reference, path: string): Reference | undefined {
  let reference: Reference | undefined = from
  for (const name of path.split('.')) {
    if (reference === undefined) return undefined
    reference = shapes[reference.shape]?.members?.[name]
  }
  return reference
}

/** What a paginator goes through: the names of lists in its pages, and what is no list there with its items' type. */
export function itemTypes(
  service: ServiceDocuments,
  types: ShapeTypes,
  output: Reference,
  resultKeys: readonly string[],
): string {
  const items = resultKeys.map((key) => {
    if (isList(service, output, key)) return JSON.stringify(key)
    return `{${propertyName(key)}:${itemType(service, types, output, key)}}`
  })
  return items.length === 1 ? items[0]! : `[${items.join()}]`
}

function isList({ shapes }: ServiceDocuments, output: Reference, key: string): boolean {
  const member = shapes[output.shape]!.members?.[key]
  return member !== undefined && shapes[member.shape]!.type === 'list'
}
