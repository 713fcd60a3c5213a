import type { Headers } from './http.ts'

/** How long the server keeps an idle connection, in ms, when it says so. */
export function keepAliveHint(headers: Headers): number | undefined {
  const hint = headers['keep-alive']
  if (hint === undefined) return undefined
  const match = /(?:^|[,;\s])timeout=(\d{1,9})/i.exec(hint)
  return match ? Number(match[1]) * 1000 : undefined
}
