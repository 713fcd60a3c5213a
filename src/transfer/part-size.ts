const MIB = 1024 * 1024
const SMALLEST_PART = 5 * MIB
const LARGEST_PART = 5 * 1024 * MIB

/** How many parts an upload may have. */
export const MOST_PARTS = 10_000

/** The size of a part that is wanted, or what S3 takes in its place for an object of `size` bytes. */
export function uploadPartSize(wanted: number, size: number | undefined): number {
  let partSize = wanted
  while (size !== undefined && Math.ceil(size / partSize) > MOST_PARTS) partSize *= 2
  return Math.min(Math.max(partSize, SMALLEST_PART), LARGEST_PART)
}

/** One of the parts that an object is taken apart into. */
export interface PartRange {
  /** From 0. */
  readonly index: number
  readonly start: number
  readonly length: number
  readonly isLast: boolean
}

/** All parts of an object of `size` bytes, one after the other. */
export function* partRanges(size: number, partSize: number): Generator<PartRange, void> {
  for (let index = 0, start = 0; start < size; index++, start += partSize) {
    const length = Math.min(partSize, size - start)
    yield { index, start, length, isLast: start + length === size }
  }
}
