import type { Cache } from '../util/cache.ts'
import type { Host } from '../util/host.ts'
import type { CredentialsProvider } from './credentials.ts'
import { parseTime } from './expiry.ts'

/** What the caches of assumed roles hold: STS's own answer, or SSO's in the same form. */
export interface CachedRole {
  readonly Credentials: {
    readonly AccessKeyId: string
    readonly SecretAccessKey: string
    readonly SessionToken: string
    readonly Expiration: string | Date
    readonly AccountId?: string | undefined
  }
  readonly [member: string]: unknown
}

export interface CachedFetcherParts {
  readonly host: Host
  readonly cache: () => Cache
  readonly key: string
  /** Milliseconds before expiry from which a cached entry is not used any more. */
  readonly expiryWindow?: number | undefined
  readonly fetch: () => Promise<CachedRole>
  readonly log: (level: 'debug' | 'warning', message: string, error?: unknown) => void
}

const EXPIRY_WINDOW = 15 * 60_000

/** Gets credentials from the cache while they are good for long enough, else anew. */
export function cachedFetcher(parts: CachedFetcherParts): CredentialsProvider {
  return async () => {
    const role = readCache(parts) ?? (await fetchRole(parts))
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = role.Credentials
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      accountId: AccountId,
      expiration: new Date(timeOf(Expiration)),
    }
  }
}

function readCache({
  host,
  cache,
  key,
  expiryWindow = EXPIRY_WINDOW,
  log,
}: CachedFetcherParts): CachedRole | undefined {
  const cached = cache().get(key) as CachedRole | undefined
  const { Credentials } = cached ?? {}
  if (Credentials === undefined || Credentials === null) return undefined
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials
  if ([AccessKeyId, SecretAccessKey, SessionToken].some((value) => typeof value !== 'string')) return undefined
  if (timeOf(Expiration) - host.now() >= expiryWindow) {
    log('debug', 'Credentials for role retrieved from cache.')
    return cached
  }
  log('debug', 'Credentials were found in cache, but they are expired.')
  return undefined
}

async function fetchRole({ fetch, cache, key, log }: CachedFetcherParts): Promise<CachedRole> {
  const role = await fetch()
  try {
    cache().set(key, role)
  } catch (error) {
    // A full disk must not cost credentials that are there.
    log('warning', 'Credentials could not be written to the cache.', error)
  }
  return role
}

function timeOf(value: string | Date): number {
  return value instanceof Date ? value.getTime() : parseTime(String(value))
}
