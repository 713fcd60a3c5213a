/** The code that tells an answer that is not HTTP from errors of sockets. */
export const NOT_HTTP = 'ERR_NOT_HTTP'

export function notHttp(what: string): Error {
  return Object.assign(new Error(`the answer is not HTTP: ${what}`), { code: NOT_HTTP })
}
