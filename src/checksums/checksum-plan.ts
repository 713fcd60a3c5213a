import type { WireOperation, WireShape } from '../model/wire-model.ts'
import { CHECKSUM_NAMES, type ChecksumName } from './checksum.ts'

/** What an operation's model says about checksums, ready to use. */
export interface ChecksumPlan {
  readonly required: boolean
  /** The member by which a caller names an algorithm, and the header it becomes. */
  readonly algorithmMember: string | undefined
  readonly algorithmHeader: string | undefined
  readonly streamingInput: boolean
  readonly streamingOutput: boolean
  /** The member that asks the service for checksums. */
  readonly modeMember: string | undefined
  /** The algorithms to look for in a response, the best first. */
  readonly responseAlgorithms: readonly { readonly algorithm: ChecksumName; readonly header: string }[]
}

const plans = new WeakMap<WireOperation, ChecksumPlan>()

/** The operation's plan, or undefined for the many operations that have none. */
export function checksumPlan(operation: WireOperation): ChecksumPlan | undefined {
  const { traits } = operation
  if (traits.httpChecksum === undefined && !traits.httpChecksumRequired) return undefined
  const known = plans.get(operation)
  if (known !== undefined) return known
  const plan = compilePlan(operation)
  plans.set(operation, plan)
  return plan
}

function compilePlan(operation: WireOperation): ChecksumPlan {
  const { httpChecksum = {}, httpChecksumRequired } = operation.traits
  const algorithmMember = httpChecksum.requestAlgorithmMember
  const member = algorithmMember === undefined ? undefined : operation.input?.member(algorithmMember)
  const offered = new Set(httpChecksum.responseAlgorithms?.map((name) => name.toLowerCase()))
  return {
    required: httpChecksumRequired === true || httpChecksum.requestChecksumRequired === true,
    algorithmMember,
    algorithmHeader: member?.traits.locationName?.toLowerCase(),
    streamingInput: hasStreamingInput(operation),
    streamingOutput: isBlobPayload(operation.output),
    modeMember: httpChecksum.requestValidationModeMember,
    responseAlgorithms: CHECKSUM_NAMES.filter((name) => offered.has(name)).map((algorithm) => ({
      algorithm,
      header: `x-amz-checksum-${algorithm}`,
    })),
  }
}

/** Whether the body of a request is one blob, which may be given as a stream. */
export function hasStreamingInput(operation: WireOperation): boolean {
  return isBlobPayload(operation.input)
}

function isBlobPayload(shape: WireShape | undefined): boolean {
  const payload = shape?.traits.payload
  return payload !== undefined && shape?.member(payload)?.shape.type === 'blob'
}
