import { ResponseParserError } from '../errors/body.ts'
import type { WireOperation } from '../model/wire-model.ts'
import { queryProtocol } from './formats/query-protocol.ts'
import { awsQueryDialect } from './formats/query-writer.ts'
import { enterChild } from './formats/xml-errors.ts'
import { xmlCodec } from './formats/xml-parser.ts'
import type { XmlReader } from './formats/xml-reader.ts'
import { readTree } from './formats/xml-tree.ts'
import type { Protocol } from './protocol.ts'

function readHere(reader: XmlReader, operation: WireOperation): Record<string, unknown> {
  const codec = xmlCodec(operation.output!)
  const { attributes } = reader
  const value = reader.empty ? codec.empty(reader, attributes) : codec.read(reader, reader.close, attributes)
  return value as Record<string, unknown>
}

/** `<XResponse><XResult>…</XResult><ResponseMetadata>…</ResponseMetadata></XResponse>` */
function readOutput(reader: XmlReader, operation: WireOperation): Record<string, unknown> {
  const wrapper = operation.outputTraits.resultWrapper
  const { close, empty } = reader
  let output: Record<string, unknown> | undefined
  while (!empty && reader.nextChild(close)) {
    if (reader.name === wrapper && output === undefined && operation.output !== undefined) {
      output = readHere(reader, operation)
    } else if (reader.name === 'ResponseMetadata' && !reader.empty) {
      reader.metadata = readTree(reader, reader.close)
    } else if (!reader.empty) {
      reader.skipContent(reader.close)
    }
  }
  if (output !== undefined || (operation.output?.members.length ?? 0) === 0) return output ?? {}
  throw new ResponseParserError({ message: `Unable to parse response: there is no element ${wrapper}` })
}

/** `query`: form-encoded parameters, XML in a wrapper back. */
export const awsQuery: Protocol = queryProtocol({
  name: 'query',
  dialect: awsQueryDialect,
  readOutput,
  requestIdField: 'RequestId',
  findError: (reader) => reader.name === 'ErrorResponse' && enterChild(reader, 'Error'),
})
