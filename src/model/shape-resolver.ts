import { InvalidShapeError, InvalidShapeReferenceError, NoShapeFoundError } from '../errors/model.ts'
import { own } from './own.ts'
import {
  ListShape,
  MapShape,
  Shape,
  type ShapeDefinition,
  type ShapeReferences,
  StringShape,
  StructureShape,
} from './shape.ts'

const CLASSES: Readonly<Record<string, typeof Shape>> = {
  structure: StructureShape,
  list: ListShape,
  map: MapShape,
  string: StringShape,
}

/** Makes shapes of a model's definitions. */
export class ShapeResolver implements ShapeReferences {
  readonly #definitions: ShapeDefinition

  constructor(definitions: ShapeDefinition) {
    this.#definitions = definitions
  }

  get names(): readonly string[] {
    return Object.keys(this.#definitions)
  }

  /** The shape of that name; a member's traits come over the shape's own. */
  shape(name: string, memberTraits?: ShapeDefinition): Shape {
    const definition = own(this.#definitions, name) as ShapeDefinition | undefined
    if (definition === undefined) throw new NoShapeFoundError({ message: `The model has no shape ${name}` })
    if (typeof definition['type'] !== 'string') {
      throw new InvalidShapeError({ message: `Shape is missing required key 'type': ${JSON.stringify(definition)}` })
    }
    const type = CLASSES[definition['type']] ?? Shape
    return new type(name, memberTraits === undefined ? definition : { ...definition, ...memberTraits }, this)
  }

  /** The shape that `{ "shape": "Name", … }` means, with the traits beside the name. */
  resolveShapeRef(reference: unknown): Shape {
    const { shape, ...traits } = (reference ?? {}) as ShapeDefinition
    if (typeof shape !== 'string') {
      throw new InvalidShapeReferenceError({
        message: `Invalid model, missing shape reference: ${JSON.stringify(reference)}`,
      })
    }
    return this.shape(shape, Object.keys(traits).length === 0 ? undefined : traits)
  }
}
