import { createHash } from 'node:crypto'
import { isObject, type JsonObject } from '../src/loaders/json.ts'

/**
 * The document without its prose: `documentation` strings and the descriptions of waiters. By place, because a member
 * or a parameter may itself be called `documentation`.
 */
export function withoutProse(type: string, document: JsonObject): JsonObject {
  if (type === 'service-2') return withoutServiceProse(document)
  if (type === 'waiters-2') {
    return edit(document, { waiters: (waiters) => values(waiters, (waiter) => omit(waiter, 'description')) })
  }
  if (type === 'endpoint-rule-set-1') {
    return edit(document, { parameters: eachValue(undocumented), rules: eachItem(withoutRuleProse) })
  }
  return type === 'sdk-default-configuration' ? undocumented(document) : document
}

/**
 * What a document is known by: all of it but prose. Keys of records are sorted, while the order of operations,
 * shapes, members, paginators, waiters and endpoint parameters, which can be seen, counts.
 */
export function digest(type: string, document: JsonObject): string {
  const text = type === 'service-2' ? JSON.stringify(document) : JSON.stringify(canonical(type, document))
  return createHash('sha256').update(text).digest('base64url').slice(0, 32)
}

function canonical(type: string, document: JsonObject): unknown {
  const named = { 'paginators-1': 'pagination', 'waiters-2': 'waiters', 'endpoint-rule-set-1': 'parameters' }[type]
  const names = named === undefined ? [] : Object.keys(document[named] as JsonObject)
  return [names, sorted(document)]
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]))
}

function withoutServiceProse(document: JsonObject): JsonObject {
  return edit(undocumented(document), {
    clientContextParams: eachValue(undocumented),
    operations: eachValue((operation) =>
      edit(undocumented(operation), {
        input: object(undocumented),
        output: object(undocumented),
        errors: eachItem(undocumented),
      }),
    ),
    shapes: eachValue((shape) =>
      edit(undocumented(shape), {
        members: eachValue(undocumented),
        member: object(undocumented),
        key: object(undocumented),
        value: object(undocumented),
      }),
    ),
  })
}

function withoutRuleProse(rule: JsonObject): JsonObject {
  return edit(undocumented(rule), { rules: eachItem(withoutRuleProse) })
}

type Edit = (value: unknown) => unknown

function omit(value: unknown, key: string): JsonObject {
  const { [key]: _, ...rest } = value as JsonObject
  return rest
}

function undocumented(value: JsonObject): JsonObject {
  return typeof value['documentation'] === 'string' ? omit(value, 'documentation') : value
}

function object(change: (value: JsonObject) => JsonObject): Edit {
  return (value) => (isObject(value) ? change(value) : value)
}

function values(value: unknown, change: (value: JsonObject) => JsonObject): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, isObject(part) ? change(part) : part]))
}

function eachValue(change: (value: JsonObject) => JsonObject): Edit {
  return (value) => values(value, change)
}

function eachItem(change: (value: JsonObject) => JsonObject): Edit {
  return (value) => (Array.isArray(value) ? value.map((part) => (isObject(part) ? change(part) : part)) : value)
}

function edit(value: JsonObject, changes: Readonly<Record<string, Edit>>): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, Object.hasOwn(changes, key) ? changes[key]!(part) : part]),
  )
}
