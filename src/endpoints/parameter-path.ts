import { EndpointResolutionError } from '../errors/endpoint.ts'

/** Reads a value out of an operation's parameters; undefined where there is none. */
export type ParameterReader = (params: unknown) => unknown

/**
 * The part of JMESPath that models use to bind endpoint parameters to members: `A.B`, `keys(A)`, `A[*].B` and
 * `A[*].[B.C, D][]`.
 */
export function compileParameterPath(path: string): ParameterReader {
  const parser = new PathParser(path)
  const read = parser.expression()
  if (!parser.atEnd()) throw unreadable(path)
  return read
}

function unreadable(path: string): EndpointResolutionError {
  return new EndpointResolutionError({ msg: `Cannot read the path of an endpoint parameter: ${path}` })
}

class PathParser {
  readonly #tokens: readonly string[]
  readonly #path: string
  #at = 0

  constructor(path: string) {
    this.#path = path
    this.#tokens = path.match(/[A-Za-z_]\w*|\[\*\]|\[\]|\s+|./g)?.filter((token) => token.trim() !== '') ?? []
  }

  atEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  /** Steps after a projection (`[*]`, `[]`) apply to each element, those before it to the whole. */
  expression(): ParameterReader {
    let read: ParameterReader = this.#primary()
    for (;;) {
      if (this.#take('.')) read = piped(read, this.#primary())
      else if (this.#take('[*]')) read = this.#projection(read, false)
      else if (this.#take('[]')) read = this.#projection(read, true)
      else return read
    }
  }

  #projection(source: ParameterReader, flatten: boolean): ParameterReader {
    let each: ParameterReader = (value) => value
    for (;;) {
      if (this.#take('.')) each = piped(each, this.#primary())
      else if (this.#take('[*]')) each = this.#projection(each, false)
      else break
    }
    return (params) => {
      const value = source(params)
      if (!Array.isArray(value)) return undefined
      const items: unknown[] = flatten ? value.flat(1) : value
      return items.map(each).filter((item) => item !== undefined && item !== null)
    }
  }

  #primary(): ParameterReader {
    if (this.#take('[')) return this.#multiSelect()
    const name = this.#tokens[this.#at++]
    if (name === undefined || !/^\w+$/.test(name)) throw unreadable(this.#path)
    if (name === 'keys' && this.#take('(')) return this.#keys()
    return (value) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined)
  }

  #keys(): ParameterReader {
    const read = this.expression()
    this.#expect(')')
    return (params) => {
      const value = read(params)
      return isObject(value) ? Object.keys(value) : undefined
    }
  }

  #multiSelect(): ParameterReader {
    const readers = [this.expression()]
    while (this.#take(',')) readers.push(this.expression())
    this.#expect(']')
    return (value) => (isObject(value) ? readers.map((read) => read(value)) : undefined)
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at++
    return true
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw unreadable(this.#path)
  }
}

function piped(first: ParameterReader, second: ParameterReader): ParameterReader {
  return (params) => second(first(params))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
