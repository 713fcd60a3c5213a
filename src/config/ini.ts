/**
 * The dialect of ~/.aws/config and ~/.aws/credentials, which is Python's RawConfigParser: `key = value` or
 * `key : value` in `[sections]`, whole-line comments with `#` and `;` only, indented lines continue a value, a value
 * that begins on the next line is one level of nested `key = value` lines.
 */
export type IniValue = string | Readonly<Record<string, string>>
export type IniSection = Record<string, IniValue>
export type IniDocument = Map<string, IniSection>

/** What is wrong with a file, and where. The text of the line is never part of it: it may be a secret. */
export class IniSyntaxError extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

interface Entry {
  readonly lines: string[]
  readonly line: number
}

type RawSection = Map<string, Entry>

/** Parses a file's text. Throws IniSyntaxError. */
export function parseIni(text: string): IniDocument {
  const raw = parseSections(text)
  const shared = raw.get('DEFAULT')
  raw.delete('DEFAULT')
  const document: IniDocument = new Map()
  for (const [name, entries] of raw) {
    const section: IniSection = {}
    if (shared) for (const [key, entry] of shared) if (!entries.has(key)) setOwn(section, key, readValue(entry))
    for (const [key, entry] of entries) setOwn(section, key, readValue(entry))
    document.set(name, section)
  }
  return document
}

/** Sets a key that came from a file: `__proto__` becomes a plain key. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  else (target as Record<string, unknown>)[key] = value
}

function parseSections(text: string): Map<string, RawSection> {
  const sections = new Map<string, RawSection>()
  let section: RawSection | undefined
  let entry: Entry | undefined
  let indent = 0
  const lines = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(/\r\n|\r|\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const content = line.trim()
    if (content === '') {
      entry?.lines.push('')
      continue
    }
    if (content[0] === '#' || content[0] === ';') continue
    const lineIndent = line.length - line.trimStart().length
    if (entry && lineIndent > indent) {
      entry.lines.push(content)
      continue
    }
    indent = lineIndent
    const header = /^\[(.+)\]/.exec(content)
    if (header) {
      const name = header[1]!
      if (sections.has(name) && name !== 'DEFAULT') throw new IniSyntaxError(`section '${name}' already exists`, i + 1)
      section = sections.get(name) ?? new Map()
      sections.set(name, section)
      entry = undefined
      continue
    }
    if (!section) throw new IniSyntaxError('there is no section header above this line', i + 1)
    entry = parseOption(section, content, i + 1)
  }
  return sections
}

function parseOption(section: RawSection, content: string, line: number): Entry {
  const at = content.search(/[=:]/)
  if (at <= 0) throw new IniSyntaxError("expected 'key = value'", line)
  const key = content.slice(0, at).trimEnd().toLowerCase()
  if (section.has(key)) throw new IniSyntaxError(`'${key}' is given twice in one section`, line)
  const entry: Entry = { lines: [content.slice(at + 1).trim()], line }
  section.set(key, entry)
  return entry
}

function readValue(entry: Entry): IniValue {
  const text = entry.lines.join('\n').trimEnd()
  if (text[0] !== '\n') return text
  const nested: Record<string, string> = {}
  for (let i = 1; i < entry.lines.length; i++) {
    const line = entry.lines[i]!
    if (line === '') continue
    const at = line.indexOf('=')
    if (at < 0) throw new IniSyntaxError("expected 'key = value' in a nested section", entry.line + i)
    setOwn(nested, line.slice(0, at).trim(), line.slice(at + 1).trim())
  }
  return nested
}
