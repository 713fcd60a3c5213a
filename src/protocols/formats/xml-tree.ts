import { setField } from '../own-field.ts'
import type { XmlReader } from './xml-reader.ts'

/** An element as people want to see it without a model: its text, or its children by name. */
export type XmlTree = string | null | { [name: string]: XmlTree }

/**
 * The children of an element, by name. A leaf without text is null. Of children with the same name the first one
 * counts, and counts for nothing when it is a leaf: that is how botocore reads errors.
 */
export function readTree(reader: XmlReader, close: string): { [name: string]: XmlTree } {
  const tree: { [name: string]: XmlTree } = {}
  const met = new Set<string>()
  reader.enter()
  while (reader.nextChild(close)) {
    const { name } = reader
    const value = reader.empty ? null : readElement(reader, reader.close)
    if (!met.has(name)) setField(tree, name, value)
    else if (typeof tree[name] !== 'object' || tree[name] === null) setField(tree, name, {})
    met.add(name)
  }
  reader.leave()
  return tree
}

function readElement(reader: XmlReader, close: string): XmlTree {
  const text = reader.leadingText(close)
  if (!reader.closed) return readTree(reader, close)
  return text === '' ? null : text
}
