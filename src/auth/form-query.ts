import { uriDecode, uriEncode } from './uri-encode.ts'

/** Names and values of a query or form, in order; a name may have several values. */
export type QueryParams = Map<string, string[]>

/** Reads a query string or a form body. A name without a value counts as having an empty one. */
export function parseQuery(text: string): QueryParams {
  const params: QueryParams = new Map()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = uriDecode(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : uriDecode(pair.slice(at + 1))
    const values = params.get(name)
    if (values === undefined) params.set(name, [value])
    else values.push(value)
  }
  return params
}

/** Puts the second set over the first: its names replace those of the same name, in their places. */
export function overlayQuery(params: QueryParams, over: QueryParams): void {
  for (const [name, values] of over) params.set(name, values)
}

export function formatQuery(params: QueryParams): string {
  const pairs: string[] = []
  for (const [name, values] of params) {
    const encoded = uriEncode(name)
    for (const value of values) pairs.push(`${encoded}=${uriEncode(value)}`)
  }
  return pairs.join('&')
}
