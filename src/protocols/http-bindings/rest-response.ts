import { ResponseParserError } from '../../errors/body.ts'
import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { utf8Text } from '../../util/bytes.ts'
import { setField } from '../own-field.ts'
import type { ReceivedResponse } from '../protocol.ts'
import { isEventStream, isStreaming } from '../validation/member-rules.ts'
import { givenWireName, wireName } from '../wire-name.ts'
import { headerReader, type ReadHeader } from './header-text.ts'

type Fields = Record<string, unknown>

/** What a REST protocol adds to the HTTP bindings. Bodies may be empty. */
export interface RestBodyReader {
  /** Reads the members that the body holds as one document. */
  members(shape: WireShape): (body: Uint8Array) => Fields
  /** Reads the member that is the whole body; undefined leaves it out. */
  payload(member: WireMember): (body: Uint8Array) => unknown
}

/** Reads the parts of a response into fields. */
export type RestParse = (response: ReceivedResponse, fields: Fields) => void

/** The part of parsing that rest-json and rest-xml share, for an output or a modelled error. */
export function compileRestParser(shape: WireShape, reader: RestBodyReader): RestParse {
  const parses: RestParse[] = []
  for (const member of shape.members) {
    const parse = member.traits.location === 'header' ? undefined : locatedParser(member)
    if (parse !== undefined) parses.push(parse)
  }
  const headers = headersParser(shape.members)
  if (headers !== undefined) parses.unshift(headers)
  const parseBody = bodyParser(shape, reader)
  return (response, fields) => {
    for (let i = 0; i < parses.length; i++) parses[i]!(response, fields)
    parseBody(response, fields)
  }
}

/** Goes by the few headers that came rather than by the many that may come. */
function headersParser(members: readonly WireMember[]): RestParse | undefined {
  const known = new Map<string, readonly { readonly name: string; readonly read: ReadHeader }[]>()
  for (const member of members) {
    if (member.traits.location !== 'header') continue
    const header = wireName(member).toLowerCase()
    known.set(header, [...(known.get(header) ?? []), { name: member.name, read: headerReader(member) }])
  }
  if (known.size === 0) return undefined
  return ({ headers }, fields) => {
    for (const header in headers) {
      const found = known.get(header)
      if (found === undefined) continue
      for (const { name, read } of found) setField(fields, name, read(headers[header]!))
    }
  }
}

function locatedParser(member: WireMember): RestParse | undefined {
  const { name } = member
  switch (member.traits.location) {
    case 'statusCode':
      return ({ statusCode }, fields) => setField(fields, name, statusCode)
    case 'headers':
      return headerMapParser(name, givenWireName(member)?.toLowerCase() ?? '')
    default:
      return undefined
  }
}

function isLocated(member: WireMember): boolean {
  return member.traits.location === 'header' || locatedParser(member) !== undefined
}

function headerMapParser(name: string, prefix: string): RestParse {
  return ({ headers }, fields) => {
    const map: Fields = {}
    for (const header in headers) {
      if (header.startsWith(prefix)) setField(map, header.slice(prefix.length), headers[header])
    }
    setField(fields, name, map)
  }
}

function bodyParser(shape: WireShape, reader: RestBodyReader): RestParse {
  const payload = shape.traits.payload === undefined ? undefined : shape.member(shape.traits.payload)
  if (payload !== undefined) return payloadParser(payload, reader)
  // Other locations are about requests only.
  if (shape.members.every(isLocated)) return () => {}
  const read = reader.members(shape)
  return (response, fields) => {
    const members = read(bytesOf(response))
    for (const name in members) setField(fields, name, members[name])
  }
}

function payloadParser(payload: WireMember, reader: RestBodyReader): RestParse {
  const { name, shape } = payload
  // The events of a stream are for whoever knows their framing.
  if (isEventStream(payload)) return () => {}
  if (shape.type === 'blob') {
    const omitEmpty = !isStreaming(payload)
    return ({ body }, fields) => {
      if (!(omitEmpty && body instanceof Uint8Array && body.byteLength === 0)) setField(fields, name, body)
    }
  }
  if (shape.type === 'string') return (response, fields) => setField(fields, name, utf8Text(bytesOf(response)))
  const read = reader.payload(payload)
  return (response, fields) => {
    const value = read(bytesOf(response))
    if (value !== undefined) setField(fields, name, value)
  }
}

function bytesOf({ body }: ReceivedResponse): Uint8Array {
  if (body instanceof Uint8Array) return body
  throw new ResponseParserError({ message: 'The body of the response has not been read' })
}
