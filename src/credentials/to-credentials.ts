import { ArgumentError } from '../errors/config.ts'
import type { Host } from '../util/host.ts'
import { Credentials, type CredentialsLike, type CredentialsProvider } from './credentials.ts'

/** Takes credentials in any of the forms that options allow. */
export function toCredentials(value: Credentials | CredentialsLike | CredentialsProvider, host: Host): Credentials {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    throw new ArgumentError({
      message: 'credentials must be an object with accessKeyId and secretAccessKey, or a function that gets one',
    })
  }
  // By shape, so that those of another copy of this package are taken too.
  if ('getFrozenCredentials' in value) return value
  if (typeof value !== 'function') return new Credentials(value)
  const { RefreshableCredentials } =
    require('./refreshable-credentials.ts') as typeof import('./refreshable-credentials.ts')
  return new RefreshableCredentials(value, host, 'custom', undefined, { features: ['CREDENTIALS_CODE'] })
}
