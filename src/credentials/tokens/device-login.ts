import { abortedBy } from '../../errors/abort-error.ts'
import { ClientError } from '../../errors/client-error.ts'
import { InvalidConfigError } from '../../errors/config.ts'
import { TokenRetrievalError } from '../../errors/credentials.ts'
import { zuluTime } from '../../util/json-file-cache.ts'
import { checkOptions } from '../../util/known-options.ts'
import { type CredentialContext, profileSection, textOf } from '../context.ts'
import { saveSsoToken } from './sso-token-cache.ts'

/** What somebody has to do for a login: open the page and enter the code. */
export interface DeviceAuthorization {
  readonly verificationUri: string
  /** The page with the code filled in. */
  readonly verificationUriComplete: string
  readonly userCode: string
  /** Until when the code is good. */
  readonly expiresAt: Date
}

export interface SsoLoginOptions {
  /** An `[sso-session]` of the config file. Default: what the active profile refers to. */
  readonly ssoSession?: string | undefined
  /** Shows the code to somebody. Default: both are printed on standard error. */
  readonly onAuthorization?: ((authorization: DeviceAuthorization) => void | Promise<void>) | undefined
  /** What the page calls this program. Default `tucuxi`. */
  readonly clientName?: string | undefined
  /** Ends the waiting; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

const OPTION_NAMES: ReadonlySet<string> = new Set([
  'ssoSession',
  'onAuthorization',
  'clientName',
  'signal',
] satisfies (keyof SsoLoginOptions)[])

interface LoginTarget {
  readonly sessionName: string | undefined
  readonly startUrl: string
  readonly region: string
  readonly scopes: readonly string[]
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'
/** Seconds between questions when the service names none, and what it adds when it is asked too often. */
const INTERVAL = 5

type Ask = (operationName: string, params: Record<string, unknown>) => Promise<Record<string, unknown>>

/** Gets a token of IAM Identity Center by the device authorization grant (RFC 8628) and puts it into the cache. */
export async function deviceLogin(context: CredentialContext, options: SsoLoginOptions): Promise<void> {
  checkOptions(options, OPTION_NAMES)
  try {
    await login(context, options)
  } catch (error) {
    throw options.signal?.aborted ? abortedBy(options.signal, 'login', 'credentials') : error
  }
}

async function login(context: CredentialContext, options: SsoLoginOptions): Promise<void> {
  const { host } = context
  const target = loginTarget(context, options.ssoSession)
  const { startUrl, region, sessionName, scopes } = target
  const client = context.makeClient('sso-oidc', { regionName: region, features: [] })
  const ask: Ask = (operationName, params) => client.call(operationName, params, { signal: options.signal })
  const registration = await ask('registerClient', {
    clientName: options.clientName ?? 'tucuxi',
    clientType: 'public',
    ...(scopes.length === 0 ? {} : { scopes }),
  })
  const { clientId, clientSecret } = registration
  const identity = { clientId: String(clientId), clientSecret: String(clientSecret) }
  const started = await ask('startDeviceAuthorization', { ...identity, startUrl })
  const authorization = toAuthorization(started, host.now())
  await (options.onAuthorization ?? printAuthorization)(authorization)
  const answer = await poll(context, ask, { ...identity, deviceCode: String(started['deviceCode']) }, started, options)
  saveSsoToken(host, startUrl, sessionName, {
    startUrl,
    region,
    accessToken: String(answer['accessToken']),
    expiresAt: zuluTime(new Date(host.now() + Number(answer['expiresIn']) * 1000)),
    ...identity,
    registrationExpiresAt: zuluTime(new Date(Number(registration['clientSecretExpiresAt']) * 1000)),
    ...(answer['refreshToken'] === undefined ? {} : { refreshToken: String(answer['refreshToken']) }),
  })
}

function loginTarget(context: CredentialContext, chosen: string | undefined): LoginTarget {
  const profile = profileSection(context, context.profileName)
  const sessionName = chosen ?? textOf(profile, 'sso_session')
  const { sso_sessions = {} } = context.fullConfig()
  if (sessionName !== undefined && !Object.hasOwn(sso_sessions, sessionName)) {
    throw new InvalidConfigError({ errorMsg: `The specified sso-session does not exist: "${sessionName}"` })
  }
  const section = sessionName === undefined ? profile : sso_sessions[sessionName]!
  const startUrl = textOf(section, 'sso_start_url')
  const region = textOf(section, 'sso_region')
  if (startUrl === undefined || region === undefined) {
    const missing = [...(startUrl === undefined ? ['sso_start_url'] : []), ...(region ? [] : ['sso_region'])]
    const where = sessionName === undefined ? `profile "${context.profileName}"` : `sso-session "${sessionName}"`
    const errorMsg = `The ${where} is missing required configuration for a login: ${missing.join(', ')}`
    throw new InvalidConfigError({ errorMsg })
  }
  const scopes = textOf(section, 'sso_registration_scopes')?.split(',') ?? []
  return { sessionName, startUrl, region, scopes: scopes.map((scope) => scope.trim()).filter((scope) => scope !== '') }
}

function toAuthorization(started: Record<string, unknown>, now: number): DeviceAuthorization {
  const uri = String(started['verificationUri'])
  return {
    verificationUri: uri,
    verificationUriComplete: String(started['verificationUriComplete'] ?? uri),
    userCode: String(started['userCode']),
    expiresAt: new Date(now + Number(started['expiresIn']) * 1000),
  }
}

function printAuthorization({ verificationUri, verificationUriComplete, userCode }: DeviceAuthorization): void {
  process.stderr.write(`To log in, open ${verificationUri} and enter the code ${userCode}\n`)
  process.stderr.write(`or open ${verificationUriComplete}\n`)
}

/** Asks until somebody has entered the code, as often as the service likes to be asked. */
async function poll(
  { host }: CredentialContext,
  ask: Ask,
  device: Record<string, string>,
  started: Record<string, unknown>,
  { signal }: SsoLoginOptions,
): Promise<Record<string, unknown>> {
  const deadline = host.now() + Number(started['expiresIn']) * 1000
  let interval = Number(started['interval'] ?? INTERVAL) || INTERVAL
  while (host.now() < deadline) {
    signal?.throwIfAborted()
    try {
      return await ask('createToken', { grantType: GRANT_TYPE, ...device })
    } catch (error) {
      const code = error instanceof ClientError ? error.code : undefined
      if (code === 'ExpiredTokenException') break
      if (code === 'SlowDownException') interval += INTERVAL
      else if (code !== 'AuthorizationPendingException') throw error
    }
    await host.sleep(interval * 1000, signal)
  }
  throw new TokenRetrievalError({ provider: 'sso', errorMsg: 'nobody entered the code before it expired' })
}
