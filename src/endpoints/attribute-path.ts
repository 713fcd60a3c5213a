/** One step of `resource.ids[0]`: a name, or an index. */
export type PathStep = string | number

export function parsePath(path: string): readonly PathStep[] {
  const steps: PathStep[] = []
  for (const part of path.split('.')) {
    const bracket = part.indexOf('[')
    if (bracket < 0) {
      steps.push(part)
      continue
    }
    if (bracket > 0) steps.push(part.slice(0, bracket))
    for (const index of part.slice(bracket + 1, -1).split('][')) steps.push(Number(index))
  }
  return steps
}

/** What is there, or undefined. Names that an object merely inherits are not there. */
export function attributeOf(value: unknown, path: readonly PathStep[]): unknown {
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    if (typeof step === 'number') value = Array.isArray(value) ? value.at(step) : undefined
    else value = Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined
  }
  return value
}
