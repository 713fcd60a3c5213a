/** The host of a URL's authority as the Host header has it: lower case, no user, no port that the scheme implies. */
export function hostHeader(scheme: string, authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const port = scheme === 'https' ? ':443' : ':80'
  return (host.endsWith(port) ? host.slice(0, -port.length) : host).toLowerCase()
}
