import type { Answer, LocalService } from '../local-service.ts'
import type { Issuer } from './issuer.ts'
import { MINUTE, serve } from './machine.ts'

export interface ContainerCredentials extends LocalService {
  readonly state: {
    /** The token that is accepted at this time; undefined: none is needed, as for tasks on ECS. */
    token: string | undefined
    down: boolean
  }
}

/** What hands out credentials to tasks on ECS (at a path of their own) and to pods on EKS (for their token). */
export async function containerCredentials(issuer: Issuer, path: string): Promise<ContainerCredentials> {
  const state: ContainerCredentials['state'] = { token: undefined, down: false }
  const answer: Answer = (response, { method, url, headers }) => {
    response.setHeader('content-type', 'application/json')
    const refuse = (status: number, message: string): unknown =>
      response.writeHead(status).end(JSON.stringify({ code: 'Error', message, HTTPErrorCode: status }))
    if (state.down) return void refuse(503, 'try later')
    if (method !== 'GET' || url !== path) return void refuse(404, 'no such credentials')
    if (headers.authorization !== state.token) return void refuse(401, 'the token is not valid')
    const { AccessKeyId, SecretAccessKey, Token, expires } = issuer.issue(60 * MINUTE)
    const Expiration = new Date(expires).toISOString()
    const RoleArn = 'arn:aws:iam::123456789012:role/task'
    response.end(
      JSON.stringify({ RoleArn, AccessKeyId, SecretAccessKey, Token, Expiration, AccountId: '123456789012' }),
    )
  }
  return Object.assign(await serve(answer), { state })
}
