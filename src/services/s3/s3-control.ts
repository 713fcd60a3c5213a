/** S3 Control: how its options reach the endpoint rules, what the rules' errors are called, and whose an ARN is. */
import type { Customization } from '../../client/customization.ts'
import { translateS3ControlError } from './endpoint-errors.ts'
import { s3ControlEndpoints } from './endpoint-settings.ts'
import { readOutpostArns } from './outpost-arns.ts'

export const s3Control: Customization = {
  ...s3ControlEndpoints,
  translateEndpointError: translateS3ControlError,
  register(events) {
    events.register('before-parameter-build.s3-control', ({ params, eventName }) =>
      readOutpostArns(params, eventName.slice(eventName.lastIndexOf('.') + 1)),
    )
  },
}
