import { isObject, type JsonObject, own, setOwn } from './json.ts'

/** A correction of ours to a model, in `models/extras`. */
export interface Patch {
  /** A link or the reason. */
  readonly why: string
  /** The service's hyphenated id, as in event names. */
  readonly service: string
  readonly patch: readonly PatchRule[]
}

export interface PatchRule {
  /** Keys with slashes between them; `*` means each. */
  readonly at: string
  /** Only below such a first-`*` object: path inside it -> value. */
  readonly where?: Readonly<Record<string, unknown>>
  /** What has to be there. */
  readonly from?: unknown
  /** What the string there has to begin with. */
  readonly prefix?: string
  /** What comes instead (of the prefix, where there is one); absent removes the key. */
  readonly to?: unknown
}

/** One change that was made, so that it can be taken back. A value that is absent is undefined. */
export interface Change {
  readonly path: readonly string[]
  readonly from?: unknown
  readonly to?: unknown
}

/** Changes the document wherever the rule fits and says where. */
export function applyRule(document: JsonObject, rule: PatchRule): Change[] {
  const changes: Change[] = []
  for (const path of places(document, rule.at.split('/'), rule.where)) {
    const before = valueAt(document, path)
    const to = changed(before, rule)
    if (to === before) continue
    const change = { path, ...(before === undefined ? {} : { from: before }), ...(to === undefined ? {} : { to }) }
    setAt(document, path, to)
    changes.push(change)
  }
  return changes
}

export function revert(document: JsonObject, changes: readonly Change[]): void {
  for (const { path, from } of [...changes].reverse()) setAt(document, path, from)
}

function changed(before: unknown, { from, prefix, to }: PatchRule): unknown {
  if (prefix !== undefined) {
    return typeof before === 'string' && before.startsWith(prefix) ? `${to}${before.slice(prefix.length)}` : before
  }
  return before === from ? to : before
}

function places(document: JsonObject, pattern: readonly string[], where: PatchRule['where']): string[][] {
  const star = pattern.indexOf('*')
  if (star < 0) return [[...pattern]]
  const head = pattern.slice(0, star)
  const objects = valueAt(document, head)
  if (!isObject(objects)) return []
  const tail = pattern.slice(star + 1)
  return Object.entries(objects).flatMap(([key, object]) => {
    if (!isObject(object) || !fits(object, where)) return []
    return places(object, tail, undefined).map((rest) => [...head, key, ...rest])
  })
}

function fits(object: JsonObject, where: PatchRule['where']): boolean {
  return Object.entries(where ?? {}).every(([path, value]) => valueAt(object, path.split('/')) === value)
}

function valueAt(object: JsonObject, path: readonly string[]): unknown {
  let value: unknown = object
  for (const key of path) value = isObject(value) ? own(value, key) : undefined
  return value
}

function setAt(object: JsonObject, path: readonly string[], value: unknown): void {
  const parent = valueAt(object, path.slice(0, -1))
  if (!isObject(parent)) return
  const key = path.at(-1)!
  if (value === undefined) delete parent[key]
  else setOwn(parent, key, value)
}
