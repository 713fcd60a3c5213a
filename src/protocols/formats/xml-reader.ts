import { ResponseParserError } from '../../errors/body.ts'
import { decodeReferences } from './xml-text.ts'

const LESS_THAN = 0x3c
const GREATER_THAN = 0x3e
const SLASH = 0x2f
const EXCLAMATION = 0x21
const QUESTION = 0x3f
const COLON = 0x3a
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const SPACE = 0x20

/** How deep elements may nest. The deepest AWS model needs about thirty. */
const MAX_DEPTH = 256

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0x80
}

function isNameCharacter(code: number): boolean {
  return isNameStart(code) || (code >= 0x30 && code <= 0x3a) || code === 0x2d || code === 0x2e
}

function isSpace(code: number): boolean {
  return code === SPACE || (code >= 0x09 && code <= 0x0d)
}

/**
 * A position in an XML text, and the lexical rules around it.
 *
 * There is no document type and there are no entities of one's own; nesting is bounded. Name-space prefixes are cut
 * off and not looked up. Whoever holds a reader moves `pos` over what it recognises by itself and comes here for
 * everything unusual: attributes, prefixes, CDATA, comments, elements that nobody knows.
 */
export class XmlReader {
  readonly text: string
  pos = 0
  depth = 0

  /** Of the start tag that was read last: its local name, … */
  name = ''
  /** … the end tag that belongs to it, … */
  close = ''
  /** … what stands between its name and its end, … */
  attributes = ''
  /** … and whether it is `<a/>`. */
  empty = false

  /** Whether `leadingText` came to the end of the element. */
  closed = false

  /** `ResponseMetadata` met inside the document. */
  metadata: Record<string, unknown> | undefined = undefined

  /** Children of the union being read that the model does not know. */
  strangers: string[] = []

  /** Where the next ampersand is, counted from some place at or before `pos`. */
  #ampersand = -1

  constructor(text: string) {
    this.text = text
  }

  fail(why: string, at: number = this.pos): never {
    const before = this.text.slice(0, at)
    const line = before.split('\n').length
    const column = at - before.lastIndexOf('\n') - 1
    throw new ResponseParserError({
      message: `Unable to parse response (${why}: line ${line}, column ${column}), invalid XML received. Further retries may succeed.`,
    })
  }

  /** Reads the root's start tag. */
  root(): void {
    const { text } = this
    for (;;) {
      while (isSpace(text.charCodeAt(this.pos))) this.pos++
      if (this.pos >= text.length) this.fail('no element found')
      if (text.charCodeAt(this.pos) !== LESS_THAN) this.fail('syntax error')
      const next = text.charCodeAt(this.pos + 1)
      if (next !== EXCLAMATION && next !== QUESTION) break
      this.skipMarkup(this.pos)
    }
    this.openTag(this.pos)
  }

  /** After the root: nothing but space, comments and processing instructions may follow. */
  finish(): void {
    const { text } = this
    for (;;) {
      while (isSpace(text.charCodeAt(this.pos))) this.pos++
      if (this.pos >= text.length) return
      const next = text.charCodeAt(this.pos + 1)
      const markup = next === QUESTION || (next === EXCLAMATION && text.startsWith('<!--', this.pos))
      if (text.charCodeAt(this.pos) !== LESS_THAN || !markup) this.fail('junk after document element')
      this.skipMarkup(this.pos)
    }
  }

  /**
   * Reads the start tag of the next child into `name`, `close`, `attributes` and `empty`, and says whether there was
   * one; without, the end tag has been read. Text between children is passed over.
   */
  nextChild(close: string): boolean {
    for (;;) {
      const at = this.nextTag()
      const next = this.text.charCodeAt(at + 1)
      if (next === SLASH) {
        this.closeTag(at, close)
        return false
      }
      if (next !== EXCLAMATION && next !== QUESTION) {
        this.openTag(at)
        return true
      }
      this.skipMarkup(at)
    }
  }

