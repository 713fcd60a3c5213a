import type { WireModel, WireShape } from '../model/wire-model.ts'
import type { ResourceDefinitions } from './resource-definitions.ts'

/**
 * The names of a shape's members. Where the definitions say in which result the shape is, nothing else is read;
 * otherwise the whole model is, for packs know no names of shapes.
 *
 * @throws NoShapeFoundError
 */
export function shapeMembers(model: WireModel, { shapes = {} }: ResourceDefinitions, name: string): readonly string[] {
  const found = Object.hasOwn(shapes, name) ? shapeAt(model, shapes[name]!) : undefined
  if (found !== undefined) return found.members.map((member) => member.name)
  const { ServiceModel } = require('../model/service-model.ts') as typeof import('../model/service-model.ts')
  const shape = ServiceModel.of(model).shapeFor(name) as { readonly members?: object }
  return Object.keys(shape.members ?? {})
}

/** The shape at `<operation>.<member>.<member>` in the operation's result: of elements, where there are lists. */
function shapeAt(model: WireModel, path: string): WireShape | undefined {
  const [operation = '', ...members] = path.split('.')
  let shape = model.operation(operation)?.output
  for (const member of members) shape = content(shape?.member(member)?.shape)
  return shape
}

function content(shape: WireShape | undefined): WireShape | undefined {
  return shape?.type === 'list' ? content(shape.element?.shape) : shape
}
