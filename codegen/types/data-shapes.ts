import type { ResourceDefinition, ResourceDefinitions } from '../../src/resources/resource-definitions.ts'
import type { ServiceDocuments } from './model.ts'

/**
 * Whether a resource's data always are of the shape that its attributes come from, so that what that requires is there:
 * when it is loaded, and wherever it comes with its data.
 */
export function dataIsOfShape(service: ServiceDocuments, definitions: ResourceDefinitions, type: string): boolean {
  const { shape, load } = definitions.resources[type]!
  const loaded = load === undefined ? shape : shapeAt(service, outputOf(service, load.request.operation), load.path)
  return [definitions.service, ...Object.values(definitions.resources)]
    .flatMap((one) => shapesBrought(service, one, type))
    .every((name) => name === shape && loaded === shape)
}

/** The shapes of the data that a resource's actions, collections and references give others of a type. */
function shapesBrought(
  service: ServiceDocuments,
  definition: ResourceDefinition,
  type: string,
): (string | undefined)[] {
  const { shape, actions = {}, hasMany = {}, has = {} } = definition
  const calls = [...Object.values(actions), ...Object.values(hasMany)].map(({ request, resource }) => {
    return { resource, from: outputOf(service, request.operation) }
  })
  const references = Object.values(has).map(({ resource }) => ({ resource, from: shape }))
  return [...calls, ...references].flatMap(({ resource, from }) => {
    return resource?.type === type && resource.path !== undefined ? [shapeAt(service, from, resource.path)] : []
  })
}

function outputOf({ operations }: ServiceDocuments, operation: string): string | undefined {
  return operations[operation]?.output?.shape
}

/** The name of the shape at a path from another one, if it can be told. */
function shapeAt({ shapes }: ServiceDocuments, from: string | undefined, path = '@'): string | undefined {
  let name = from
  for (const step of path === '@' ? [] : path.split('.')) {
    const member: string | undefined = shapes[name ?? '']?.members?.[step.replace(/\[\d*\]$/, '')]?.shape
    name = step.endsWith(']') ? shapes[member ?? '']?.member?.shape : member
  }
  return name
}
