interface Reference {
  readonly shape: string
  readonly sensitive?: boolean
}

interface ShapeDefinition {
  readonly sensitive?: boolean
  readonly members?: Readonly<Record<string, Reference>>
  readonly member?: Reference
  readonly key?: Reference
  readonly value?: Reference
}

interface ServiceDocument {
  readonly operations?: Readonly<Record<string, { readonly input?: Reference; readonly output?: Reference }>>
  readonly shapes?: Readonly<Record<string, ShapeDefinition>>
}

/** The names under which a `service-2` document has secrets: what WireModel tells of it. */
export function sensitiveNames(document: unknown): readonly string[] {
  const { operations = {}, shapes = {} } = (document ?? {}) as ServiceDocument
  const names = new Set<string>()
  const note = (name: string, reference: Reference | undefined): void => {
    if (reference?.sensitive === true || shapes[reference?.shape ?? '']?.sensitive === true) names.add(name)
  }
  for (const [name, { input, output }] of Object.entries(operations))
    for (const side of [input, output]) note(name, side)
  for (const { members = {}, ...parts } of Object.values(shapes)) {
    for (const [name, reference] of Object.entries(members)) note(name, reference)
    for (const name of ['member', 'key', 'value'] as const) note(name, parts[name])
  }
  return [...names].sort()
}
