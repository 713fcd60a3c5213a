import { ResponseParserError } from '../../errors/body.ts'
import { setField } from '../own-field.ts'

/**
 * JSON with whole numbers beyond 2^53 kept exactly, as bigint. Slower than JSON.parse and JSON.stringify, and used
 * only where such a number may occur.
 */

const MAX_DEPTH = 1000

/** As JSON.stringify, for plain data that may hold bigints. */
export function stringifyExact(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value))
    return `[${value.map((item) => (item === undefined ? 'null' : stringifyExact(item))).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields: string[] = []
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined) fields.push(`${JSON.stringify(name)}:${stringifyExact(field)}`)
  }
  return `{${fields.join(',')}}`
}

/** As JSON.parse. */
export function parseExact(text: string): unknown {
  return new ExactParser(text).parse()
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
const LITERALS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

class ExactParser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  parse(): unknown {
    const value = this.#value(0)
    this.#space()
    if (this.#at < this.#text.length) throw this.#unexpected()
    return value
  }

  #value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new ResponseParserError({ message: 'The response is nested too deeply' })
    this.#space()
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth)
      case '[':
        return this.#array(depth)
      case '"':
        return this.#string()
      default:
        return this.#literal()
    }
  }

  #object(depth: number): Record<string, unknown> {
    const fields: Record<string, unknown> = {}
    this.#at++
    if (this.#take('}')) return fields
    do {
      this.#space()
      if (this.#text[this.#at] !== '"') throw this.#unexpected()
      const name = this.#string()
      if (!this.#take(':')) throw this.#unexpected()
      setField(fields, name, this.#value(depth + 1))
    } while (this.#take(','))
    if (!this.#take('}')) throw this.#unexpected()
    return fields
  }

  #array(depth: number): unknown[] {
    const items: unknown[] = []
    this.#at++
    if (this.#take(']')) return items
    do items.push(this.#value(depth + 1))
    while (this.#take(','))
    if (!this.#take(']')) throw this.#unexpected()
    return items
  }

  #string(): string {
    const start = this.#at
    let end = this.#text.indexOf('"', start + 1)
    while (end > 0 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1)
    if (end < 0) throw this.#unexpected()
    this.#at = end + 1
    return JSON.parse(this.#text.slice(start, this.#at)) as string
  }

  #isEscaped(at: number): boolean {
    let backslashes = 0
    while (this.#text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++
    return backslashes % 2 === 1
  }

  #literal(): unknown {
    for (const [word, value] of LITERALS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    NUMBER.lastIndex = this.#at
    const match = NUMBER.exec(this.#text)
    if (match === null) throw this.#unexpected()
    this.#at = NUMBER.lastIndex
    const number = Number(match[0])
    const isWhole = match[1] === undefined && match[2] === undefined
    return isWhole && !Number.isSafeInteger(number) ? BigInt(match[0]) : number
  }

  #take(char: string): boolean {
    this.#space()
    if (this.#text[this.#at] !== char) return false
    this.#at++
    return true
  }

  #space(): void {
    let code = this.#text.charCodeAt(this.#at)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = this.#text.charCodeAt(++this.#at)
  }

  #unexpected(): SyntaxError {
    return new SyntaxError(
      `Unexpected ${this.#at < this.#text.length ? 'token' : 'end'} in JSON at position ${this.#at}`,
    )
  }
}
