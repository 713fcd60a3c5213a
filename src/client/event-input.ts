import { EventSigner, STREAMING_EVENTS, seedSignature } from '../auth/event-signer.ts'
import { signRequest } from '../auth/sign.ts'
import type { SigningContext } from '../auth/signing-context.ts'
import { AbortError } from '../errors/abort-error.ts'
import { ArgumentError, UnsupportedSignatureVersionError } from '../errors/config.ts'
import { writeHeaders, writeMessage } from '../eventstream/write-message.ts'
import type { HttpRequest, SendOptions } from '../http/http.ts'
import type { WireMember } from '../model/wire-model.ts'
import { encodeInitialRequest, eventEncoder } from '../protocols/event-encoder.ts'
import { INVALID } from '../protocols/validation/check.ts'
import { isEventStream } from '../protocols/validation/member-rules.ts'
import { refusal } from '../protocols/validation/validate.ts'
import { isEventSource } from '../protocols/validation/value-kinds.ts'
import type { Call } from './call.ts'
import type { ClientState } from './client-state.ts'
import { EventBody } from './event-body.ts'
import { eventSource } from './event-source.ts'
import type { Params } from './stages.ts'

/** Makes the events of an input the body of its request. Nothing is taken from them yet. */
export function attachInput(call: Call, params: Params, request: HttpRequest): void {
  const { client, plan } = call
  const { input, name } = plan.operation
  if (call.presigns !== undefined) {
    const message = `${name} sends events as a stream, which no URL can hold`
    throw new ArgumentError({ message }, { phase: 'params' })
  }
  const member = input!.members.find(isEventStream)!
  const given = params[member.name]
  if (given === undefined ? isMissing(call, member) : !isEventSource(given)) throw refusal(input!, params, INVALID)
  const encode = eventEncoder(member.shape, client.protocol, client.serializeOptions.validate)
  const first = request.body as Uint8Array | undefined
  // Protocols without a body of their own have the other parameters elsewhere.
  const initial = input!.traits.payload === member.name ? undefined : encodeInitialRequest(client.protocol, first!)
  request.headers['content-type'] = 'application/vnd.amazon.eventstream'
  request.body = new EventBody(eventSource(given ?? []), initial, (event, number) => {
    try {
      return encode(event)
    } catch (thrown) {
      const { refusedEvent } = require('./refused-event.ts') as typeof import('./refused-event.ts')
      throw refusedEvent(call, member, event, number, thrown)
    }
  })
}

function isMissing({ client, plan }: Call, { name }: WireMember): boolean {
  return client.serializeOptions.validate && plan.operation.input!.traits.required?.includes(name) === true
}

/**
 * Signs the request, and has the events signed when they go. False where a handler has put another body in its place, which
 * is signed as any other.
 */
export function signEvents(call: Call, request: HttpRequest, context: SigningContext): boolean {
  const { signatureVersion } = context.scheme
  if (!(request.body instanceof EventBody)) return false
  if (signatureVersion !== 'v4') throw new UnsupportedSignatureVersionError({ signatureVersion })
  request.headers['x-amz-content-sha256'] = STREAMING_EVENTS
  signRequest(request, context)
  const { client } = call
  const signer = new EventSigner(context.credentials!, context.scheme, seedSignature(request))
  request.body = request.body.signed((message) =>
    signedMessage(signer, client.host.now() + client.clockOffset, message),
  )
  return true
}

/** A message in another one, which says when it was sent and has the signature. The last one of a stream holds none. */
function signedMessage(signer: EventSigner, now: number, message: Uint8Array): Uint8Array {
  // The signature's text has whole seconds; the header must not say more.
  const date = writeHeaders([{ name: ':date', type: 'timestamp', value: Math.floor(now / 1000) * 1000 }])
  const signature = signer.sign(now, date, message)
  const headers = [date, writeHeaders([{ name: ':chunk-signature', type: 'bytes', value: signature }])]
  return writeMessage(Buffer.concat(headers), message)
}

/** How a request whose events go both ways is sent: over HTTP/2, until the client is closed. */
export function duplexOptions({ client, plan }: Call, options: SendOptions): SendOptions {
  const closing = closingOf(client)
  const signal = options.signal === undefined ? closing : AbortSignal.any([options.signal, closing])
  const { h2 } = plan.operation.service.metadata.protocolSettings ?? {}
  return { ...options, signal, http2: h2 === 'eventstream' ? 'required' : 'preferred' }
}

const closings = new WeakMap<ClientState, AbortController>()

/** Aborted when the client is closed. */
function closingOf(client: ClientState): AbortSignal {
  let closing = closings.get(client)
  if (closing === undefined) {
    closing = new AbortController()
    closings.set(client, closing)
    client.endStreams = () => {
      closings.get(client)?.abort(new AbortError({ what: 'event stream' }, { hint: 'The client was closed.' }))
      closings.delete(client)
    }
  }
  return closing.signal
}
