import { brotliDecompressSync } from 'node:zlib'
import { decodeRuleSet } from '../model/decode-rule-set.ts'
import { decodeEndpoints } from '../model/packed-endpoints.ts'
import type { RuleSetSource } from '../model/wire-model.ts'
import type { JsonObject } from './json.ts'
import type { ModelStore } from './model-store.ts'

/** A document of the cold tier, parsed anew. */
export function readCold(store: ModelStore, name: string): JsonObject | undefined {
  const bytes = store.bytes(`cold/${name}.br`)
  return bytes === undefined ? undefined : (JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as JsonObject)
}

/** The endpoint rules of a pack as botocore writes them. */
export function unpackRuleSet(rules: RuleSetSource): JsonObject {
  return (rules.kind === 'document' ? rules.document : decodeRuleSet(rules.line, rules.templates)) as JsonObject
}

/** endpoints.json, from the text that the package holds of it. */
export function unpackEndpoints(text: string): JsonObject {
  return decodeEndpoints(text) as JsonObject
}
