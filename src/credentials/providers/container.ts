import { abortedBy } from '../../errors/abort-error.ts'
import { ArgumentError } from '../../errors/config.ts'
import { CredentialRetrievalError, MetadataRetrievalError } from '../../errors/credentials.ts'
import type { Headers } from '../../http/http.ts'
import type { CredentialContext } from '../context.ts'
import type { Credentials, CredentialsLike } from '../credentials.ts'
import { parseExpiration } from '../expiry.ts'
import { isLoopback, urlParts } from '../metadata-host.ts'
import { askMetadata, isRetryable } from '../metadata-request.ts'
import { RefreshableCredentials } from '../refreshable-credentials.ts'

const METHOD = 'container-role'
const HOST = '169.254.170.2'
const ALLOWED_HOSTS = [HOST, '169.254.170.23', 'fd00:ec2::23', 'localhost']
const TIMEOUT = 2000
const ATTEMPTS = 3
const PAUSE = 1000
const MAX_QUOTED = 1000

/** The endpoint of ECS tasks and EKS pods, named by AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or …_FULL_URI. */
export async function loadContainer(context: CredentialContext): Promise<Credentials> {
  const { host, log } = context
  const relative = host.env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']
  const url = relative === undefined ? host.env['AWS_CONTAINER_CREDENTIALS_FULL_URI']! : `http://${HOST}${relative}`
  const fetch = async (): Promise<CredentialsLike> => {
    // Read each time: the token in the file is replaced while the container runs.
    const headers = { accept: 'application/json', ...authorization(context) }
    checkHost(url)
    return toValues(await retrieve(context, url, headers))
  }
  return new RefreshableCredentials(fetch, host, METHOD, await fetch(), {
    features: ['CREDENTIALS_HTTP'],
    warn: (message, error) => log('warning', message, error),
  })
}

function authorization({ host }: CredentialContext): Headers {
  const file = host.env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE']
  const token = file === undefined ? host.env['AWS_CONTAINER_AUTHORIZATION_TOKEN'] : readToken(file, host)
  if (token === undefined) return {}
  if (/[\r\n]/.test(token)) throw new ArgumentError({ message: 'Auth token value is not a legal header value' })
  return { authorization: token }
}

function readToken(file: string, host: CredentialContext['host']): string {
  const bytes = host.readFile(file)
  if (bytes !== undefined) return new TextDecoder().decode(bytes)
  throw failure(`the authorization token file ${file} does not exist`)
}

function checkHost(url: string): void {
  const { scheme, hostname } = urlParts(url)
  if (scheme === 'https') return
  if (hostname !== undefined && (isLoopback(hostname) || ALLOWED_HOSTS.includes(hostname))) return
  const allowed = ALLOWED_HOSTS.join(', ')
  const message = `Unsupported host '${hostname ?? 'None'}'.  Can only retrieve metadata from a loopback address or one of these hosts: ${allowed}`
  throw new ArgumentError({ message })
}

async function retrieve(context: CredentialContext, url: string, headers: Headers): Promise<Record<string, unknown>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(context, url, headers)
    } catch (error) {
      if (!(error instanceof MetadataRetrievalError)) throw error
      context.log('debug', 'Received error when attempting to retrieve container metadata', error)
      if (attempt === ATTEMPTS) {
        throw new CredentialRetrievalError({ provider: METHOD, errorMsg: error.message }, { cause: error })
      }
      await pause(context)
    }
  }
}

async function pause({ host, closing }: CredentialContext): Promise<void> {
  const signal = closing()
  try {
    await host.sleep(PAUSE, signal)
  } catch (error) {
    throw signal.aborted ? abortedBy(signal) : error
  }
}

async function ask(context: CredentialContext, url: string, headers: Headers): Promise<Record<string, unknown>> {
  let errorMsg: string
  try {
    const { statusCode, text } = await askMetadata(context, 'GET', url, headers, TIMEOUT)
    const values = statusCode === 200 ? parseObject(text) : undefined
    if (values !== undefined) return values
    errorMsg =
      statusCode === 200
        ? 'Unable to parse JSON returned from container metadata services'
        : `Received non 200 response ${statusCode} from container metadata: ${text.slice(0, MAX_QUOTED)}`
  } catch (error) {
    if (!isRetryable(error)) throw error
    errorMsg = `Received error when attempting to retrieve container metadata: ${error.message}`
  }
  throw new MetadataRetrievalError({ errorMsg })
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function toValues(answer: Record<string, unknown>): CredentialsLike {
  const missing = ['AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration'].filter((key) => !Object.hasOwn(answer, key))
  if (missing.length > 0) throw failure(`the response did not contain: ${missing.join(', ')}`)
  const { AccessKeyId, SecretAccessKey, Token, Expiration, AccountId } = answer
  return {
    accessKeyId: String(AccessKeyId),
    secretAccessKey: String(SecretAccessKey),
    sessionToken: String(Token),
    expiration: parseExpiration(Expiration, METHOD),
    accountId: AccountId == null ? undefined : String(AccountId),
  }
}

function failure(errorMsg: string): CredentialRetrievalError {
  return new CredentialRetrievalError({ provider: METHOD, errorMsg })
}
