import type { Readable } from 'node:stream'
import { FlexibleChecksumError } from '../errors/body.ts'
import type { Headers } from '../http/http.ts'
import type { StreamChecksum } from '../http/streaming-body.ts'
import type { WireOperation } from '../model/wire-model.ts'
import { whereBundled } from '../util/bundled-features.ts'
import { toBase64 } from '../util/bytes.ts'
import type { Checksum } from './algorithm.ts'
import { type ChecksumName, createChecksum } from './checksum.ts'
import { checksumPlan } from './checksum-plan.ts'
import type { ChecksumSettings } from './checksum-settings.ts'
import { crc32Base64 } from './crc32.ts'

/** What a response's checksum was found in. */
export interface ResponseChecksum {
  /** For `ResponseMetadata.ChecksumAlgorithm`. */
  readonly algorithm: ChecksumName
  /** For a body that is still to be verified, by whoever reads it. */
  readonly stream: StreamChecksum | undefined
}

/**
 * The parameters with the member that asks the service for checksums, where the operation has one, the client wants
 * it and the caller has not decided; otherwise the very same parameters.
 */
export function askForChecksums<P extends Readonly<Record<string, unknown>>>(
  operation: WireOperation,
  params: P,
  settings: ChecksumSettings,
): P {
  const modeMember = operation.traits.httpChecksum?.requestValidationModeMember
  if (modeMember === undefined || settings.responseChecksumValidation !== 'when_supported') return params
  if (params[modeMember] !== undefined) return params
  // A field that is added to what a spread made takes V8 a microsecond, one before the spread nothing.
  return Object.hasOwn(params, modeMember)
    ? { ...params, [modeMember]: 'ENABLED' }
    : { [modeMember]: 'ENABLED', ...params }
}

const CHECKED_CRC32: ResponseChecksum = { algorithm: 'crc32', stream: undefined }

/**
 * Verifies a body against the checksum that its response names: at once what becomes a document, and when it is read what
 * the caller gets as a stream, also when all of it has come already. Undefined when nobody asked for checksums or the response has none that covers the whole body; a promise only where
 * the algorithm has to be loaded first.
 *
 * Throws FlexibleChecksumError when what becomes a document is not what the service sent.
 */
export function checkResponse(
  operation: WireOperation,
  params: Readonly<Record<string, unknown>>,
  response: { readonly headers: Headers; readonly body: Uint8Array | Readable },
): ResponseChecksum | undefined | Promise<ResponseChecksum> {
  const plan = checksumPlan(operation)
  if (plan?.modeMember === undefined || params[plan.modeMember] === undefined) return undefined
  const { headers, body } = response
  const document = body instanceof Uint8Array && !plan.streamingOutput ? body : undefined
  for (const { algorithm, header } of plan.responseAlgorithms) {
    const expected = headers[header]
    // With a dash it is made of the checksums of parts, and says nothing of these bytes.
    if (expected === undefined || expected.includes('-')) continue
    if (algorithm === 'crc32' && body instanceof Uint8Array && crc32Base64(body) === expected) return CHECKED_CRC32
    const checksum = whereBundled(() => createChecksum(algorithm, Number(headers['content-length'] ?? 0)))
    // As in botocore where an algorithm is not installed.
    if (checksum === undefined) continue
    return checksum instanceof Promise
      ? checksum.then((loaded) => check(algorithm, loaded, expected, document))
      : check(algorithm, checksum, expected, document)
  }
  return undefined
}

function check(
  algorithm: ChecksumName,
  checksum: Checksum,
  expected: string,
  document: Uint8Array | undefined,
): ResponseChecksum {
  const stream = new ExpectedChecksum(checksum, expected)
  if (document === undefined) return { algorithm, stream }
  stream.update(document)
  stream.verify()
  return { algorithm, stream: undefined }
}

class ExpectedChecksum implements StreamChecksum {
  readonly #checksum: Checksum
  readonly #expected: string

  constructor(checksum: Checksum, expected: string) {
    this.#checksum = checksum
    this.#expected = expected
  }

  update(chunk: Uint8Array): void {
    this.#checksum.update(chunk)
  }

  verify(): void {
    const digest = this.#checksum.digest()
    if (Buffer.from(this.#expected, 'base64').equals(digest)) return
    throw new FlexibleChecksumError({
      errorMsg: `Expected checksum ${this.#expected} did not match calculated checksum: ${toBase64(digest)}`,
    })
  }
}
