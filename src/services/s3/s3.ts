/**
 * S3:
 * - endpoints: how its options and parameters reach the endpoint rules, and what the rules' errors are called
 * - parameters: names of buckets are checked, customers' keys encoded and given their MD5, the source of a copy is text or
 *   its parts, metadata is ASCII
 * - methods beside operations: transfers, presigned posts
 * - documents that are sent keep their line ends
 * - listings are asked for with encoded keys, which are decoded again
 * - buckets that are in another region than the client's are called there, directory buckets in a session
 * - streams are sent when S3 has said that it wants them
 * - answers: errors inside a 200 and documents that broke off are errors, the location of a bucket is read, `Expires` may
 *   be anything
 */
import type { Customization } from '../../client/customization.ts'
import type { HttpRequest } from '../../http/http.ts'
import { addExpiresString, brokenDocument, errorInside200, keepExpires, readBucketLocation } from './answers.ts'
import { validateBucketName } from './bucket-names.ts'
import { isElsewhere, type RedirectNote } from './bucket-regions.ts'
import { s3Methods } from './client-methods.ts'
import { encodeCopySource } from './copy-source.ts'
import { encodeCustomerKey } from './customer-keys.ts'
import { translateS3Error } from './endpoint-errors.ts'
import { s3CallBuiltins, s3Endpoints } from './endpoint-settings.ts'
import { askForEncodedKeys, decodeKeys, LISTINGS } from './listings.ts'
import { validateMetadata } from './object-metadata.ts'

const WITH_EXPIRES = ['GetObject', 'HeadObject']
const WITH_LINE_ENDS = ['DeleteObjects', 'PutBucketLifecycleConfiguration']

export const s3: Customization = {
  ...s3Endpoints,
  methods: s3Methods,
  callBuiltins: s3CallBuiltins,
  translateEndpointError: translateS3Error,
  insteadOfUnreadable: brokenDocument,
  awaitsContinue: true,
  redirect: (call, prepared, outcome) =>
    isElsewhere(call, outcome)
      ? (require('./region-redirect.ts') as typeof import('./region-redirect.ts')).redirect(call, prepared, outcome)
      : undefined,
  identity: ({ client }, { signatureVersion }, params) =>
    signatureVersion.startsWith('v4-s3express')
      ? (require('./express-sessions.ts') as typeof import('./express-sessions.ts')).expressIdentity(client, params)
      : undefined,
  register(events) {
    // Not for all of `s3`: who listens to an operation is to find what this made of its parameters.
    events.register('before-parameter-build.s3.*', ({ params }) => {
      encodeCustomerKey(params, 'SSECustomerKey')
      encodeCustomerKey(params, 'CopySourceSSECustomerKey')
      encodeCopySource(params)
      validateMetadata(params)
    })
    events.register('before-parameter-build.s3', ({ params, context }) => {
      validateBucketName(params)
      context['s3_redirect'] = { redirected: false, bucket: params['Bucket'], params } satisfies RedirectNote
    })
    for (const name of WITH_LINE_ENDS) {
      events.register(`before-call.s3.${name}`, ({ request }) => escapeLineEnds(request))
    }
    for (const [name, keys] of Object.entries(LISTINGS)) {
      events.register(`before-parameter-build.s3.${name}`, ({ params, context }) => askForEncodedKeys(params, context))
      events.register(`after-call.s3.${name}`, ({ parsed, context }) => decodeKeys(parsed, context, keys))
    }
    events.register('before-parse.s3', errorInside200)
    events.register('after-call.s3.GetBucketLocation', readBucketLocation)
    for (const name of WITH_EXPIRES) {
      events.register(`before-parse.s3.${name}`, keepExpires)
      events.register(`after-call.s3.${name}`, addExpiresString)
    }
  },
}

/** Who reads XML makes line feeds of other line ends; what the caller gave is to arrive as it was. */
function escapeLineEnds(request: HttpRequest): void {
  const { body } = request
  if (!(body instanceof Uint8Array) || !(body.includes(13) || body.includes(10))) return
  const text = Buffer.from(body).toString('latin1').replaceAll('\r', '&#xD;').replaceAll('\n', '&#xA;')
  request.body = Buffer.from(text, 'latin1')
}
