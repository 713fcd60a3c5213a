import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '../src/loaders/json.ts'
import { applyRule, type Change, type Patch, revert } from '../src/loaders/patches.ts'

export function readPatches(folder: string): readonly Patch[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => {
    const patch = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Patch
    if (`${patch.service}.json` !== name || !patch.why) throw new Error(`extras/${name}: needs why and service`)
    return patch
  })
}

/** Applies our patches to a service's document; each rule has to apply, and all has to be reversible. */
export function patchDocument(document: JsonObject, patches: readonly Patch[]): readonly Change[] {
  const metadata = document['metadata'] as JsonObject
  const id = String(metadata['serviceId']).replaceAll(' ', '-').toLowerCase()
  const before = JSON.stringify(document)
  const changes: Change[] = []
  for (const { service, patch } of patches) {
    if (service !== id) continue
    for (const rule of patch) {
      const made = applyRule(document, rule)
      if (made.length === 0) throw new Error(`extras/${service}.json no longer applies: ${JSON.stringify(rule)}`)
      changes.push(...made)
    }
  }
  const back = structuredClone(document)
  revert(back, changes)
  if (JSON.stringify(back) !== before || !isDeepStrictEqual(JSON.parse(before), back)) {
    throw new Error(`extras for ${id} cannot be taken back`)
  }
  return changes
}
