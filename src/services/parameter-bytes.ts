import { bytesOf, isBytes } from '../protocols/validation/value-kinds.ts'

/** A parameter that may be text or bytes, as bytes; undefined for what is neither, which validation has to refuse. */
export function parameterBytes(value: unknown): Uint8Array | undefined {
  if (typeof value === 'string') return Buffer.from(value)
  return isBytes(value) ? bytesOf(value) : undefined
}
