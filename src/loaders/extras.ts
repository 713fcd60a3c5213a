import { isObject, type JsonObject, own, setOwn } from './json.ts'

/** Merges an `sdk-extras` document into the document it belongs to: objects into objects, the rest replaced. */
export function mergeExtras(document: JsonObject, extras: JsonObject | undefined): void {
  const merge = own(extras, 'merge')
  if (isObject(merge)) deepMerge(document, merge)
}

function deepMerge(into: JsonObject, from: JsonObject): void {
  for (const [key, value] of Object.entries(from)) {
    const before = own(into, key)
    if (isObject(before) && isObject(value)) deepMerge(before, value)
    else setOwn(into, key, value)
  }
}
