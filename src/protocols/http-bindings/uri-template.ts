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
  for (const match of path.matchAll(/\{(.*?)\}/g)) {
    const name = match[1]!
    const greedy = name.endsWith('+')
    literals.push(path.slice(end, match.index))
    labels.push({ name: greedy ? name.slice(0, -1) : name, greedy })
    end = match.index + match[0].length
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
