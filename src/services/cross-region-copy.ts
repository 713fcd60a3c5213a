import { formatQuery, parseQuery, type QueryParams } from '../auth/form-query.ts'
import type { CallStages } from '../client/stages.ts'
import type { HttpRequest } from '../http/http.ts'

/** How a service that copies between regions wants to be asked. */
export interface CrossRegionCopy {
  /** The parameter that takes the URL. */
  readonly member: 'PresignedUrl' | 'PreSignedUrl'
  /** The source region is a parameter of the service's; otherwise it is only there to say what to presign. */
  readonly keepsSource: boolean
  readonly sendsDestination: boolean
}

/**
 * The service in the destination region fetches from the source region with a URL of the same call there, which only
 * who has the credentials can make. Nothing is done where the caller gives a URL, or no source region.
 */
export async function presignInSourceRegion(
  { request, requestSigner }: CallStages['before-call'],
  { member, keepsSource, sendsDestination }: CrossRegionCopy,
): Promise<void> {
  if (!(request.body instanceof Uint8Array)) return
  const form = parseQuery(Buffer.from(request.body).toString('latin1'))
  const source = form.get('SourceRegion')?.[0]
  const destination = requestSigner.regionName
  if (source === undefined || destination === undefined) return
  if (!keepsSource) form.delete('SourceRegion')
  if (!form.has(member)) {
    const copy = request.clone()
    copy.method = 'GET'
    copy.url = request.url.replaceAll(destination, source)
    copy.headers = { 'content-type': request.headers['content-type']! }
    copy.body = formBytes(new Map([...form, ['DestinationRegion', [destination]]]))
    form.set(member, [await requestSigner.generatePresignedUrl(copy, { regionName: source })])
    if (sendsDestination) form.set('DestinationRegion', [destination])
  }
  request.body = formBytes(form)
}

function formBytes(form: QueryParams): HttpRequest['body'] {
  return Buffer.from(formatQuery(form), 'latin1')
}
