import type { Params } from '../client/stages.ts'
import { InvalidModelError } from '../errors/model.ts'
import { own, ownObject, setOwn } from '../loaders/json.ts'
import { memberName } from './member-name.ts'
import { identifiersOf, loadedMembers, type Resource } from './resource.ts'
import type { ParameterDefinition } from './resource-definitions.ts'
import { select } from './select.ts'

/**
 * Fills in what a resource knows of a request: identifiers, data (which is loaded for it) and constants.
 *
 * @param params what is there already, of the items before this one; it is added to
 * @param item which one of the items of a batch the resource is
 */
export async function fillParameters(
  resource: Resource,
  definitions: readonly ParameterDefinition[] = [],
  params: Params = {},
  item?: number,
): Promise<Params> {
  for (const definition of definitions) {
    // What the user gives is not filled in.
    if (definition.source === 'input') continue
    const value = await sourceValue(resource, definition)
    if (value !== undefined) place(params, definition.target, value, item)
  }
  return params
}

function sourceValue(resource: Resource, definition: ParameterDefinition): unknown {
  switch (definition.source) {
    case 'identifier':
      return identifiersOf(resource)[memberName(definition.name ?? '')]
    case 'data':
      return dataMember(resource, definition.path ?? '')
    case 'string':
    case 'integer':
    case 'boolean':
      return definition.value
    default:
      throw new InvalidModelError({ message: `Unsupported source type: ${definition.source}` })
  }
}

/** What the resource's data have at a path. */
export async function dataMember(resource: Resource, path: string): Promise<unknown> {
  return select(path, await loadedMembers(resource))
}

/**
 * Puts a value where a target says: `Delete.Objects[*].Key`. `[]` is a new element of a list, `[*]` the element of the
 * batch's item, `[0]` that one.
 */
function place(params: Params, target: string, value: unknown, item: number | undefined): void {
  const steps = target.split('.').map((step) => STEP.exec(step)!)
  let object = params
  for (const [i, [, name = '', at]] of steps.entries()) {
    const isLast = i === steps.length - 1
    if (at !== undefined) {
      const list = listAt(object, name)
      const index = at === '*' ? (item ?? list.length) : at === '' ? list.length : Number(at)
      while (list.length <= index) list.push({})
      if (isLast) list[index] = value
      else object = list[index] as Params
    } else if (isLast) setOwn(object, name, value)
    else object = objectAt(object, name)
  }
}

const STEP = /^(.*?)(?:\[(\*|\d*)\])?$/

function listAt(object: Params, name: string): unknown[] {
  if (!Array.isArray(own(object, name))) setOwn(object, name, [])
  return object[name] as unknown[]
}

function objectAt(object: Params, name: string): Params {
  if (ownObject(object, name) === undefined) setOwn(object, name, {})
  return object[name] as Params
}
