/**
 * S3:
 * - endpoints: how its options and parameters reach the endpoint rules, and what the rules' errors are called
 * - parameters: names of buckets are checked, customers' keys encoded and given their MD5, the source of a copy is text or
 *   its parts, metadata is ASCII
 * - methods beside operations: presigned posts
 * - documents that are sent keep their line ends
 * - listings are asked for with encoded keys, which are decoded again
 * - streams are sent when S3 has said that it wants them
 * - answers: errors inside a 200 and documents that broke off are errors, the location of a bucket is read, `Expires` may
 *   be anything
 */
import type { Customization } from '../../client/customization.ts'
import type { HttpRequest } from '../../http/http.ts'
import { addExpiresString, brokenDocument, errorInside200, keepExpires, readBucketLocation } from './answers.ts'
import { validateBucketName } from './bucket-names.ts'
import { s3Methods } from './client-methods.ts'
import { encodeCopySource } from './copy-source.ts'
import { encodeCustomerKey } from './customer-keys.ts'
import { translateS3Error } from './endpoint-errors.ts'
import { s3CallBuiltins, s3Endpoints } from './endpoint-settings.ts'
import { askForEncodedKeys, decodeKeys, LISTINGS } from './listings.ts'
import { validateMetadata } from './object-metadata.ts'

const WITH_CUSTOMER_KEY = [
  'HeadObject',
  'GetObject',
  'PutObject',
  'CopyObject',
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
  'CompleteMultipartUpload',
  'SelectObjectContent',
]
const COPIES = ['CopyObject', 'UploadPartCopy']
const WITH_METADATA = ['CopyObject', 'PutObject', 'CreateMultipartUpload']
const WITH_EXPIRES = ['GetObject', 'HeadObject']
const WITH_LINE_ENDS = ['DeleteObjects', 'PutBucketLifecycleConfiguration']

export const s3: Customization = {
  ...s3Endpoints,
  methods: s3Methods,
  callBuiltins: s3CallBuiltins,
  translateEndpointError: translateS3Error,
  insteadOfUnreadable: brokenDocument,
  awaitsContinue: true,
  register(events) {
    events.register('before-parameter-build.s3', ({ params }) => validateBucketName(params))
    for (const name of WITH_CUSTOMER_KEY) {
      events.register(`before-parameter-build.s3.${name}`, ({ params }) => encodeCustomerKey(params, 'SSECustomerKey'))
    }
    for (const name of COPIES) {
      events.register(`before-parameter-build.s3.${name}`, ({ params }) => {
        encodeCustomerKey(params, 'CopySourceSSECustomerKey')
        encodeCopySource(params)
      })
    }
    for (const name of WITH_METADATA) {
      events.register(`before-parameter-build.s3.${name}`, ({ params }) => validateMetadata(params))
    }
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
