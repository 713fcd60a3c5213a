import type { WireMember } from '../../model/wire-model.ts'
import type { XmlReader } from './xml-reader.ts'

/** How to read one shape; the reader stands behind the start tag, and behind the end tag afterwards. */
export interface XmlCodec {
  read(reader: XmlReader, close: string, attributes: string): unknown
  /** What `<a/>` stands for. */
  empty(reader: XmlReader, attributes: string): unknown
}

export type CodecOf = (member: WireMember) => XmlCodec
