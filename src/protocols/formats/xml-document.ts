import type { WireShape } from '../../model/wire-model.ts'
import { xmlCodec } from './xml-parser.ts'
import { XmlReader } from './xml-reader.ts'
import { xmlText } from './xml-text.ts'

/** A reader behind the root's start tag. */
export function openDocument(body: Uint8Array): XmlReader {
  const reader = new XmlReader(xmlText(body))
  reader.root()
  return reader
}

/** A whole document as a value of `shape`; the root's name does not matter. */
export function parseXml(body: Uint8Array, shape: WireShape): unknown {
  const reader = openDocument(body)
  const codec = xmlCodec(shape)
  const value = reader.empty
    ? codec.empty(reader, reader.attributes)
    : codec.read(reader, reader.close, reader.attributes)
  reader.finish()
  return value
}
