/**
 * Import/Export is signed with SigV4, where its model says version 2 and the endpoint of a region nothing.
 */
import type { Customization } from '../client/customization.ts'

export const importExport: Customization = {
  register(events) {
    events.register('choose-signer.importexport', ({ signatureVersion }) =>
      signatureVersion.startsWith('v2') ? signatureVersion.replace('v2', 'v4') : undefined,
    )
  },
}
