import type { Params } from '../../client/stages.ts'
import { ParamValidationError } from '../../errors/params.ts'
import { isAscii } from '../../util/ascii.ts'

/** Metadata goes as headers, which are ASCII. */
export function validateMetadata({ Metadata: metadata }: Params): void {
  if (typeof metadata !== 'object' || metadata === null) return
  for (const [key, value] of Object.entries(metadata)) {
    if (isAscii(key) && (typeof value !== 'string' || isAscii(value))) continue
    throw new ParamValidationError({
      report: `Non ascii characters found in S3 metadata for key "${key}", value: "${String(value)}".  \nS3 metadata can only contain ASCII characters. `,
    })
  }
}