  /** Where the next tag starts. */
  nextTag(): number {
    const { text, pos } = this
    if (text.charCodeAt(pos) === LESS_THAN) return pos
    const at = text.indexOf('<', pos)
    return at === -1 ? this.fail('no element found', text.length) : at
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH) this.fail('elements nest too deeply')
  }

  leave(): void {
    this.depth--
  }

  /** Puts the reader behind a start tag that has been read before, or elsewhere. */
  tagRead(pos: number, close: string, attributes: string, empty: boolean): void {
    this.pos = pos
    this.close = close
    this.attributes = attributes
    this.empty = empty
  }

  openTag(at: number): void {
    const { text } = this
    let p = at + 1
    if (!isNameStart(text.charCodeAt(p))) this.fail('not well-formed (invalid token)', at)
    let local = p
    let code = 0
    while (isNameCharacter((code = text.charCodeAt(p)))) {
      p++
      if (code === COLON) local = p
    }
    this.name = text.slice(local, p)
    this.close = `</${text.slice(at + 1, p)}>`
    this.attributes = ''
    if (code !== GREATER_THAN && code !== SLASH) {
      if (!isSpace(code)) this.fail('not well-formed (invalid token)', p)
      const end = this.#endOfTag(p)
      this.attributes = text.slice(p, end)
      p = end
    }
    this.empty = text.charCodeAt(p) === SLASH
    if (this.empty) p++
    if (text.charCodeAt(p) !== GREATER_THAN) this.fail('not well-formed (invalid token)', p)
    this.pos = p + 1
  }

  /** Where a tag's `>` or `/>` is, from inside the tag, past quoted values. */
  #endOfTag(from: number): number {
    const { text } = this
    for (let p = from; p < text.length; p++) {
      const code = text.charCodeAt(p)
      if (code === GREATER_THAN || code === SLASH) return p
      if (code === LESS_THAN) this.fail('not well-formed (invalid token)', p)
      if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
        p = text.indexOf(code === DOUBLE_QUOTE ? '"' : "'", p + 1)
        if (p === -1) break
      }
    }
    return this.fail('unclosed token', from)
  }

  /** Reads the end tag at `at`, which has to be `close`. */
  closeTag(at: number, close: string): void {
    const { text } = this
    if (text.startsWith(close, at)) {
      this.pos = at + close.length
      return
    }
    let p = at + close.length - 1
    if (!text.startsWith(close.slice(0, -1), at) || !isSpace(text.charCodeAt(p))) this.fail('mismatched tag', at + 2)
    while (isSpace(text.charCodeAt(p))) p++
    if (text.charCodeAt(p) !== GREATER_THAN) this.fail('not well-formed (invalid token)', p)
    this.pos = p + 1
  }

  /** Passes over a comment, a processing instruction or a CDATA section. */
  skipMarkup(at: number): void {
    const { text } = this
    let end = 0
    if (text.charCodeAt(at + 1) === QUESTION) end = text.indexOf('?>', at + 2) + 2
    else if (text.startsWith('<![CDATA[', at)) end = text.indexOf(']]>', at + 9) + 3
    else if (text.startsWith('<!--', at)) {
      end = text.indexOf('--', at + 4) + 3
      if (end > 2 && text.charCodeAt(end - 1) !== GREATER_THAN) this.fail('not well-formed (invalid token)', end - 1)
    } else this.fail('document type declarations are refused', at)
    if (end <= at) this.fail('unclosed token', at)
    this.pos = end
  }

  /** Passes over what is left of an element whose start tag has been read. */
  skipContent(close: string): void {
    const open = [close]
    while (open.length > 0) {
      if (!this.nextChild(open.at(-1)!)) open.pop()
      else if (!this.empty && open.push(this.close) + this.depth > MAX_DEPTH) this.fail('elements nest too deeply')
    }
  }

  /** The text of an element whose start tag has been read; reads its end tag too. */
  content(close: string): string {
    const { text, pos } = this
    const at = text.indexOf('<', pos)
    if (at === -1 || !text.startsWith(close, at)) return this.#mixedContent(close)
    this.pos = at + close.length
    return this.#ampersandBefore(pos, at) ? this.decode(text.slice(pos, at), pos) : text.slice(pos, at)
  }

  #ampersandBefore(from: number, to: number): boolean {
    if (this.#ampersand < from) {
      const next = this.text.indexOf('&', from)
      this.#ampersand = next === -1 ? this.text.length : next
    }
    return this.#ampersand < to
  }

  /** As ElementTree, the text of an element that has children is what comes before the first one. */
  #mixedContent(close: string): string {
    const content = this.leadingText(close)
    if (!this.closed) this.skipContent(close)
    return content
  }

  /** Text with CDATA and comments in it, up to the first child (then `closed` is false) or past the end tag. */
  leadingText(close: string): string {
    const { text } = this
    let content = ''
    for (;;) {
      const from = this.pos
      const at = text.indexOf('<', from)
      if (at === -1) this.fail('no element found', text.length)
      if (at > from) content += this.decode(text.slice(from, at), from)
      const next = text.charCodeAt(at + 1)
      this.closed = next === SLASH
      this.pos = at
      if (this.closed) this.closeTag(at, close)
      if (this.closed || (next !== EXCLAMATION && next !== QUESTION)) return content
      this.skipMarkup(at)
      if (text.startsWith('<![CDATA[', at)) content += text.slice(at + 9, this.pos - 3)
    }
  }

  decode(raw: string, at: number = this.pos): string {
    return decodeReferences(raw) ?? this.fail('undefined entity or invalid character reference', at)
  }

  /** One attribute's value by the name a model gives it: any prefix stands for the model's own. */
  attribute(attributes: string, wanted: string): string | undefined {
    const pattern = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y
    const prefix = wanted.slice(0, wanted.indexOf(':') + 1)
    for (let match = pattern.exec(attributes); match !== null; match = pattern.exec(attributes)) {
      const name = match[1]!
      const colon = name.indexOf(':')
      const known = colon === -1 ? name : (prefix === '' ? `${wanted}:` : prefix) + name.slice(colon + 1)
      if (known !== wanted || name.startsWith('xmlns')) continue
      return this.decode((match[2] ?? match[3]!).replace(/[\t\n]/g, ' '))
    }
    return undefined
  }
}
