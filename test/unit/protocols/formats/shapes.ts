import { RawShapes } from '../../../../src/loaders/raw-shape.ts'
import type { WireShape } from '../../../../src/model/wire-model.ts'

/** The shape called `Root` of shapes as botocore writes them; the scalar types are there. */
export function rootOf(definitions: Record<string, object>): WireShape {
  const scalars = ['string', 'integer', 'long', 'double', 'boolean', 'timestamp', 'blob']
  const own = Object.fromEntries(scalars.map((type) => [type, { type }]))
  return new RawShapes({ ...own, ...definitions }).get('Root')
}

/** A structure with those members; a text is the name of a shape. */
export function structure(members: Record<string, string | object>, more: object = {}): WireShape {
  return rootOf({ ...more, Root: { type: 'structure', members: references(members) } })
}

export function references(members: Record<string, string | object>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(members).map(([name, shape]) => [name, typeof shape === 'string' ? { shape } : shape]),
  )
}
