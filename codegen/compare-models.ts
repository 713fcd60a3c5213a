import { isDeepStrictEqual } from 'node:util'
import type { WireMember, WireModel, WireOperation, WireShape } from '../src/model/wire-model.ts'

export interface Comparison {
  readonly operations: number
  readonly shapes: number
  readonly members: number
  /** The first few differences, as `place: what`. */
  readonly differences: readonly string[]
}

const MOST_DIFFERENCES = 20

/** Walks two models side by side, operation by operation, and says where a call could tell them apart. */
export function compareModels(a: WireModel, b: WireModel): Comparison {
  const walk = new Walk()
  for (const key of ['metadata', 'clientContextParams', 'operationNames', 'exceptionNames'] as const) {
    walk.same(key, a[key], b[key])
  }
  for (const key of ['paginatorNames', 'waiterNames'] as const) walk.same(key, a[key], b[key])
  for (const name of a.paginatorNames) walk.same(`paginator ${name}`, a.paginator(name), b.paginator(name))
  for (const name of a.waiterNames) walk.same(`waiter ${name}`, a.waiter(name), b.waiter(name))
  for (const name of a.operationNames) walk.operation(a.operation(name), b.operation(name))
  for (const name of a.exceptionNames) walk.exception(name, a, b)
  return walk
}

class Walk implements Comparison {
  operations = 0
  shapes = 0
  members = 0
  readonly differences: string[] = []
  readonly #seen = new Map<WireShape, Set<WireShape>>()

  same(where: string, a: unknown, b: unknown): void {
    if (a === b || this.differences.length >= MOST_DIFFERENCES || isDeepStrictEqual(a, b)) return
    this.differences.push(`${where}: ${JSON.stringify(a)} against ${JSON.stringify(b)}`)
  }

  operation(a: WireOperation | undefined, b: WireOperation | undefined): void {
    this.operations++
    if (a === undefined || b === undefined) {
      this.same('operation', a?.name, b?.name)
      return
    }
    const keys = ['method', 'requestUri', 'responseCode', 'inputTraits', 'outputTraits', 'traits'] as const
    for (const key of keys) this.same(`${a.name} ${key}`, a[key], b[key])
    this.shape(`${a.name} input`, a.input, b.input)
    this.shape(`${a.name} output`, a.output, b.output)
  }

  exception(name: string, a: WireModel, b: WireModel): void {
    const mine = a.exceptionNamed(name)
    const other = b.exceptionNamed(name)
    this.same(`exception ${name}`, mine?.name, other?.name)
    this.shape(`exception ${name}`, mine, other)
    const code = mine?.traits.error?.code || name
    this.same(`exception code ${code}`, a.exception(code)?.name, b.exception(code)?.name)
  }

  shape(where: string, a: WireShape | undefined, b: WireShape | undefined): void {
    if (a === undefined || b === undefined) {
      this.same(where, a?.type, b?.type)
      return
    }
    const known = this.#seen.get(a) ?? new Set()
    if (known.has(b)) return
    this.#seen.set(a, known.add(b))
    this.shapes++
    this.same(`${where} type`, a.type, b.type)
    this.same(`${where} traits`, a.traits, b.traits)
    this.same(`${where} members`, a.members.length, b.members.length)
    for (const [i, member] of a.members.entries()) this.#member(where, member, b.members[i])
    for (const part of ['element', 'key', 'value'] as const) this.#member(where, a[part], b[part])
  }

  #member(where: string, a: WireMember | undefined, b: WireMember | undefined): void {
    if (a === undefined || b === undefined) {
      this.same(where, a?.name, b?.name)
      return
    }
    this.members++
    this.same(where, a.name, b.name)
    this.same(`${where}.${a.name} traits`, a.traits, b.traits)
    this.shape(`${where}.${a.name}`, a.shape, b.shape)
  }
}
