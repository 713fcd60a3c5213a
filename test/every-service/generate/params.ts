import type { WireOperation } from '../../../src/model/wire-model.ts'
import { randomFrom } from './random.ts'
import { type Generation, generateStructure, type Richness } from './values.ts'

/**
 * Parameters for an operation, the same each time: `minimal` has what the model requires, `rich` nearly everything.
 * Serializable by the library, and literals of the operation's input type.
 */
export function generateParams(
  operation: WireOperation,
  richness: Richness,
  enumOf?: Generation['enumOf'],
): Record<string, unknown> {
  if (operation.input === undefined) return {}
  const random = randomFrom(`${operation.service.serviceName}.${operation.name}.${richness}`)
  const algorithm = operation.traits.httpChecksum?.requestAlgorithmMember
  const fixed = algorithm === undefined ? {} : { [algorithm]: 'SHA256' }
  const generation: Generation = { random, richness, direction: 'input', fixed, ...(enumOf && { enumOf }) }
  return (generateStructure(operation.input, generation) ?? {}) as Record<string, unknown>
}

/** A result of an operation, as the library should return it: what a generated response is made from. */
export function generateResult(operation: WireOperation): Record<string, unknown> {
  if (operation.output === undefined) return {}
  const random = randomFrom(`${operation.service.serviceName}.${operation.name}.result`)
  const generation: Generation = { random, richness: 'rich', direction: 'output' }
  return (generateStructure(operation.output, generation) ?? {}) as Record<string, unknown>
}
