import { createHash, type KeyObject } from 'node:crypto'
import { ClientError } from '../../errors/client-error.ts'
import {
  LoginError,
  LoginInsufficientPermissions,
  LoginRefreshRequired,
  LoginTokenLoadError,
} from '../../errors/credentials.ts'
import type { HttpRequest } from '../../http/http.ts'
import type { Feature } from '../../http/user-agent.ts'
import { expandPath } from '../../util/expand-path.ts'
import { JSONFileCache, zuluTime } from '../../util/json-file-cache.ts'
import { type CredentialContext, profileSection, textOf } from '../context.ts'
import type { Credentials, CredentialsLike } from '../credentials.ts'
import { dpopHeader, readDpopKey } from '../dpop.ts'
import { parseExpiration, parseTime } from '../expiry.ts'
import { RefreshableCredentials } from '../refreshable-credentials.ts'

const METHOD = 'login'
const FEATURES: readonly Feature[] = ['CREDENTIALS_PROFILE_LOGIN', 'CREDENTIALS_LOGIN']
const FIELDS = ['accessToken', 'refreshToken', 'dpopKey', 'clientId']
/** Milliseconds before expiry from which a token that another process may have renewed is not good enough. */
const REFRESH_THRESHOLD = 5 * 60_000

/** A file that `aws login` wrote. */
type LoginToken = Record<string, unknown> & {
  readonly accessToken: Readonly<Record<'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'accountId', string>> & {
    readonly expiresAt: string
  }
}

/** The session of `aws login`, which the profile names as `login_session`. */
export function loadLogin(context: CredentialContext, profileName: string): Credentials | undefined {
  const session = textOf(profileSection(context, profileName), 'login_session')
  if (session === undefined) return undefined
  const token = readToken(context, session)
  const missing = FIELDS.filter((field) => !Object.hasOwn(token ?? {}, field))
  if (token === undefined) {
    const errorMsg = `Unable to load a existing login session for session ${session}. Please reauthenticate with 'aws login'.`
    throw new LoginTokenLoadError({ errorMsg })
  }
  if (missing.length > 0) {
    const errorMsg = `Failed to load access token from token cache, missing required fields: ${missing.join(', ')}.`
    throw new LoginTokenLoadError({ errorMsg })
  }
  return new RefreshableCredentials(() => refresh(context, session), context.host, METHOD, toValues(token), {
    features: FEATURES,
    warn: (message, error) => context.log('warning', message, error),
  })
}

function cacheOf({ host }: CredentialContext): JSONFileCache {
  return new JSONFileCache(expandPath(host.env['AWS_LOGIN_CACHE_DIRECTORY'] ?? '~/.aws/login/cache', host), host)
}

function cacheKey(session: string): string {
  return createHash('sha256').update(session).digest('hex')
}

function readToken(context: CredentialContext, session: string): LoginToken | undefined {
  const token = cacheOf(context).get(cacheKey(session))
  return typeof token === 'object' && token !== null ? (token as LoginToken) : undefined
}

async function refresh(context: CredentialContext, session: string): Promise<CredentialsLike> {
  const { host, log } = context
  // From the file each time: another process may have renewed it.
  const token = readToken(context, session)
  if (token === undefined) throw new LoginTokenLoadError({ errorMsg: 'the login session is not in the cache any more' })
  const key = readDpopKey(token['dpopKey'])
  const expiresAt = token.accessToken?.expiresAt
  if (expiresAt !== undefined && parseTime(expiresAt) - host.now() > REFRESH_THRESHOLD) return toValues(token)
  let renewed: LoginToken
  try {
    renewed = renew(token, await createToken(context, token, key), host.now())
  } catch (error) {
    // Refused, perhaps because another process has used the refresh token: then its new one is there.
    const newer = readToken(context, session)
    if (newer !== undefined && newer['refreshToken'] !== token['refreshToken']) return toValues(newer)
    throw error
  }
  try {
    cacheOf(context).set(cacheKey(session), renewed)
  } catch (error) {
    log('warning', 'The login session could not be written to the cache.', error)
  }
  return toValues(renewed)
}

async function createToken(
  { host, makeClient }: CredentialContext,
  token: LoginToken,
  key: KeyObject,
): Promise<Record<string, unknown>> {
  const signIn = makeClient('signin', { regionName: signInRegion(token), features: FEATURES })
  signIn.events.register('before-call.signin.CreateOAuth2Token', ({ request }: { readonly request: HttpRequest }) => {
    request.headers['dpop'] = dpopHeader(key, request.url, host.now(), host.uuid())
  })
  const { clientId, refreshToken } = token
  const tokenInput = { clientId, refreshToken, grantType: 'refresh_token' }
  const { tokenOutput } = await signIn.call('createOAuth2Token', { tokenInput }).catch(explain)
  if (typeof tokenOutput === 'object' && tokenOutput !== null) return tokenOutput as Record<string, unknown>
  throw new LoginTokenLoadError({ errorMsg: INVALID_RESPONSE })
}

const INVALID_RESPONSE =
  "Unable to refresh access token due to an invalid service response. Please try running 'aws login' again. If the issue persists, there may be a temporary signin service problem."

/** Logins of older versions of the AWS CLI do not say where they were made; they were made in the session's region. */
function signInRegion(token: LoginToken): string | undefined {
  const region = token['signInRegion']
  return typeof region === 'string' && region !== '' ? region : undefined
}

function explain(cause: unknown): never {
  if (!(cause instanceof ClientError) || cause.code !== 'AccessDeniedException') throw cause
  const reason = cause.response['error']
  if (reason === 'TOKEN_EXPIRED' || reason === 'USER_CREDENTIALS_CHANGED') throw new LoginRefreshRequired({}, { cause })
  if (reason === 'INSUFFICIENT_PERMISSIONS') throw new LoginInsufficientPermissions({}, { cause })
  throw new LoginError({}, { cause })
}

function renew(token: LoginToken, output: Record<string, unknown>, now: number): LoginToken {
  const values = output['accessToken'] as LoginToken['accessToken']
  const { accessKeyId, secretAccessKey, sessionToken } = values
  const { accountId } = token.accessToken
  const expiresAt = zuluTime(new Date(now + Number(output['expiresIn']) * 1000))
  const accessToken = { accessKeyId, secretAccessKey, sessionToken, accountId, expiresAt }
  return { ...token, accessToken, refreshToken: output['refreshToken'] }
}

function toValues({ accessToken }: LoginToken): CredentialsLike {
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiresAt } = accessToken
  return { accessKeyId, secretAccessKey, sessionToken, accountId, expiration: parseExpiration(expiresAt, METHOD) }
}
