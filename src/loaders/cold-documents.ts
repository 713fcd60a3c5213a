import { brotliDecompressSync } from 'node:zlib'
import { decodeRuleSet } from '../model/decode-rule-set.ts'
import { decodeEndpoints } from '../model/packed-endpoints.ts'
import type { RuleSetSource, WireModel } from '../model/wire-model.ts'
import type { JsonObject } from './json.ts'
import type { ModelStore } from './model-store.ts'
import { readColdDocument } from './read-cold-document.ts'

/** A compressed text of the models folder. */
export function readCompressed(store: ModelStore, path: string): string | undefined {
  const bytes = store.bytes(path)
  return bytes === undefined ? undefined : brotliDecompressSync(bytes).toString('utf8')
}

/** The whole of `service-2`, made anew of a pack and the cold tier beside it. */
export function readCold(store: ModelStore, name: string, pack: WireModel): JsonObject | undefined {
  const text = readCompressed(store, `cold/${name}.br`)
  return text === undefined ? undefined : readColdDocument(text, pack)
}

/** The endpoint rules of a pack as botocore writes them. */
export function unpackRuleSet(rules: RuleSetSource): JsonObject {
  return (rules.kind === 'document' ? rules.document : decodeRuleSet(rules.line, rules.templates)) as JsonObject
}

/** endpoints.json, from the text that the package holds of it. */
export function unpackEndpoints(text: string): JsonObject {
  return decodeEndpoints(text) as JsonObject
}
