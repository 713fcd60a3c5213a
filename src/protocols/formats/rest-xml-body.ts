import type { WireMember, WireOperation } from '../../model/wire-model.ts'
import type { RestBodyWriter, WriteBody } from '../http-bindings/rest-request.ts'
import { rootName } from './xml-names.ts'
import { xmlWriter } from './xml-writer.ts'

function bodyOf(root: WireMember): WriteBody {
  const write = xmlWriter(root, rootName(root))
  return (value) => Buffer.from(write('', value), 'utf8')
}

function members({ input, inputTraits }: WireOperation): WriteBody {
  return bodyOf({ name: input!.name, shape: input!, traits: inputTraits })
}

/** XML bodies of requests. */
export const restXmlBody: RestBodyWriter = {
  validates: false,
  // As boto: services take it for XML.
  contentType: undefined,
  emptyBody: undefined,
  members,
  payload: bodyOf,
}
