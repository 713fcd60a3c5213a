import { uriEncode } from '../../auth/uri-encode.ts'
import type { Headers } from '../../http/http.ts'
import { scalarText } from '../scalar-text.ts'

/** A request while its parameters are being dealt out to path, query, headers and body. */
export class RequestParts {
  readonly labels: (string | undefined)[]
  readonly headers: Headers = {}
  query: string
  /** Members that are bound to nothing else, under their own names. */
  body: Record<string, unknown> | undefined
  /** The member that is the body. */
  payload: unknown
  /** Names that single members have put into the query, kept only where a map could bring them again. */
  #named: Set<string> | undefined
  #maps: Readonly<Record<string, unknown>>[] | undefined

  constructor(labelCount: number, query: string, hasQueryMaps: boolean) {
    this.labels = labelCount === 0 ? [] : new Array<string | undefined>(labelCount).fill(undefined)
    this.query = query
    this.#named = hasQueryMaps ? new Set() : undefined
  }

  /** Adds to the query, for a name that has been percent-encoded. */
  addQuery(encodedName: string, text: string): void {
    this.query += `${this.query === '' ? '' : '&'}${encodedName}=${uriEncode(text)}`
    this.#named?.add(encodedName)
  }

  /** Adds a map to the query once all single members are there: those win. */
  addQueryMap(map: Readonly<Record<string, unknown>>): void {
    this.#maps ??= []
    this.#maps.push(map)
  }

  finishQuery(): string {
    const named = this.#named
    this.#named = undefined
    for (const map of this.#maps ?? []) {
      for (const [name, value] of Object.entries(map)) {
        const encodedName = uriEncode(name)
        if (value === undefined || value === null || named?.has(encodedName)) continue
        for (const item of Array.isArray(value) ? value : [value]) this.addQuery(encodedName, scalarText(item))
      }
    }
    return this.query
  }
}
