import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { toBase64, utf8 } from '../../util/bytes.ts'
import { scalarText } from '../scalar-text.ts'
import { formatTimestamp } from '../timestamp.ts'
import { asFields, bytesOf } from '../validation/value-kinds.ts'
import { givenWireName, wireName } from '../wire-name.ts'
import { formEncode } from './query-text.ts'
import { isFlattened, timestampFormat } from './xml-names.ts'

/** Appends `prefix=value` pairs, each with an ampersand before it, to `form`, and returns that. */
type Write = (form: string, prefix: string, value: unknown) => string

/** In what `query` and `ec2` differ. */
export interface QueryDialect {
  /** A structure's member, a map's key or value. */
  name(member: WireMember): string
  /** Whether lists are always flat, and empty ones not there at all. */
  readonly flatLists: boolean
  readonly writers: WeakMap<WireShape, Write>
}

export const awsQueryDialect: QueryDialect = {
  name(member) {
    const own = wireName(member)
    // A flattened list that has no name of its own goes by its element's.
    const { element } = member.shape
    if (element === undefined || !isFlattened(member) || givenWireName(member) !== undefined) return own
    return givenWireName(element) ?? own
  },
  flatLists: false,
  writers: new WeakMap(),
}

export const ec2QueryDialect: QueryDialect = {
  name(member) {
    const { queryName } = member.traits
    if (queryName !== undefined) return queryName
    const name = wireName(member)
    return name.charAt(0).toUpperCase() + name.slice(1)
  },
  flatLists: true,
  writers: new WeakMap(),
}

/** The pairs of an operation's parameters, each with an ampersand before it. */
export function writeQuery(dialect: QueryDialect, shape: WireShape, params: Record<string, unknown>): string {
  return writerOf(dialect, { name: '', shape, traits: {} })('', '', params)
}

function writerOf(dialect: QueryDialect, member: WireMember): Write {
  const { shape } = member
  switch (shape.type) {
    case 'structure':
      return structureWriter(dialect, shape)
    case 'list':
      return listWriter(dialect, shape, dialect.flatLists || isFlattened(member))
    case 'map':
      return mapWriter(dialect, shape, isFlattened(member))
    default:
      return scalarWriter(member)
  }
}

/** Compiled at the first value: shapes may contain themselves. */
function lazyWriter(dialect: QueryDialect, member: WireMember): Write {
  let write: Write | undefined
  return (form, prefix, value) => (write ??= writerOf(dialect, member))(form, prefix, value)
}

function structureWriter(dialect: QueryDialect, shape: WireShape): Write {
  let write = dialect.writers.get(shape)
  if (write === undefined) dialect.writers.set(shape, (write = compileStructure(dialect, shape)))
  return write
}

interface QueryMember {
  readonly name: string
  readonly own: string
  readonly write: Write
}

function compileStructure(dialect: QueryDialect, shape: WireShape): Write {
  const members = new Map<string, QueryMember>()
  for (const member of shape.members) {
    const name = formEncode(dialect.name(member))
    members.set(member.name, { name, own: formEncode(wireName(member)), write: lazyWriter(dialect, member) })
  }
  return (form, prefix, value) => {
    const fields = asFields(value) ?? {}
    let result = form
    for (const key in fields) {
      const field = fields[key]
      const member = members.get(key)
      if (field === undefined || field === null || member === undefined) continue
      // A list without elements cannot go by their name.
      const name = Array.isArray(field) && field.length === 0 ? member.own : member.name
      result = member.write(result, prefix === '' ? name : `${prefix}.${name}`, field)
    }
    return result
  }
}

function listWriter(dialect: QueryDialect, shape: WireShape, flat: boolean): Write {
  const element = shape.element!
  const write = lazyWriter(dialect, element)
  const suffix = flat ? '.' : `.${formEncode(givenWireName(element) ?? 'member')}.`
  return (form, prefix, value) => {
    const list = value as readonly unknown[]
    if (list.length === 0) return dialect.flatLists ? form : `${form}&${prefix}=`
    let result = form
    for (let i = 0; i < list.length; i++) {
      if (list[i] !== undefined && list[i] !== null) result = write(result, `${prefix}${suffix}${i + 1}`, list[i])
    }
    return result
  }
}

function mapWriter(dialect: QueryDialect, shape: WireShape, flat: boolean): Write {
  const keyName = formEncode(givenWireName(shape.key!) ?? 'key')
  const valueName = formEncode(givenWireName(shape.value!) ?? 'value')
  const write = lazyWriter(dialect, shape.value!)
  const infix = flat ? '.' : '.entry.'
  return (form, prefix, value) => {
    const map = asFields(value) ?? {}
    let result = form
    let count = 0
    for (const key in map) {
      const content = map[key]
      if (content === undefined || content === null) continue
      const entry = `${prefix}${infix}${++count}.`
      result = write(`${result}&${entry}${keyName}=${formEncode(key)}`, `${entry}${valueName}`, content)
    }
    return result
  }
}

function scalarWriter(member: WireMember): Write {
  switch (member.shape.type) {
    case 'boolean':
      return (form, prefix, value) => `${form}&${prefix}=${value ? 'true' : 'false'}`
    case 'blob':
      return (form, prefix, value) => `${form}&${prefix}=${formEncode(blobText(value))}`
    case 'timestamp': {
      const format = timestampFormat(member)
      return (form, prefix, value) => `${form}&${prefix}=${formEncode(String(formatTimestamp(value, format)))}`
    }
    default:
      return (form, prefix, value) => `${form}&${prefix}=${formEncode(scalarText(value))}`
  }
}

/** A blob parameter as text of a document. */
export function blobText(value: unknown): string {
  return toBase64(typeof value === 'string' ? utf8(value) : bytesOf(value as ArrayBufferView | ArrayBuffer))
}
