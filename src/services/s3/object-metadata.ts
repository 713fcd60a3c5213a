import type { Params } from '../../client/stages.ts'
import { ParamValidationError } from '../../errors/params.ts'

/** Metadata goes as headers, which are ASCII. */
export function validateMetadata({ Metadata: metadata }: Params): void {
  if (typeof metadata !== 'object' || metadata === null) return
  for (const [key, value] of Object.entries(metadata)) {
    if (isAscii(key) && isAscii(value)) continue
    throw new ParamValidationError({
      report: `Non ascii characters found in S3 metadata for key "${key}", value: "${String(value)}".  \nS3 metadata can only contain ASCII characters. `,
    })
  }
}

function isAscii(value: unknown): boolean {
  return typeof value !== 'string' || !/[^\0-\x7f]/.test(value)
}
