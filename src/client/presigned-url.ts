import { presigning } from '../auth/auth-scheme.ts'
import { UnknownClientMethodError } from '../errors/call.ts'
import { ArgumentError } from '../errors/config.ts'
import type { HttpRequest } from '../http/http.ts'
import { type Duration, parseDuration } from '../util/duration.ts'
import { checkOptions } from '../util/known-options.ts'
import { didYouMean } from '../util/suggestions.ts'
import { sign } from './attempt.ts'
import { Call } from './call.ts'
import type { ClientState } from './client-state.ts'
import { type PreparedCall, prepare } from './prepare.ts'
import { callEvent, type Params } from './stages.ts'

export interface PresignOptions {
  readonly params?: Params | undefined
  /** How long the URL is good for: seconds, or text with a unit. Default 3600, at most a week. */
  readonly expiresIn?: Duration | undefined
  /** Another HTTP method than the operation's own. */
  readonly httpMethod?: string | undefined
}

const OPTION_NAMES: ReadonlySet<string> = new Set([
  'params',
  'expiresIn',
  'httpMethod',
] satisfies (keyof PresignOptions)[])

/** A URL of another request than the call's own, signed as the call is, for another region. */
export async function presignRequest(
  call: Call,
  prepared: PreparedCall,
  request: HttpRequest,
  { regionName }: { readonly regionName: string },
): Promise<string> {
  await sign(call, prepared, request, { ...presigning(prepared.scheme), signingRegion: regionName })
  return request.url
}

/** A call stopped after its signature: the URL that makes it. */
export async function presignUrl(
  client: ClientState,
  methods: Readonly<Record<string, string>>,
  methodName: string,
  options: PresignOptions,
): Promise<string> {
  checkOptions(options, OPTION_NAMES)
  const { params, expiresIn = 3600, httpMethod } = options
  if (!Object.hasOwn(methods, methodName)) {
    const hint = didYouMean(String(methodName), Object.keys(methods))
    throw new UnknownClientMethodError({ methodName }, { hint })
  }
  const seconds = Math.floor(parseDuration(expiresIn, 'expiresIn') / 1000)
  if (seconds < 1) throw new ArgumentError({ message: 'expiresIn must be at least one second' })
  const plan = client.plan(methods[methodName]!)
  const call = new Call(client, plan, undefined)
  call.presigns = { expiresIn: seconds }
  const prepared = await prepare(call, params)
  const request = prepared.request.clone()
  if (httpMethod !== undefined) request.method = httpMethod
  if (plan.discovery !== undefined) await plan.discovery.redirect(request, prepared.params)
  const created = plan.stages['request-created']
  if (created.listened) await created.emit(callEvent(call, { request, operationName: plan.operation.name }))
  await sign(call, prepared, request, presigning(prepared.scheme))
  return request.url
}
