import { ParamValidationError } from '../../errors/params.ts'
import { toRequestBody } from '../../http/body.ts'
import type { RequestBody } from '../../http/http.ts'
import type { WireMember, WireOperation, WireShape } from '../../model/wire-model.ts'
import { hostPrefixOf } from '../host-prefix.ts'
import { withIdempotencyTokens } from '../idempotency-tokens.ts'
import type { SerializedRequest, SerializeOptions } from '../protocol.ts'
import { type Check, checkOf, INVALID } from '../validation/check.ts'
import { isEventStream, isNullable, ruledMember } from '../validation/member-rules.ts'
import { refusal } from '../validation/validate.ts'
import { asFields } from '../validation/value-kinds.ts'
import { checkHeaders } from './header-check.ts'
import { type Bind, bindingOf, isBound } from './request-binding.ts'
import { RequestParts } from './request-parts.ts'
import { fillUriTemplate, parseUriTemplate, type UriTemplate } from './uri-template.ts'

type Params = Record<string, unknown>

/** Writes a body; may throw INVALID where the writer validates what it writes. */
export type WriteBody = (value: unknown) => Uint8Array

/** What a REST protocol adds to the HTTP bindings. */
export interface RestBodyWriter {
  /** Whether the writers made with `strict` validate; if not, it is done for them. */
  readonly validates: boolean
  /** Of a JSON or XML body. */
  readonly contentType: string | undefined
  /** What stands for no content where the model has a body: `{}`, or nothing. */
  readonly emptyBody: Uint8Array | undefined
  /** The members of the input that are bound to no other part of the request, as one document. */
  members(operation: WireOperation, strict: boolean): WriteBody
  /** A structure, a list, a document … that is the whole body. */
  payload(member: WireMember, operation: WireOperation, strict: boolean): WriteBody
}

export type RestSerializer = (params: Params, options: SerializeOptions) => SerializedRequest

interface MemberPlan {
  readonly check: Check | undefined
  /** Undefined: part of the body. */
  readonly bind: Bind | undefined
  readonly required: boolean
  readonly nullable: boolean
}

/** With validation or without. */
interface Mode {
  deal(params: Params, parts: RequestParts): void
  write(parts: RequestParts): RequestBody
}

const EVENT_STREAM = 'application/vnd.amazon.eventstream'

/** The part of serialization that rest-json and rest-xml share, worked out for one operation. */
export function compileRestSerializer(operation: WireOperation, writer: RestBodyWriter): RestSerializer {
  const { input, method } = operation
  const template = parseUriTemplate(operation.requestUri)
  if (input === undefined) return bareSerializer(operation)
  const hasQueryMaps = input.members.some((m) => m.traits.location === 'querystring' && m.shape.type === 'map')
  const make = (strict: boolean): Mode => ({
    deal: dealer(input, template, writer, strict),
    write: bodyWriter(input, operation, writer, strict),
  })
  let strictMode: Mode | undefined
  let lenientMode: Mode | undefined
  return (given, options) => {
    const mode = options.validate ? (strictMode ??= make(true)) : (lenientMode ??= make(false))
    const params = withIdempotencyTokens(operation, given, options.uuid)
    const parts = new RequestParts(template.labels.length, template.query, hasQueryMaps)
    let body: RequestBody
    try {
      mode.deal(params, parts)
      body = mode.write(parts)
    } catch (thrown) {
      throw refusal(input, params, thrown)
    }
    const hostPrefix = options.injectHostPrefix ? hostPrefixOf(operation, params) : undefined
    checkHeaders(parts.headers)
    const path = fillUriTemplate(template, requireLabels(input, template.labels, parts.labels))
    return { method, path, query: parts.finishQuery(), headers: parts.headers, body, hostPrefix }
  }
}

function bareSerializer(operation: WireOperation): RestSerializer {
  const { method, requestUri } = operation
  const { literals, query } = parseUriTemplate(requestUri)
  return (_params, options) => {
    const hostPrefix = options.injectHostPrefix ? hostPrefixOf(operation, {}) : undefined
    return { method, path: literals[0]!, query, headers: {}, body: undefined, hostPrefix }
  }
}

