/** The type of a structure before it is written: its members as they will stand there. */
export interface StructureType {
  readonly name: string
  readonly members: readonly string[]
  /** Types whose members it has as well. */
  readonly extends?: readonly string[]
}

/** So many structures of a service have to have a member for it to be a common one, or to have several together. */
const OFTEN = 20
const OFTEN_TOGETHER = 6

/** Editors show what is in a type where it is used, and it may stand where an index signature is wanted. */
export function writeType({ name, members, extends: bases = [] }: StructureType): string {
  const own = members.length > 0 || bases.length === 0 ? [`{${members.join(';')}}`] : []
  return `type ${name}=${[...bases, ...own].join('&')}`
}

/** The same, with less memory of the compiler. */
export function writeInterface({ name, members, extends: bases = [] }: StructureType): string {
  return `interface ${name}${bases.length === 0 ? '' : ` extends ${bases.join()}`}{${members.join(';')}}`
}

/**
 * Gives the members that very many structures have in common a type of their own, named by its members: each one
 * costs the compiler the better part of a kilobyte, and half of EC2's operations have a `DryRun`.
 *
 * @param free a name that nothing else has
 */
export function shareMembers(structures: readonly StructureType[], free: (wanted: string) => string): StructureType[] {
  const often = new Set(
    countEach(structures.flatMap(({ members }) => members))
      .filter(([, n]) => n >= OFTEN)
      .map(first),
  )
  const together = (one: StructureType): string =>
    one.members
      .filter((member) => often.has(member))
      .sort()
      .join('\n')
  const sets = countEach(structures.map(together)).filter(([set, n]) => set !== '' && n >= OFTEN_TOGETHER)
  const bases = sets
    .map(([set]) => set.split('\n'))
    .sort((a, b) => b.length - a.length)
    .map((members) => ({ name: free(members.map(nameOf).join('')), members }))
  return [...bases, ...structures.map((one) => extended(one, bases))]
}

function extended(one: StructureType, bases: readonly StructureType[]): StructureType {
  const base = bases.find(({ members }) => members.every((member) => one.members.includes(member)))
  if (base === undefined) return one
  const members = one.members.filter((member) => !base.members.includes(member))
  return { ...one, members, extends: [...(one.extends ?? []), base.name] }
}

function countEach(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
}

const first = ([value]: [string, number]): string => value

/** Of a member that may begin with a comment and a quote. */
function nameOf(member: string): string {
  return /([\w$]+)['"]?\??:/.exec(member.replace(/^\/\*.*?\*\//, ''))![1]!
}
