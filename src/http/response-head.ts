import type { Headers } from './http.ts'

/** Headers from node:http's raw list: lower-case names, repeats joined. */
export function joinHeaders(raw: readonly string[]): Headers {
  const headers: Headers = {}
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase()
    const value = raw[i + 1]!
    const before: unknown = headers[name]
    if (name === '__proto__') {
      const joined = Object.hasOwn(headers, name) ? `${before}, ${value}` : value
      Object.defineProperty(headers, name, { value: joined, enumerable: true, configurable: true, writable: true })
    } else headers[name] = typeof before === 'string' ? `${before}, ${value}` : value
  }
  return headers
}

/** How long the server keeps an idle connection, in ms, when it says so. */
export function keepAliveHint(headers: Headers): number | undefined {
  const hint = headers['keep-alive']
  if (hint === undefined) return undefined
  const match = /(?:^|[,;\s])timeout=(\d{1,9})/i.exec(hint)
  return match ? Number(match[1]) * 1000 : undefined
}
