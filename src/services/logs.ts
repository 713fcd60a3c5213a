/**
 * CloudWatch Logs:
 * - CreateExportTask takes `fromTime` for `from`, which Python cannot have as the name of an argument
 */
import type { Customization } from '../client/customization.ts'
import { renameParameter } from './parameter-alias.ts'

export const logs: Customization = {
  register(events) {
    events.register('before-parameter-build.cloudwatch-logs.CreateExportTask', ({ params }) =>
      renameParameter(params, 'from', 'fromTime', 'CreateExportTask'),
    )
  },
}
