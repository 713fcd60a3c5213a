import { PartialCredentialsError } from '../../errors/credentials.ts'
import type { Host } from '../../util/host.ts'
import { Credentials, type CredentialsLike, RefreshableCredentials } from '../credentials.ts'
import type { CredentialProvider } from '../resolver.ts'

/** AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN, AWS_ACCOUNT_ID, AWS_CREDENTIAL_EXPIRATION. */
export function envProvider(host: Host): CredentialProvider {
  return {
    method: 'env',
    load() {
      if (!host.env['AWS_ACCESS_KEY_ID']) return undefined
      const values = readEnvironment(host)
      if (!values.expiration) return new Credentials(values, 'env')
      return new RefreshableCredentials(async () => readEnvironment(host), host, 'env', values)
    },
  }
}

function readEnvironment({ env }: Host): CredentialsLike {
  const accessKeyId = env['AWS_ACCESS_KEY_ID']
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY']
  if (!accessKeyId) throw new PartialCredentialsError({ provider: 'env', credVar: 'AWS_ACCESS_KEY_ID' })
  if (!secretAccessKey) throw new PartialCredentialsError({ provider: 'env', credVar: 'AWS_SECRET_ACCESS_KEY' })
  const expiration = env['AWS_CREDENTIAL_EXPIRATION']
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: env['AWS_SECURITY_TOKEN'] || env['AWS_SESSION_TOKEN'] || undefined,
    accountId: env['AWS_ACCOUNT_ID'] || undefined,
    expiration: expiration ? new Date(expiration) : undefined,
  }
}
