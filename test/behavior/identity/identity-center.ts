import type { ServerResponse } from 'node:http'
import type { Answer, LocalService, Received } from '../local-service.ts'
import type { Issuer } from './issuer.ts'
import { MINUTE, serve } from './machine.ts'

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'
const SECRET = 'client-secret'

interface Device {
  readonly userCode: string
  readonly expires: number
  /** When it was last asked for. */
  asked: number
  approved: boolean
}

export interface IdentityCenter extends LocalService {
  readonly startUrl: string
  readonly state: {
    /** How long access tokens are good, in milliseconds. */
    lifetime: number
    /** How many seconds must lie between two questions about a login; programs are told one. */
    interval: number
    down: boolean
  }
  /** What somebody does in a browser. Throws for a code that nobody was shown. */
  approve(userCode: string): void
  /** What an administrator does: no access token is good any more. */
  signOut(): void
}

class Refused extends Error {
  readonly status: number
  readonly type: string
  readonly oauth: string

  constructor(status: number, type: string, oauth = '') {
    super(type)
    this.status = status
    this.type = type
    this.oauth = oauth
  }
}

/** IAM Identity Center: the OpenID Connect service of its device logins, and the portal that gives roles for a token. */
export async function identityCenter(issuer: Issuer): Promise<IdentityCenter> {
  const { clock } = issuer
  const startUrl = 'https://corp.awsapps.com/start'
  const state = { lifetime: 60 * MINUTE, interval: 1, down: false }
  const clients = new Set<string>()
  const devices = new Map<string, Device>()
  const accessTokens = new Map<string, number>()
  const refreshTokens = new Set<string>()
  let issued = 0

  const register = ({ clientName, clientType }: Record<string, unknown>): object => {
    if (typeof clientName !== 'string' || clientType !== 'public')
      throw new Refused(400, 'InvalidClientMetadataException')
    const clientId = `client-${clients.size + 1}`
    clients.add(clientId)
    const seconds = Math.floor(clock.now / 1000)
    return { clientId, clientSecret: SECRET, clientIdIssuedAt: seconds, clientSecretExpiresAt: seconds + 90 * 86_400 }
  }

  const authenticate = ({ clientId, clientSecret }: Record<string, unknown>): void => {
    if (!clients.has(String(clientId)) || clientSecret !== SECRET) {
      throw new Refused(401, 'InvalidClientException', 'invalid_client')
    }
  }

  const authorize = (input: Record<string, unknown>): object => {
    authenticate(input)
    if (input['startUrl'] !== startUrl) throw new Refused(400, 'InvalidRequestException', 'invalid_request')
    const number = devices.size + 1
    const userCode = `CODE-000${number}`
    devices.set(`device-${number}`, {
      userCode,
      expires: clock.now + 10 * MINUTE,
      asked: 0,
      approved: false,
    })
    const verificationUri = 'https://device.sso.us-east-1.amazonaws.com/'
    const verificationUriComplete = `${verificationUri}?user_code=${userCode}`
    const expiresIn = 600
    return {
      deviceCode: `device-${number}`,
      userCode,
      verificationUri,
      verificationUriComplete,
      expiresIn,
      interval: 1,
    }
  }

  const grantDevice = (code: string): object => {
    const device = devices.get(code)
    if (device === undefined) throw new Refused(400, 'InvalidGrantException', 'invalid_grant')
    if (device.expires <= clock.now) throw new Refused(400, 'ExpiredTokenException', 'expired_token')
    const early = clock.now - device.asked < state.interval * 1000
    device.asked = clock.now
    if (early) throw new Refused(400, 'SlowDownException', 'slow_down')
    if (!device.approved) throw new Refused(400, 'AuthorizationPendingException', 'authorization_pending')
    devices.delete(code)
    return tokens()
  }

  /** A refresh token is good once: whoever asks twice with it is refused. */
  const grantRefresh = (token: string): object => {
    if (!refreshTokens.delete(token)) throw new Refused(400, 'InvalidGrantException', 'invalid_grant')
    return tokens()
  }

  const tokens = (): object => {
    issued++
    const [accessToken, refreshToken] = [`access-token-${issued}`, `refresh-token-${issued}`]
    accessTokens.set(accessToken, clock.now + state.lifetime)
    refreshTokens.add(refreshToken)
    return { accessToken, tokenType: 'Bearer', expiresIn: state.lifetime / 1000, refreshToken }
  }

  const createToken = (input: Record<string, unknown>): object => {
    authenticate(input)
    if (input['grantType'] === DEVICE) return grantDevice(String(input['deviceCode']))
    if (input['grantType'] === 'refresh_token') return grantRefresh(String(input['refreshToken']))
    throw new Refused(400, 'UnsupportedGrantTypeException', 'unsupported_grant_type')
  }

  const roleCredentials = ({ url, headers }: Received): object => {
    const query = new URLSearchParams(url.split('?')[1])
    const token = String(headers['x-amz-sso_bearer_token'])
    if (headers.authorization !== undefined) throw new Refused(400, 'InvalidRequestException')
    if (!((accessTokens.get(token) ?? 0) > clock.now)) throw new Refused(401, 'UnauthorizedException')
    if (query.get('account_id') !== '123456789012' || query.get('role_name') !== 'developer') {
      throw new Refused(403, 'ForbiddenException')
    }
    const { AccessKeyId, SecretAccessKey, Token, expires } = issuer.issue(60 * MINUTE)
    return {
      roleCredentials: {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: Token,
        expiration: expires,
      },
    }
  }

  const route = (received: Received): object => {
    if (state.down) throw new Refused(400, 'InternalServerException')
    const path = received.url.split('?')[0]
    if (path === '/federation/credentials' && received.method === 'GET') return roleCredentials(received)
    const input = JSON.parse(received.body.toString() || '{}') as Record<string, unknown>
    if (path === '/client/register') return register(input)
    if (path === '/device_authorization') return authorize(input)
    if (path === '/token') return createToken(input)
    throw new Refused(404, 'ResourceNotFoundException')
  }

  const answer: Answer = (response, received) => {
    try {
      send(response, 200, route(received))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      response.setHeader('x-amzn-errortype', `${error.type}:http://internal.amazon.com/coral/com.amazonaws/`)
      send(response, error.status, { error: error.oauth, error_description: error.type, message: error.type })
    }
  }

  return Object.assign(await serve(answer), {
    startUrl,
    state,
    approve(userCode: string) {
      const device = [...devices.values()].find((one) => one.userCode === userCode)
      if (device === undefined) throw new Error(`nobody was shown ${userCode}`)
      device.approved = true
    },
    signOut: () => accessTokens.clear(),
  })
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
