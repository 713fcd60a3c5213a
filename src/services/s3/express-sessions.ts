import type { ClientState } from '../../client/client-state.ts'
import { invoke } from '../../client/invoke.ts'
import type { Params } from '../../client/stages.ts'
import type { CredentialsLike, FrozenCredentials } from '../../credentials/credentials.ts'
import { RefreshableCredentials } from '../../credentials/refreshable-credentials.ts'
import { ClientError } from '../../errors/client-error.ts'
import { getLogger } from '../../logging/logger.ts'
import type { Output } from '../../protocols/protocol.ts'
import { isPromise } from '../../util/promise.ts'

const LOG = getLogger('botocore.credentials')

/** As botocore: of each client, those of so many buckets that were used last. */
const KEPT = 100
/** Seconds before its end: sessions are good for five minutes. */
const REFRESH = { advisoryTimeout: 45, mandatoryTimeout: 10 }

const SESSIONS = new WeakMap<ClientState, Map<string, RefreshableCredentials>>()

/**
 * What signs calls to a directory bucket: keys of a session with that bucket, which S3 gives for the client's own and
 * checks faster. One is made at the first call, for all that wait for it, and another before it ends.
 */
export function expressIdentity(
  client: ClientState,
  { Bucket: bucket }: Params,
): FrozenCredentials | Promise<FrozenCredentials> {
  const own = client.identity()
  return isPromise(own)
    ? (own as Promise<FrozenCredentials | undefined>).then((found) => sessionIdentity(client, String(bucket), found))
    : sessionIdentity(client, String(bucket), own as FrozenCredentials | undefined)
}

/** Sessions are their owner's: with other keys, a client has others. */
function sessionIdentity(
  client: ClientState,
  bucket: string,
  owner: FrozenCredentials | undefined,
): FrozenCredentials | Promise<FrozenCredentials> {
  let sessions = SESSIONS.get(client)
  if (sessions === undefined) SESSIONS.set(client, (sessions = new Map()))
  const key = `${bucket} ${owner?.accessKeyId}`
  const session = sessions.get(key) ?? openSession(client, bucket)
  sessions.delete(key)
  sessions.set(key, session)
  if (sessions.size > KEPT) sessions.delete(sessions.keys().next().value!)
  return session.getFrozenCredentials()
}

function openSession(client: ClientState, bucket: string): RefreshableCredentials {
  const warn = (message: string, error: unknown): void => LOG.warning(message, { error })
  return new RefreshableCredentials(() => createSession(client, bucket), client.host, 's3express', undefined, {
    ...REFRESH,
    warn,
  })
}

async function createSession(client: ClientState, bucket: string): Promise<CredentialsLike> {
  const output = await invoke(client, client.plan('CreateSession'), { Bucket: bucket }, undefined).catch(refused)
  const given = output['Credentials'] as Record<string, unknown> | undefined
  return {
    accessKeyId: given?.['AccessKeyId'] as string,
    secretAccessKey: given?.['SecretAccessKey'] as string,
    sessionToken: given?.['SessionToken'] as string,
    expiration: byOurClock(client, output),
  }
}

/** Sessions are short: a clock that is minutes ahead, which S3 does not mind, would find every one of them expired. */
function byOurClock({ host }: ClientState, output: Output): Date | undefined {
  const { Expiration: expiration } = (output['Credentials'] ?? {}) as { Expiration?: Date }
  const theirs = Date.parse(output.ResponseMetadata.HTTPHeaders['date'] ?? '')
  if (expiration === undefined || Number.isNaN(theirs)) return expiration
  return new Date(expiration.getTime() - theirs + host.now())
}

/** Who called something else is to understand why this was called, and what to do about it. */
function refused(error: unknown): never {
  if (!(error instanceof ClientError) || error.code !== 'AccessDenied') throw error
  const hint =
    'Calls to a directory bucket are made in a session: allow s3express:CreateSession, or set s3_disable_express_session_auth and allow each operation.'
  throw new ClientError(error.response, error.operationName, { hint, cause: error })
}
