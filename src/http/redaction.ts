/** In the place of what must not be seen. */
export const REDACTED = '****'

const SECRET_HEADERS =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-amz-security-token|x-amz-s3session-token|x-amz-sso_bearer_token|x-amz-.*customer-key.*|x-aws-ec2-metadata-token|.*(secret|password).*)$/i
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
