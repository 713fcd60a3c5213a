import type { Params } from '../client/stages.ts'
import { InvalidModelError } from '../errors/model.ts'
import type { WireShape } from '../model/wire-model.ts'
import { memberName } from './member-name.ts'
import { dataMember } from './parameters.ts'
import { identifiersOf, type LoadedMembers, makerOf, type Resource } from './resource.ts'
import type { ParameterDefinition, ResponseDefinition } from './resource-definitions.ts'
import { select } from './select.ts'

/** What an answer, and the request that it is for, are made into resources of. */
export interface Answer {
  readonly params: Params
  readonly response: unknown
  /** The shape of the response; undefined where no operation was called. */
  readonly shape: WireShape | undefined
}

/**
 * The resources that an answer speaks of: several where an identifier is a list, one where all identifiers are there,
 * else what the service's answer has when it is empty: a list or an object without anything, or undefined.
 */
export async function resourcesOf(parent: Resource, definition: ResponseDefinition, answer: Answer): Promise<unknown> {
  const found = definition.path === undefined ? undefined : select(definition.path, answer.response)
  const identifiers: Record<string, unknown> = {}
  for (const identifier of definition.identifiers ?? []) {
    if (identifier.source === 'input') continue
    identifiers[memberName(identifier.target)] = await identifierValue(parent, identifier, answer)
  }
  const maker = makerOf(parent)
  const values = Object.values(identifiers)
  const plural = values.find((value) => Array.isArray(value)) as unknown[] | undefined
  if (plural !== undefined) {
    return plural.map((_, i) => maker.make(definition.type, oneOf(identifiers, i), (found as LoadedMembers[])?.[i]))
  }
  if (values.every((value) => value !== undefined)) {
    return maker.make(definition.type, identifiers, found as LoadedMembers | undefined)
  }
  return answer.shape && emptyValue(answer.shape, definition.path)
}

/** The identifiers of one of several resources: its own element of each list, and what all of them share. */
function oneOf(identifiers: Record<string, unknown>, i: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(identifiers).map(([name, value]) => [name, Array.isArray(value) ? value[i] : value]),
  )
}

function identifierValue(
  parent: Resource,
  { source, path = '', name = '' }: ParameterDefinition,
  answer: Answer,
): unknown {
  switch (source) {
    case 'response':
      return select(path, answer.response)
    case 'requestParameter':
      return select(path, answer.params)
    case 'identifier':
      return identifiersOf(parent)[memberName(name)]
    case 'data':
      return dataMember(parent, path)
    default:
      throw new InvalidModelError({ message: `Unsupported source type: ${source}` })
  }
}

/** What stands for nothing at a path of a result: `[]` where there is a list otherwise, `{}` for a structure or a map. */
function emptyValue(result: WireShape, path: string | undefined): unknown {
  let shape: WireShape | undefined = result
  for (const step of path === undefined || path === '@' ? [] : path.split('.')) {
    shape = shape?.type === 'list' ? shape.element?.shape : shape?.member(step.replace(/[[\d\]$]+$/, ''))?.shape
  }
  if (shape?.type === 'list') return []
  return shape?.type === 'structure' || shape?.type === 'map' ? {} : undefined
}
