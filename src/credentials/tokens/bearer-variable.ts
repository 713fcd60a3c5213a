import type { Host } from '../../util/host.ts'

/** The variable that a service's token may be in: `AWS_BEARER_TOKEN_BEDROCK`. */
export function bearerTokenVariable(signingName: string): string {
  return `AWS_BEARER_TOKEN_${signingName.replace(/[- ]/g, '_').toUpperCase()}`
}

export function hasBearerToken({ env }: Host, signingName: string): boolean {
  return Boolean(env[bearerTokenVariable(signingName)])
}