/** Deals the parameters out to the parts of the request. */
function dealer(input: WireShape, template: UriTemplate, writer: RestBodyWriter, strict: boolean): Mode['deal'] {
  const required = new Set(input.traits.required)
  const plans = new Map<string, MemberPlan>()
  const planOf = (name: string): MemberPlan => {
    const member = input.member(name)
    if (member === undefined) throw INVALID
    const bind = bindingOf(member, template) ?? (name === input.traits.payload ? bindPayload : undefined)
    const writerChecks = writer.validates && (bind === undefined || (bind === bindPayload && !isRaw(member)))
    const check = strict && !writerChecks ? checkOf(ruledMember(input, member)) : undefined
    const plan = { check, bind, required: required.has(name), nullable: isNullable(member) }
    plans.set(name, plan)
    return plan
  }
  return (params: Params, parts: RequestParts): void => {
    const fields = asFields(params)
    if (fields === undefined) throw INVALID
    let missing = required.size
    for (const name in fields) {
      const value = fields[name]
      if (value === undefined) continue
      const plan = plans.get(name) ?? planOf(name)
      plan.check?.(value)
      if (plan.required) missing--
      if (value === null) {
        if (strict && !plan.nullable) throw INVALID
      } else if (plan.bind !== undefined) plan.bind(value, parts)
      else (parts.body ??= {})[name] = value
    }
    if (strict && missing > 0) throw INVALID
  }
}

function bindPayload(value: unknown, parts: RequestParts): void {
  parts.payload = value
}

/** Whether a payload is sent as it is. */
function isRaw(member: WireMember): boolean {
  return member.shape.type === 'blob' || member.shape.type === 'string' || isEventStream(member)
}

function bodyWriter(
  input: WireShape,
  operation: WireOperation,
  writer: RestBodyWriter,
  strict: boolean,
): Mode['write'] {
  const payload = input.traits.payload === undefined ? undefined : input.member(input.traits.payload)
  if (payload !== undefined && isEventStream(payload)) return eventBody
  if (payload !== undefined) {
    return isRaw(payload) ? rawBody : documentBody(writer, writer.payload(payload, operation, strict), payload)
  }
  const hasBody = input.members.some((member) => !isBound(member))
  const write = hasBody ? writer.members(operation, strict) : undefined
  return (parts: RequestParts): RequestBody => {
    if (write === undefined) return undefined
    const body = parts.body === undefined ? writer.emptyBody : write(parts.body)
    if (body !== undefined) setContentType(parts, writer.contentType)
    return body
  }
}

function rawBody(parts: RequestParts): RequestBody {
  return toRequestBody(parts.payload)
}

function eventBody(parts: RequestParts): undefined {
  setContentType(parts, EVENT_STREAM)
  return undefined
}

function documentBody(writer: RestBodyWriter, write: WriteBody, payload: WireMember) {
  // A union without a member is no document at all.
  const absent = payload.shape.traits.union === true ? undefined : writer.emptyBody
  return (parts: RequestParts): RequestBody => {
    const body = parts.payload === undefined ? absent : write(parts.payload)
    if (body !== undefined) setContentType(parts, writer.contentType)
    return body
  }
}

function setContentType(parts: RequestParts, contentType: string | undefined): void {
  if (contentType !== undefined) parts.headers['content-type'] ??= contentType
}

function requireLabels(
  input: WireShape,
  labels: readonly { readonly name: string }[],
  values: readonly (string | undefined)[],
): readonly string[] {
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== undefined && values[i] !== '') continue
    const wire = labels[i]!.name
    const member = input.members.find((m) => m.traits.location === 'uri' && (m.traits.locationName ?? m.name) === wire)
    const name = member?.name ?? wire
    throw new ParamValidationError({
      report:
        values[i] === undefined
          ? `Missing required parameter in input: "${name}"`
          : `Invalid length for parameter ${name}, value: 0, valid min length: 1`,
    })
  }
  return values as readonly string[]
}
