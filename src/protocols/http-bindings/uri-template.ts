import { uriEncode } from '../../auth/uri-encode.ts'

/** A request URI of the model, taken apart: what stands before, between and behind its labels. */
export interface UriTemplate {
  readonly labels: readonly UriLabel[]
  /** One more than there are labels. */
  readonly literals: readonly string[]
  /** What the template itself has behind its question mark. */
  readonly query: string
}

export interface UriLabel {
  /** The member's name on the wire. */
  readonly name: string
  /** Slashes in the value stay slashes. */
  readonly greedy: boolean
}

export function parseUriTemplate(requestUri: string): UriTemplate {
  const mark = requestUri.indexOf('?')
  const path = mark < 0 ? requestUri : requestUri.slice(0, mark)
  const literals: string[] = []
  const labels: UriLabel[] = []
  let end = 0
  for (let open = path.indexOf('{'); open >= 0; open = path.indexOf('{', end)) {
    const close = path.indexOf('}', open)
    if (close < 0) break
    const greedy = path[close - 1] === '+'
    literals.push(path.slice(end, open))
    labels.push({ name: path.slice(open + 1, greedy ? close - 1 : close), greedy })
    end = close + 1
  }
  literals.push(path.slice(end))
  if (!literals[0]!.startsWith('/')) literals[0] = `/${literals[0]}`
  return { labels, literals, query: mark < 0 ? '' : requestUri.slice(mark + 1) }
}

/** The path with the labels' values, which stand in the labels' order, percent-encoded. */
export function fillUriTemplate(template: UriTemplate, values: readonly string[]): string {
  const { labels, literals } = template
  let path = literals[0]!
  for (let i = 0; i < labels.length; i++) path += uriEncode(values[i]!, labels[i]!.greedy) + literals[i + 1]!
  return path
}
