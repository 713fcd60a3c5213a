import { describe, expect, it } from 'vitest'
import { compressRequest } from '../../../src/checksums/compression.ts'
import type { HttpRequest } from '../../../src/http/http.ts'
import type { WireOperation } from '../../../src/model/wire-model.ts'
import { CborDecoder } from '../../../src/protocols/formats/cbor-decoder.ts'
import type { Protocol, SerializedRequest } from '../../../src/protocols/protocol.ts'
import { asExpected, asParams, casesOf, type Loaded, lowerCaseNames, UUID } from './corpus.ts'
import { checkEvents, eventsMember } from './event-stream-driver.ts'

/** Cases that are not passed, by name, with the reason. */
export type LeftOut = Readonly<Record<string, string>>

/** Describes every case of a protocol; `files` are the corpus's, and `legacy` ones where it has them. */
export function describeCompliance(
  protocol: Protocol,
  files: readonly string[],
  legacy: boolean,
  leftOut: LeftOut,
): void {
  for (const file of files) {
    describe(`${file} compliance`, () => {
      const requests = [...casesOf('input', file), ...(legacy ? casesOf('legacy/input', file) : [])]
      const responses = [...casesOf('output', file), ...(legacy ? casesOf('legacy/output', file) : [])]
      it('finds its cases', () => expect(requests.length).toBeGreaterThan(0))
      for (const loaded of requests) {
        const why = reasonFor(loaded, leftOut)
        if (why !== undefined) it.skip(`writes ${loaded.name} (left out: ${why})`)
        else it(`writes ${loaded.name}`, () => checkRequest(protocol, loaded))
      }
      for (const loaded of responses) {
        const why = reasonFor(loaded, leftOut)
        if (why !== undefined) it.skip(`reads ${loaded.name} (left out: ${why})`)
        else if (eventsMember(loaded) !== undefined) it(`reads ${loaded.name}`, () => checkEvents(protocol, loaded))
        else it(`reads ${loaded.name}`, () => checkResponse(protocol, loaded))
      }
    })
  }
}

function reasonFor({ name }: Loaded, leftOut: LeftOut): string | undefined {
  return Object.entries(leftOut).find(([start]) => name.startsWith(start))?.[1]
}

function serialize(protocol: Protocol, { test, operation }: Loaded): SerializedRequest {
  const params = asParams(operation.input, test.params ?? {}) as Record<string, unknown>
  // The corpus tries serializers alone: its nulls stand for "not there", where people get told.
  const request = protocol.serialize(operation, params, { validate: false, injectHostPrefix: true, uuid: () => UUID })
  // Compression works on what the protocol has written.
  compressRequest(operation, request as unknown as HttpRequest, {
    disableRequestCompression: false,
    requestMinCompressionSizeBytes: 10240,
  })
  return request
}

function checkRequest(protocol: Protocol, loaded: Loaded): void {
  const { test, host } = loaded
  const wanted = test.serialized!
  const request = serialize(protocol, loaded)
  const [path, query = ''] = wanted.uri.split('?')
  const base = host?.includes('/') ? host.slice(host.indexOf('/')) : ''
  expect(base + request.path).toBe(path)
  expect(pairs(request.query)).toEqual(pairs(query))
  if (wanted.method !== undefined) expect(request.method).toBe(wanted.method)
  if (wanted.host !== undefined) expect((request.hostPrefix ?? '') + host).toBe(wanted.host)
  if (wanted.body !== undefined)
    checkBody(protocol, Buffer.from((request.body as Uint8Array | undefined) ?? ''), wanted.body)
  for (const [name, value] of Object.entries(lowerCaseNames(wanted.headers))) {
    // As in boto: a raw payload has no type unless a parameter gives one.
    if (name === 'content-type' && hasRawPayload(loaded.operation)) continue
    expect(request.headers[name]?.replaceAll(', ', ','), name).toBe(value.replaceAll(', ', ','))
  }
  for (const name of wanted.forbidHeaders ?? []) expect(request.headers[name.toLowerCase()]).toBeUndefined()
  for (const name of wanted.requireHeaders ?? []) {
    // The length is the transport's to say.
    if (name.toLowerCase() !== 'content-length') expect(request.headers[name.toLowerCase()], name).toBeDefined()
  }
}

function hasRawPayload({ input }: WireOperation): boolean {
  const type = input?.member(input.traits.payload ?? '')?.shape.type
  return type === 'blob' || type === 'string'
}

function pairs(query: string): string[] {
  return query === '' ? [] : query.split('&').sort()
}

function checkBody(protocol: Protocol, got: Buffer, wanted: string): void {
  if (protocol.name === 'smithy-rpc-v2-cbor') {
    expect(decoded(got)).toEqual(decoded(Buffer.from(wanted, 'base64')))
  } else if (isJson(wanted)) {
    expect(JSON.parse(got.toString('utf8'))).toEqual(JSON.parse(wanted))
  } else {
    expect(got.toString('utf8')).toBe(wanted)
  }
}

function decoded(bytes: Uint8Array): unknown {
  return bytes.byteLength === 0 ? undefined : new CborDecoder(bytes).any()
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function checkResponse(protocol: Protocol, { test, operation }: Loaded): void {
  const { status_code: statusCode, headers, body = '' } = test.response!
  const encoding = protocol.name === 'smithy-rpc-v2-cbor' ? 'base64' : 'utf8'
  const response = { statusCode, headers: lowerCaseNames(headers), body: Buffer.from(body, encoding) }
  if (statusCode >= 301) {
    const answer = protocol.parseError(operation, response)
    expect(answer.Error!.Code).toBe(test.errorCode)
    if (test.errorMessage !== undefined) expect(answer.Error!.Message).toBe(test.errorMessage)
    expect(asExpected(answer)).toMatchObject(test.error ?? {})
    expect(answer.ResponseMetadata.HTTPStatusCode).toBe(statusCode)
    return
  }
  const { ResponseMetadata, ...result } = protocol.parse(operation, response)
  expect(ResponseMetadata.HTTPStatusCode).toBe(statusCode)
  expect(rounded(asExpected(result))).toEqual(withLowerCaseHeaders(operation, test.result))
}

/** The corpus is read with JSON.parse, which rounds what we keep exactly. */
function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rounded(item)]))
}

/** Names of headers are lower case below the protocols, whatever the service wrote. */
function withLowerCaseHeaders(
  { output }: WireOperation,
  result: Record<string, unknown> = {},
): Record<string, unknown> {
  const isMap = (name: string) => output?.member(name)?.traits.location === 'headers'
  return Object.fromEntries(
    Object.entries(result).map(([name, item]) => [
      name,
      isMap(name) ? lowerCaseNames(item as Record<string, string>) : item,
    ]),
  )
}
