import { ArgumentError } from '../errors/config.ts'
import { memberName } from './member-name.ts'
import { identifiersOf, loadedMembers, makerOf, type Resource } from './resource.ts'
import type { Relation } from './resource-model.ts'
import { resourcesOf } from './response.ts'

/**
 * A resource made from another: with the identifiers that this one knows, and those that are given, in their order or by
 * name in an object at the end.
 */
export function constructRelated(parent: Resource, { name, resource }: Relation, given: readonly unknown[]): Resource {
  const maker = makerOf(parent)
  const known = Object.create(null) as Record<string, unknown>
  for (const { target, source, name: identifier = '' } of resource.identifiers ?? []) {
    if (source === 'identifier') known[memberName(target)] = identifiersOf(parent)[memberName(identifier)]
  }
  const open = maker.identifierNames(resource.type).filter((identifier) => !(identifier in known))
  const last = given.at(-1)
  const named = typeof last === 'object' && last !== null ? (last as Record<string, unknown>) : undefined
  const values = named === undefined ? given : given.slice(0, -1)
  if (values.length > open.length) {
    const takes = open.length === 0 ? 'no identifier' : open.join(', ')
    throw new ArgumentError({ message: `${name} takes ${takes}: ${values.length} values were given` })
  }
  for (const [i, value] of values.entries()) known[open[i]!] = value
  for (const [identifier, value] of Object.entries(named ?? {})) {
    if (open.indexOf(identifier) in values) throw new ArgumentError({ message: `${identifier} was given twice` })
    if (value !== undefined) known[identifier] = value
  }
  return maker.make(resource.type, known)
}

/** The resource, or resources, that another's data speak of; undefined where they speak of none. */
export async function referredResources(parent: Resource, { resource }: Relation): Promise<unknown> {
  const response = await loadedMembers(parent)
  return resourcesOf(parent, resource, { params: {}, response, shape: undefined })
}
