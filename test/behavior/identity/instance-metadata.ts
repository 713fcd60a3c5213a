import type { Answer, LocalService } from '../local-service.ts'
import type { Issuer } from './issuer.ts'
import { MINUTE, serve } from './machine.ts'

export interface InstanceMetadata extends LocalService {
  /** What the instance's owner and the service's health decide. */
  readonly state: {
    /** `HttpTokens: optional`: questions without a token are answered. */
    allowsVersion1: boolean
    /** `HttpEndpoint: disabled`, or a hop limit that a container is beyond: the question for a token gets no answer. */
    tokens: 'answered' | 'refused' | 'lost'
    /** The credentials cannot be renewed: the old ones are given out, past their time. */
    stale: boolean
    down: boolean
  }
}

/** The metadata service of an EC2 instance with a role, as its users' guide describes it. */
export async function instanceMetadata(issuer: Issuer, role = 'web-server'): Promise<InstanceMetadata> {
  const { clock } = issuer
  const state: InstanceMetadata['state'] = { allowsVersion1: false, tokens: 'answered', stale: false, down: false }
  const tokens = new Map<string, number>()
  let current = issuer.issue(360 * MINUTE)
  const answer: Answer = (response, { method, url, headers }) => {
    response.setHeader('server', 'EC2ws')
    const refuse = (status: number): unknown => response.writeHead(status).end()
    if (state.down) return void refuse(503)
    if (method === 'PUT' && url === '/latest/api/token') {
      if (state.tokens === 'lost') return
      const seconds = Number(headers['x-aws-ec2-metadata-token-ttl-seconds'])
      // A request that has been forwarded is not from this machine.
      if (state.tokens === 'refused' || headers['x-forwarded-for'] !== undefined) return void refuse(403)
      if (!(Number.isInteger(seconds) && seconds >= 1 && seconds <= 21_600)) return void refuse(400)
      const token = `token-${tokens.size + 1}`
      tokens.set(token, clock.now + seconds * 1000)
      response.setHeader('x-aws-ec2-metadata-token-ttl-seconds', String(seconds))
      return void response.end(token)
    }
    if (method !== 'GET') return void refuse(405)
    const token = headers['x-aws-ec2-metadata-token']
    const known = typeof token === 'string' && (tokens.get(token) ?? 0) > clock.now
    if (!known && (token !== undefined || !state.allowsVersion1)) return void refuse(401)
    if (url === '/latest/meta-data/placement/availability-zone/') return void response.end('us-east-1b')
    if (url === '/latest/meta-data/iam/security-credentials/') return void response.end(role)
    if (url !== `/latest/meta-data/iam/security-credentials/${role}`) return void refuse(404)
    if (!state.stale && current.expires - clock.now < 5 * MINUTE) current = issuer.issue(360 * MINUTE)
    const { AccessKeyId, SecretAccessKey, Token, expires } = current
    const Expiration = new Date(expires).toISOString().replace('.000Z', 'Z')
    const values = { Code: 'Success', Type: 'AWS-HMAC', AccessKeyId, SecretAccessKey, Token, Expiration }
    response.setHeader('content-type', 'text/plain')
    response.end(JSON.stringify(values, null, 2))
  }
  return Object.assign(await serve(answer), { state })
}
