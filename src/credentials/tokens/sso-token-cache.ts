import { createHash } from 'node:crypto'
import { SSOTokenLoadError } from '../../errors/credentials.ts'
import { expandPath } from '../../util/expand-path.ts'
import type { Host } from '../../util/host.ts'
import { JSONFileCache, zuluTime } from '../../util/json-file-cache.ts'

/** A token of IAM Identity Center as the AWS CLI, botocore and we keep it in ~/.aws/sso/cache. */
export interface SsoToken {
  readonly accessToken: string
  readonly expiresAt: string
  readonly startUrl?: string
  readonly region?: string
  readonly refreshToken?: string
  readonly clientId?: string
  readonly clientSecret?: string
  readonly registrationExpiresAt?: string
  readonly [field: string]: unknown
}

function cacheOf(host: Host): JSONFileCache {
  return new JSONFileCache(expandPath('~/.aws/sso/cache', host), host, zuluTime)
}

function cacheKey(startUrl: string, sessionName: string | undefined): string {
  return createHash('sha1')
    .update(sessionName ?? startUrl)
    .digest('hex')
}

/** What to do about a token that is not there or not good any more. */
export function loginHint(profileName: string): string {
  return `Run 'aws sso login --profile ${profileName}', or call ssoLogin() of a session with this profile.`
}

/** Throws SSOTokenLoadError when there is no token, or none that can be used. */
export function loadSsoToken(
  host: Host,
  startUrl: string,
  sessionName: string | undefined,
  profileName: string,
): SsoToken {
  const token = cacheOf(host).get(cacheKey(startUrl, sessionName)) as SsoToken | undefined
  const options = { hint: loginHint(profileName) }
  if (typeof token !== 'object' || token === null) {
    throw new SSOTokenLoadError({ errorMsg: `Token for ${sessionName ?? startUrl} does not exist` }, options)
  }
  if (typeof token.accessToken !== 'string' || typeof token.expiresAt !== 'string') {
    throw new SSOTokenLoadError({ errorMsg: `Token for ${startUrl} is invalid` }, options)
  }
  return token
}

export function saveSsoToken(host: Host, startUrl: string, sessionName: string | undefined, token: SsoToken): void {
  cacheOf(host).set(cacheKey(startUrl, sessionName), token)
}
