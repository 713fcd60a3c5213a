import { mergeExtras } from './extras.ts'
import { type JsonObject, own, ownObject } from './json.ts'
import type { ModelStore } from './model-store.ts'
import { applyRule, type PatchRule } from './patches.ts'

/** A document that somebody brought, with its extras and, for a service's model, the patches that fit it. */
export function prepareDocument(
  document: JsonObject,
  type: string,
  extras: readonly JsonObject[],
  store: ModelStore,
): JsonObject {
  const rules = type === 'service-2' ? rulesFor(document, store) : []
  if (extras.length === 0 && rules.length === 0) return document
  const prepared = structuredClone(document)
  for (const extra of extras) mergeExtras(prepared, extra)
  // Those that find nothing to change are fine here: the model may be older or newer than ours.
  for (const rule of rules) applyRule(prepared, rule)
  return prepared
}

const patches = new WeakMap<ModelStore, JsonObject>()

function rulesFor(document: JsonObject, store: ModelStore): readonly PatchRule[] {
  const id = own(ownObject(document, 'metadata'), 'serviceId')
  if (typeof id !== 'string') return []
  let all = patches.get(store)
  if (all === undefined) {
    all = JSON.parse(store.text('patches.json') ?? '{}') as JsonObject
    patches.set(store, all)
  }
  return (own(all, id.replaceAll(' ', '-').toLowerCase()) ?? []) as readonly PatchRule[]
}
