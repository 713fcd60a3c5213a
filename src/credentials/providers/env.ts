import { PartialCredentialsError } from '../../errors/credentials.ts'
import type { Host } from '../../util/host.ts'
import { Credentials, type CredentialsLike } from '../credentials.ts'

const METHOD = 'env'
const FEATURES = ['CREDENTIALS_ENV_VARS'] as const

/** AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN, AWS_ACCOUNT_ID, AWS_CREDENTIAL_EXPIRATION. */
export function loadEnv(host: Host): Credentials {
  const values = readEnvironment(host)
  if (!host.env['AWS_CREDENTIAL_EXPIRATION']) return new Credentials(values, METHOD, FEATURES)
  const { RefreshableCredentials } =
    require('../refreshable-credentials.ts') as typeof import('../refreshable-credentials.ts')
  const read = () => readExpiring(host)
  return new RefreshableCredentials(async () => read(), host, METHOD, read(), { features: FEATURES })
}

function readEnvironment({ env }: Host): CredentialsLike {
  const accessKeyId = env['AWS_ACCESS_KEY_ID']
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY']
  if (!accessKeyId) throw missing('AWS_ACCESS_KEY_ID')
  if (!secretAccessKey) throw missing('AWS_SECRET_ACCESS_KEY')
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: env['AWS_SECURITY_TOKEN'] || env['AWS_SESSION_TOKEN'] || undefined,
    accountId: env['AWS_ACCOUNT_ID'] || undefined,
  }
}

function readExpiring(host: Host): CredentialsLike {
  const values = readEnvironment(host)
  const expiration = host.env['AWS_CREDENTIAL_EXPIRATION']
  if (!expiration) throw missing('AWS_CREDENTIAL_EXPIRATION')
  const { parseExpiration } = require('../expiry.ts') as typeof import('../expiry.ts')
  return { ...values, expiration: parseExpiration(expiration, METHOD) }
}

function missing(credVar: string): PartialCredentialsError {
  return new PartialCredentialsError({ provider: METHOD, credVar })
}
