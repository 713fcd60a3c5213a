import type { ReceivedResponse, ResponseMetadata } from './protocol.ts'

/** As boto fills it in for protocols whose request id is a header. */
export function responseMetadata({ statusCode, headers }: ReceivedResponse): ResponseMetadata {
  const requestId = headers['x-amzn-requestid']
  return requestId === undefined
    ? { HTTPStatusCode: statusCode, HTTPHeaders: headers }
    : { RequestId: requestId, HTTPStatusCode: statusCode, HTTPHeaders: headers }
}

/** As `responseMetadata`; S3 has names of its own. */
export function restResponseMetadata(response: ReceivedResponse): ResponseMetadata {
  const { statusCode, headers } = response
  const requestId = headers['x-amz-request-id']
  if (requestId === undefined || headers['x-amzn-requestid'] !== undefined) return responseMetadata(response)
  return {
    RequestId: requestId,
    HostId: headers['x-amz-id-2'] ?? '',
    HTTPStatusCode: statusCode,
    HTTPHeaders: headers,
  }
}
