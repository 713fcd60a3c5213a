/** In the place of what must not be seen. */
export const REDACTED = '****'

const SECRET_HEADERS =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-amz-security-token|x-amz-s3session-token|x-amz-sso_bearer_token|x-amz-mfa|dpop|x-amz-.*customer-key.*|x-aws-ec2-metadata-token|.*(secret|password).*)$/i
const SECRET_QUERY =
  /^(x-amz-signature|x-amz-security-token|x-amz-credential|x-amz-s3session-token|signature|awsaccesskeyid)$/i
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_HEADERS.test(name) ? REDACTED : value]),
  )
}

export function redactQuery(query: string): string {
  return query
    .split('&')
    .map((pair) => {
      const name = pair.split('=', 1)[0]!
      return SECRET_QUERY.test(name) ? `${name}=${REDACTED}` : pair
    })
    .join('&')
}

const USER = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i
const SIGNED =
  /([?&](?:x-amz-signature|x-amz-security-token|x-amz-credential|x-amz-s3session-token|signature)=)[^&#\s"']+/gi

/** A URL without user, password and signature. */
export function redactUrl(url: string): string {
  return redactText(url.replace(USER, `$1${REDACTED}@`))
}

/** Text in which there may be presigned URLs. */
export function redactText(text: string): string {
  return text.includes('=') ? text.replace(SIGNED, `$1${REDACTED}`) : text
}
