import { ResponseParserError } from '../../errors/body.ts'
import type { WireShape } from '../../model/wire-model.ts'
import type { CodecOf, XmlCodec } from './xml-codec.ts'
import type { XmlReader } from './xml-reader.ts'
import { structureCodec } from './xml-structure.ts'

/** Two are as many as it takes to know that there are too many. */
function remember({ name, strangers }: XmlReader): boolean {
  if (name !== '__type' && strangers.length < 2 && strangers[0] !== name) strangers.push(name)
  return false
}

/**
 * A structure of which exactly one member is set. A member that the model does not know becomes
 * `SDK_UNKNOWN_MEMBER`, so that a newer service does not look like an empty answer.
 */
export function unionCodec(shape: WireShape, codecOf: CodecOf): XmlCodec {
  const { read } = structureCodec(shape, codecOf, remember)
  function refuse(): never {
    const message = `Invalid service response: ${shape.name} must have one and only one member set.`
    throw new ResponseParserError({ message })
  }
  return {
    read(reader, close, attributes) {
      const outer = reader.strangers
      reader.strangers = []
      const output = read(reader, close, attributes) as Record<string, unknown>
      const [stranger, another] = reader.strangers
      const known = Object.keys(output).length
      reader.strangers = outer
      if (another !== undefined || known + (stranger === undefined ? 0 : 1) !== 1) refuse()
      return stranger === undefined ? output : { SDK_UNKNOWN_MEMBER: { name: stranger } }
    },
    empty: refuse,
  }
}
