/**
 * Polly: a URL of speech is opened by browsers and players, which send no Content-Type: it is not part of the signature.
 */
import type { Customization } from '../client/customization.ts'

export const polly: Customization = {
  register(events) {
    events.register('before-sign.polly.SynthesizeSpeech', ({ request, signatureVersion }) => {
      if (signatureVersion.endsWith('-query')) delete request.headers['content-type']
    })
  },
}
