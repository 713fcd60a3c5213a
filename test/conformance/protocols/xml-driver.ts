import { expect } from 'vitest'
import { compressRequest } from '../../../src/checksums/compression.ts'
import { HttpRequest } from '../../../src/http/http.ts'
import type { WireOperation } from '../../../src/model/wire-model.ts'
import { XmlReader } from '../../../src/protocols/formats/xml-reader.ts'
import type { Protocol, SerializedRequest } from '../../../src/protocols/protocol.ts'
import { asExpected, asParams, type Loaded, lowerCaseNames, UUID } from './corpus.ts'

/** An element as a value that can be compared: name, attributes in order of name, then children or text. */
type Element = readonly [name: string, attributes: readonly string[], content: readonly Element[] | string]

function attributesOf(text: string): string[] {
  return [...text.matchAll(/([^\s=]+)="([^"]*)"/g)].map(([, name, value]) => `${name}=${value}`).sort()
}

function elementAt(reader: XmlReader): Element {
  const name = reader.close.slice(2, -1)
  const attributes = attributesOf(reader.attributes)
  if (reader.empty) return [name, attributes, '']
  const { close } = reader
  const text = reader.leadingText(close)
  if (reader.closed) return [name, attributes, text]
  const children: Element[] = []
  while (reader.nextChild(close)) children.push(elementAt(reader))
  return [name, attributes, children.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))]
}

function document(text: string): Element {
  const reader = new XmlReader(text)
  reader.root()
  return elementAt(reader)
}

function pairs(form: string): string[] {
  return form === '' ? [] : form.split('&').sort()
}

/** The step after serialization, which some of the cases are about. */
function compress(operation: WireOperation, request: SerializedRequest): SerializedRequest {
  const { method, path, query, headers, body } = request
  const http = new HttpRequest(method, 'https', 'localhost', path, query, headers, body)
  compressRequest(operation, http, { disableRequestCompression: false, requestMinCompressionSizeBytes: 10240 })
  return { ...request, headers: http.headers, body: http.body }
}

export function serialize(protocol: Protocol, { test, operation }: Loaded): SerializedRequest {
  const params = asParams(operation.input, test.params ?? {}) as Record<string, unknown>
  // null stands for "not there" in the corpus; people get told.
  const validate = !JSON.stringify(params).includes('null')
  return compress(
    operation,
    protocol.serialize(operation, params, { validate, injectHostPrefix: true, uuid: () => UUID }),
  )
}

export type SameBody = (got: string, wanted: string) => void

export const sameForm: SameBody = (got, wanted) => expect(pairs(got)).toEqual(pairs(wanted))

export const sameXml: SameBody = (got, wanted) => {
  if (!wanted.trim().startsWith('<')) expect(got).toBe(wanted)
  else expect(document(got)).toEqual(document(wanted))
}

/** Checks a request against its case. */
export function checkRequest(protocol: Protocol, loaded: Loaded, sameBody: SameBody): void {
  const { test, host } = loaded
  const wanted = test.serialized!
  const request = serialize(protocol, loaded)
  const [path, query = ''] = wanted.uri.split('?')
  const base = host?.includes('/') ? host.slice(host.indexOf('/')) : ''
  expect(base + request.path).toBe(path)
  expect(pairs(request.query)).toEqual(pairs(query))
  if (wanted.method !== undefined) expect(request.method).toBe(wanted.method)
  if (wanted.host !== undefined) expect((request.hostPrefix ?? '') + host).toBe(wanted.host)
  if (wanted.body !== undefined) {
    sameBody(request.body === undefined ? '' : Buffer.from(request.body as Uint8Array).toString('utf8'), wanted.body)
  }
  for (const [name, value] of Object.entries(lowerCaseNames(wanted.headers)))
    checkHeader(protocol, request, name, value)
  for (const name of wanted.forbidHeaders ?? []) expect(request.headers[name.toLowerCase()]).toBeUndefined()
}

function checkHeader(protocol: Protocol, request: SerializedRequest, name: string, wanted: string): void {
  // As boto: rest-xml requests have no type unless a parameter gives one, forms say that they are UTF-8.
  if (name === 'content-type' && protocol.name === 'rest-xml') return
  const value = name === 'content-type' && !wanted.includes('charset') ? `${wanted}; charset=utf-8` : wanted
  expect(request.headers[name]?.replaceAll(', ', ',')).toBe(value.replaceAll(', ', ','))
}

/** Checks a result, or an error, against its case. */
export function checkResponse(protocol: Protocol, { test, operation }: Loaded): void {
  const { status_code: statusCode, headers, body = '' } = test.response!
  const response = { statusCode, headers: lowerCaseNames(headers), body: Buffer.from(body) }
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
  expect(asExpected(result)).toEqual(test.result)
}
