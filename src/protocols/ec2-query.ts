import type { WireOperation, WireShape } from '../model/wire-model.ts'
import { queryProtocol } from './formats/query-protocol.ts'
import { ec2QueryDialect } from './formats/query-writer.ts'
import type { XmlCodec } from './formats/xml-codec.ts'
import { enterChild } from './formats/xml-errors.ts'
import { rootCodec } from './formats/xml-parser.ts'
import type { XmlReader } from './formats/xml-reader.ts'
import type { Protocol } from './protocol.ts'

const NO_MEMBERS: WireShape = {
  type: 'structure',
  name: '',
  traits: {},
  members: [],
  member: () => undefined,
  element: undefined,
  key: undefined,
  value: undefined,
}

const roots = new WeakMap<WireShape, XmlCodec>()

/** Of the children that no member is for, the request's id is kept. */
function keepRequestId(reader: XmlReader): boolean {
  if (reader.name !== 'requestId' || reader.empty) return false
  reader.metadata = { RequestId: reader.content(reader.close) }
  return true
}

/** `<XResponse><requestId>…</requestId>…</XResponse>` */
function readOutput(reader: XmlReader, operation: WireOperation): Record<string, unknown> {
  const shape = operation.output ?? NO_MEMBERS
  let root = roots.get(shape)
  if (root === undefined) roots.set(shape, (root = rootCodec(shape, keepRequestId)))
  const { attributes } = reader
  const value = reader.empty ? root.empty(reader, attributes) : root.read(reader, reader.close, attributes)
  return value as Record<string, unknown>
}

/** `ec2`: as `query`, with other names for parameters and without wrappers. */
export const ec2Query: Protocol = queryProtocol({
  name: 'ec2',
  dialect: ec2QueryDialect,
  readOutput,
  requestIdField: 'RequestID',
  findError: (reader) => enterChild(reader, 'Errors') && enterChild(reader, 'Error'),
})
