import { FlexibleChecksumError } from '../errors/body.ts'
import type { HttpRequest, StreamBody } from '../http/http.ts'
import type { WireOperation } from '../model/wire-model.ts'
import { toBase64 } from '../util/bytes.ts'
import { type ChecksumName, checksumBase64, createChecksum, isChecksumName } from './checksum.ts'
import { type ChecksumPlan, checksumPlan } from './checksum-plan.ts'
import type { AppliedChecksum, ChecksumSettings } from './checksum-settings.ts'

const PREFIX = 'x-amz-checksum-'
const DEFAULT_ALGORITHM = 'CRC32'
const DEFAULT_HEADER: AppliedChecksum = { algorithm: 'crc32', in: 'header', name: 'x-amz-checksum-crc32' }
const DEFAULT_TRAILER: AppliedChecksum = { ...DEFAULT_HEADER, in: 'trailer' }

/**
 * Puts the checksum on a request that its operation wants, into a header or, over https, after a streaming body. What
 * the caller has put there himself stays. Returns where the checksum is, or undefined when there is none; a promise
 * only where a stream has to be read or an algorithm has to be loaded first.
 *
 * Throws FlexibleChecksumError for an algorithm that nobody knows.
 */
export function applyRequestChecksum(
  operation: WireOperation,
  request: HttpRequest,
  params: Readonly<Record<string, unknown>>,
  settings: ChecksumSettings,
): AppliedChecksum | undefined | Promise<AppliedChecksum> {
  const plan = checksumPlan(operation)
  if (plan === undefined || hasChecksumHeader(request)) return undefined
  const asked = askedAlgorithm(plan, params)
  const algorithm = asked ?? defaultAlgorithm(plan, settings)
  if (algorithm === undefined) return undefined
  const applied = place(plan, request, algorithm, settings)
  const pending = applied.in === 'header' ? applyHeader(request, applied) : applyTrailer(request, applied)
  // The caller's own choice is in the header already: the serializer put it there.
  if (asked === undefined && plan.algorithmHeader !== undefined) {
    request.headers[plan.algorithmHeader] = DEFAULT_ALGORITHM
  }
  return pending === undefined ? applied : pending.then(() => applied)
}

/** Checksums that are named in the headers: what the caller computed. */
function hasChecksumHeader(request: HttpRequest): boolean {
  for (const name in request.headers) {
    if (name.startsWith(PREFIX) && !name.includes('-', PREFIX.length)) return true
  }
  return false
}

function askedAlgorithm(plan: ChecksumPlan, params: Readonly<Record<string, unknown>>): ChecksumName | undefined {
  const { algorithmMember } = plan
  const asked = algorithmMember === undefined ? undefined : params[algorithmMember]
  if (asked === undefined) return undefined
  const name = String(asked).toLowerCase()
  if (!isChecksumName(name)) throw new FlexibleChecksumError({ errorMsg: `Unsupported checksum algorithm: ${name}` })
  return name
}

function defaultAlgorithm(plan: ChecksumPlan, settings: ChecksumSettings): ChecksumName | undefined {
  const supported = plan.algorithmMember !== undefined && settings.requestChecksumCalculation === 'when_supported'
  return plan.required || supported ? 'crc32' : undefined
}

function place(
  plan: ChecksumPlan,
  request: HttpRequest,
  algorithm: ChecksumName,
  settings: ChecksumSettings,
): AppliedChecksum {
  const trailer = plan.streamingInput && settings.signatureVersion !== 's3' && mayTrail(request)
  if (algorithm === 'crc32') return trailer ? DEFAULT_TRAILER : DEFAULT_HEADER
  return { algorithm, in: trailer ? 'trailer' : 'header', name: PREFIX + algorithm }
}

/**
 * A trailer leaves the payload unsigned, so it is for https; a stream that can be read only once has no other way to
 * have a checksum.
 */
function mayTrail({ scheme, body }: HttpRequest): boolean {
  return scheme === 'https' || !(body === undefined || body instanceof Uint8Array || body.replayable)
}

function applyHeader(request: HttpRequest, { algorithm, name }: AppliedChecksum): Promise<void> | undefined {
  const { headers, body } = request
  const value =
    body === undefined || body instanceof Uint8Array ? checksumBase64(algorithm, body) : readBase64(algorithm, body)
  if (typeof value === 'string') {
    headers[name] = value
    return undefined
  }
  return value.then((text) => {
    headers[name] = text
  })
}

async function readBase64(algorithm: ChecksumName, body: StreamBody): Promise<string> {
  const checksum = await createChecksum(algorithm, body.length)
  for await (const piece of body.open()) checksum.update(piece as Uint8Array)
  return toBase64(checksum.digest())
}

let encodeChunked: typeof import('./trailer.ts').encodeChunked | undefined

function applyTrailer(request: HttpRequest, applied: AppliedChecksum): Promise<void> | undefined {
  encodeChunked ??= (require('./trailer.ts') as typeof import('./trailer.ts')).encodeChunked
  return encodeChunked(request, applied)
}
