import { withSignatureVersion } from '../../auth/auth-scheme.ts'
import { signPostPolicy } from '../../auth/post-policy.ts'
import type { SigningScheme } from '../../auth/signing-context.ts'
import { Call } from '../../client/call.ts'
import { type Client, stateOf } from '../../client/client.ts'
import type { ClientState } from '../../client/client-state.ts'
import { type PreparedCall, prepare } from '../../client/prepare.ts'
import { callEvent } from '../../client/stages.ts'
import { ArgumentError } from '../../errors/config.ts'
import { type Duration, parseDuration } from '../../util/duration.ts'
import { checkOptions } from '../../util/known-options.ts'

/** What a field of the form may be: a value, two of them alike, or a length between two. */
export type PostCondition =
  | Readonly<Record<string, string>>
  | readonly ['eq' | 'starts-with', string, string]
  | readonly ['content-length-range', number, number]

export interface PresignedPostOptions {
  /** Fields that the form has beside the key and the signature, such as `acl` or `Content-Type`. */
  readonly fields?: Readonly<Record<string, string>> | undefined
  /** What uploads have to be like. There has to be one for each of the `fields`; bucket and key have theirs. */
  readonly conditions?: readonly PostCondition[] | undefined
  /** How long the form is good for: seconds, or text with a unit. Default 3600. */
  readonly expiresIn?: Duration | undefined
}

/** Where a form is to be sent, and the fields that it has to have in front of its `file`. */
export interface PresignedPost {
  readonly url: string
  readonly fields: Record<string, string>
}

const OPTION_NAMES: ReadonlySet<string> = new Set([
  'fields',
  'conditions',
  'expiresIn',
] satisfies (keyof PresignedPostOptions)[])

/** What browsers put the name of the user's file in for. */
const FILENAME = `\${filename}`
const SUFFIX = '-presign-post'

/** A form with which anybody can upload one object for a while. */
export async function presignPost(
  client: Client,
  bucket: string,
  key: string,
  options: PresignedPostOptions = {},
): Promise<PresignedPost> {
  checkOptions(options, OPTION_NAMES)
  const { fields = {}, conditions = [], expiresIn = 3600 } = options
  if (typeof key !== 'string') throw new ArgumentError({ message: `key must be text, not ${typeof key}` })
  if (!Array.isArray(conditions)) throw new ArgumentError({ message: 'conditions must be an array' })
  const seconds = Math.floor(parseDuration(expiresIn, 'expiresIn') / 1000)
  if (seconds < 1) throw new ArgumentError({ message: 'expiresIn must be at least one second' })

  const state = stateOf(client)
  // Of all operations it is the one whose URL is the bucket's.
  const call = new Call(state, state.plan('CreateBucket'), undefined)
  call.presigns = { expiresIn: seconds }
  const prepared = await prepare(call, { Bucket: bucket })
  const scheme = await chooseScheme(state, prepared)
  const credentials = scheme.signatureVersion === 'none' ? undefined : await state.identity()
  const now = state.host.now() + state.clockOffset
  const policy = {
    expiration: `${new Date(now + seconds * 1000).toISOString().slice(0, 19)}Z`,
    conditions: [...conditions, { bucket }, keyCondition(key)],
  }
  const signed = signPostPolicy(policy, { scheme, credentials, now })
  return { url: prepared.request.url, fields: { ...fields, key, ...signed } }
}

/** All that can be said of a key whose end the user's file decides is how it begins. */
function keyCondition(key: string): PostCondition {
  if (!key.endsWith(FILENAME)) return { key }
  return ['starts-with', '$key', key.slice(0, -FILENAME.length)]
}

/** The client's scheme, or what handlers make of it: to them it is the upload that is signed. */
async function chooseScheme(state: ClientState, { scheme, request }: PreparedCall): Promise<SigningScheme> {
  const upload = state.plan('PutObject')
  const { 'choose-signer': choosing, 'before-sign': signing } = upload.stages
  const { signingName, signingRegion: regionName } = scheme
  if (scheme.signatureVersion === 'none' || !(choosing.listened || signing.listened)) return scheme
  const signatureVersion = scheme.signatureVersion + SUFFIX
  const event = callEvent(new Call(state, upload, undefined), { signatureVersion, signingName, regionName })
  const other = await choosing.emitUntilResponse(event)
  const chosen =
    other === undefined
      ? scheme
      : withSignatureVersion(
          scheme,
          typeof other === 'string' && other.endsWith(SUFFIX) ? other.slice(0, -SUFFIX.length) : other,
        )
  const operationName = upload.operation.name
  await signing.emit({
    request,
    signatureVersion: chosen.signatureVersion + SUFFIX,
    signingName,
    regionName,
    operationName,
  })
  return chosen
}
