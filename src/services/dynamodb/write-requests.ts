import { ParamValidationError } from '../../errors/params.ts'
import { toBase64 } from '../../util/bytes.ts'
import type { AttributeValue } from './attribute-value.ts'
import { sameNumber } from './number-text.ts'

export type Item = Record<string, AttributeValue>

/** One of the requests of BatchWriteItem. */
export interface Write {
  readonly tableName: string
  readonly request:
    | { readonly PutRequest: { readonly Item: Item } }
    | { readonly DeleteRequest: { readonly Key: Item } }
}

/** As the operation takes and gives them. */
export type RequestItems = Record<string, Write['request'][]>

export function toRequestItems(writes: readonly Write[]): RequestItems {
  const items: RequestItems = Object.create(null)
  for (const { tableName, request } of writes) (items[tableName] ??= []).push(request)
  return items
}

export function toWrites(items: RequestItems): Write[] {
  return Object.entries(items).flatMap(([tableName, requests]) => requests.map((request) => ({ tableName, request })))
}

/**
 * The key that a request is about, as text that is the same for equal keys.
 *
 * @throws ParamValidationError for an item without such a member
 */
export function keyOf({ request }: Write, names: readonly string[]): string {
  const item = 'PutRequest' in request ? request.PutRequest.Item : request.DeleteRequest.Key
  const values = names.map((name) => {
    if (!Object.hasOwn(item, name)) throw withoutKey(request, name)
    return valueText(item[name]!)
  })
  return JSON.stringify(values)
}

function withoutKey(request: Write['request'], name: string): ParamValidationError {
  const what = 'PutRequest' in request ? 'Item' : 'Key'
  return new ParamValidationError({ report: `${what} has no ${name}, which overwriteByPkeys names` })
}

function valueText({ S, N, B }: AttributeValue): string {
  if (N !== undefined) return `N${sameNumber(N)}`
  return B === undefined ? `S${S}` : `B${toBase64(B)}`
}
