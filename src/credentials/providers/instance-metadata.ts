import { CredentialRetrievalError } from '../../errors/credentials.ts'
import type { CredentialContext } from '../context.ts'
import type { Credentials, CredentialsLike } from '../credentials.ts'
import { parseExpiration } from '../expiry.ts'
import { Imds, NoMetadata } from '../imds.ts'
import { RefreshableCredentials } from '../refreshable-credentials.ts'

const METHOD = 'iam-role'
const PATH = 'latest/meta-data/iam/security-credentials/'
const FIELDS = ['AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration']
/** Milliseconds: what is left less than this, and a little more by chance, is stale. */
const REFRESH_WINDOW = 15 * 60_000

/** The role of the EC2 instance that this runs on; undefined anywhere else. */
export async function loadInstanceMetadata(context: CredentialContext): Promise<Credentials | undefined> {
  const imds = new Imds(context)
  const values = await retrieve(imds, context)
  if (values === undefined) return undefined
  const refresh = async (): Promise<CredentialsLike> => {
    const refreshed = await retrieve(imds, context)
    if (refreshed !== undefined) return refreshed
    const errorMsg = 'Credential refresh failed, response did not contain: access_key, secret_key, token, expiry_time'
    throw new CredentialRetrievalError({ provider: METHOD, errorMsg })
  }
  return new RefreshableCredentials(refresh, context.host, METHOD, values, {
    features: ['CREDENTIALS_IMDS'],
    warn: (message, error) => context.log('warning', message, error),
  })
}

async function retrieve(imds: Imds, context: CredentialContext): Promise<CredentialsLike | undefined> {
  try {
    const token = await imds.token()
    const role = await imds.get(PATH, token, () => true)
    const answer = JSON.parse(await imds.get(PATH + role, token, isObject)) as Record<string, unknown>
    if (FIELDS.some((field) => !Object.hasOwn(answer, field))) {
      context.log('debug', `Retrieved credentials are missing a required field: ${FIELDS.join(', ')}`)
      return undefined
    }
    const { AccessKeyId, SecretAccessKey, Token, Expiration } = answer
    return {
      accessKeyId: String(AccessKeyId),
      secretAccessKey: String(SecretAccessKey),
      sessionToken: String(Token),
      expiration: extend(parseExpiration(Expiration, METHOD), context),
    }
  } catch (error) {
    if (!(error instanceof NoMetadata)) throw error
    context.log('debug', 'The metadata service has no credentials.')
    return undefined
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** Credentials that the service failed to renew are used past their time: services accept them while it lasts. */
function extend(expiration: Date, { host, log }: CredentialContext): Date {
  const jitter = 120 + Math.floor(host.random() * 481)
  const offset = REFRESH_WINDOW + jitter * 1000
  if (host.now() < expiration.getTime() - offset) return expiration
  const minutes = Math.round(offset / 60_000)
  log(
    'info',
    `Attempting credential expiration extension due to a credential service availability issue. A refresh of these credentials will be attempted again within the next ${minutes} minutes.`,
  )
  return new Date(host.now() + offset)
}
