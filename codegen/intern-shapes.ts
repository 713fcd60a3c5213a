import { FIRST_SHAPE, FIXED_SHAPES } from '../src/loaders/pack-format.ts'
import type { WireMember, WireModel, WireShape } from '../src/model/wire-model.ts'

/** The distinct shapes of a model, numbered: shapes that no call can tell apart are one. */
export interface InternedShapes {
  /** In the order of their numbers, from FIRST_SHAPE on. */
  readonly shapes: readonly WireShape[]
  id(shape: WireShape): number
}

/** What a shape refers to: members of a structure, the element of a list, key and value of a map. */
export function parts(shape: WireShape): readonly WireMember[] {
  if (shape.type === 'list') return [shape.element!]
  if (shape.type === 'map') return [shape.key!, shape.value!]
  return shape.members
}

export function internShapes(model: WireModel, kept: ReadonlySet<string>): InternedShapes {
  const shapes = reachableShapes(model)
  const classes = classify(shapes, kept)
  const representatives = new Map<number, WireShape>()
  for (const shape of shapes) {
    const own = classes.get(shape)!
    if (!representatives.has(own)) representatives.set(own, shape)
  }
  return number(model, representatives, classes, kept)
}

function roots(model: WireModel): WireShape[] {
  const found: WireShape[] = []
  for (const name of model.operationNames) {
    const operation = model.operation(name)!
    if (operation.input !== undefined) found.push(operation.input)
    if (operation.output !== undefined) found.push(operation.output)
  }
  for (const name of model.exceptionNames) found.push(model.exceptionNamed(name)!)
  return found
}

function reachableShapes(model: WireModel): readonly WireShape[] {
  const found = new Set(roots(model))
  // The set grows while it is walked.
  for (const shape of found) for (const part of parts(shape)) found.add(part.shape)
  return [...found]
}

/** Coinductive: starts with shapes that look alike and splits while their parts differ, so recursion is no problem. */
function classify(shapes: readonly WireShape[], kept: ReadonlySet<string>): Map<WireShape, number> {
  const looks = shapes.map((shape) =>
    JSON.stringify([
      shape.type,
      kept.has(shape.name) ? shape.name : '',
      shape.traits,
      parts(shape).map((part) => [part.name, part.traits]),
    ]),
  )
  let classes = group(shapes, (_shape, i) => looks[i]!)
  for (let count = 0; ; ) {
    const before = classes
    classes = group(shapes, (shape, i) => {
      const others = parts(shape).map((part) => before.get(part.shape)!)
      return `${looks[i]}${others.join()}`
    })
    const now = new Set(classes.values()).size
    if (now === count) return classes
    count = now
  }
}

function group(shapes: readonly WireShape[], key: (shape: WireShape, i: number) => string): Map<WireShape, number> {
  const numbers = new Map<string, number>()
  const classes = new Map<WireShape, number>()
  for (const [i, shape] of shapes.entries()) {
    const own = key(shape, i)
    let found = numbers.get(own)
    if (found === undefined) numbers.set(own, (found = numbers.size))
    classes.set(shape, found)
  }
  return classes
}

/**
 * The most used shapes get the shortest numbers; ties go by the first appearance. Exceptions, which nothing refers to,
 * come last, in the model's order.
 */
function number(
  model: WireModel,
  representatives: ReadonlyMap<number, WireShape>,
  classes: ReadonlyMap<WireShape, number>,
  kept: ReadonlySet<string>,
): InternedShapes {
  const uses = new Map<number, number>()
  const count = (shape: WireShape): void => {
    const own = classes.get(shape)!
    uses.set(own, (uses.get(own) ?? 0) + 1)
  }
  for (const shape of representatives.values()) for (const part of parts(shape)) count(part.shape)
  for (const shape of roots(model)) count(shape)
  const ids = new Map<number, number>()
  const fixed = new Map(FIXED_SHAPES.map(({ type, traits }, i) => [JSON.stringify([type, traits]), i]))
  const written: [number, WireShape][] = []
  for (const [own, shape] of representatives) {
    const id = shape.type === 'structure' ? undefined : fixed.get(JSON.stringify([shape.type, shape.traits]))
    if (id !== undefined && !kept.has(shape.name)) ids.set(own, id)
    else written.push([own, shape])
  }
  const place = new Map(model.exceptionNames.map((name, i) => [model.exceptionNamed(name)!, i + 1]))
  const last = (shape: WireShape): number => place.get(shape) ?? 0
  written.sort(([a, x], [b, y]) => last(x) - last(y) || uses.get(b)! - uses.get(a)! || a - b)
  for (const [i, [own]] of written.entries()) ids.set(own, FIRST_SHAPE + i)
  return { shapes: written.map(([, shape]) => shape), id: (shape) => ids.get(classes.get(shape)!)! }
}
