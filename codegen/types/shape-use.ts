import { type Definition, eventsOf, referencesOf, type ServiceDocuments } from './model.ts'

/** Which shapes go which way, and which of them are written differently each way. */
export interface ShapeUse {
  readonly used: Readonly<Record<'in' | 'out', ReadonlySet<string>>>
  /** Structures that need a type for each direction. */
  readonly twofold: ReadonlySet<string>
}

export function readShapeUse(service: ServiceDocuments): ShapeUse {
  const used = { in: new Set<string>(), out: new Set<string>() }
  for (const { input, output } of Object.values(service.operations)) {
    if (input !== undefined) used.in.add(input.shape)
    if (output !== undefined) used.out.add(output.shape)
  }
  for (const definition of Object.values(service.shapes)) {
    if (definition.exception) for (const { shape } of referencesOf(definition)) used.out.add(shape)
  }
  for (const direction of ['in', 'out'] as const) {
    for (const name of used[direction]) {
      for (const next of reachedFrom(service, service.shapes[name]!)) used[direction].add(next)
    }
  }
  const differing = findDiffering(service)
  return { used, twofold: new Set([...differing].filter((name) => used.in.has(name) && used.out.has(name))) }
}

function reachedFrom(service: ServiceDocuments, definition: Definition): string[] {
  if (definition.document) return []
  const references = definition.eventstream
    ? eventsOf(service, definition).map(([, reference]) => reference)
    : referencesOf(definition)
  return references.map(({ shape }) => shape)
}

/** Shapes that are not the same type both ways: times, bytes, large numbers, and whatever contains them. */
function findDiffering(service: ServiceDocuments): Set<string> {
  const containers = new Map<string, string[]>()
  const differing = new Set<string>()
  for (const [name, definition] of Object.entries(service.shapes)) {
    if (differsByItself(definition)) differing.add(name)
    for (const { shape } of referencesOf(definition)) {
      const known = containers.get(shape)
      if (known === undefined) containers.set(shape, [name])
      else known.push(name)
    }
  }
  for (const name of differing) for (const container of containers.get(name) ?? []) differing.add(container)
  return differing
}

function differsByItself({ type, members, required, document, union, as }: Definition): boolean {
  if (as !== undefined) return true
  if (type === 'structure') {
    if (document || union) return true
    return Object.entries(members ?? {}).some(
      ([name, { idempotencyToken }]) => idempotencyToken === true && required?.includes(name) === true,
    )
  }
  return type === 'timestamp' || type === 'blob' || type === 'long'
}
