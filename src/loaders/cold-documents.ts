import { brotliDecompressSync } from 'node:zlib'
import { decodeRuleSet } from '../model/decode-rule-set.ts'
import { decodeEndpoints } from '../model/packed-endpoints.ts'
import type { RuleSetSource, WireModel } from '../model/wire-model.ts'
import type { JsonObject } from './json.ts'
import type { ModelStore } from './model-store.ts'
import { readColdDocument } from './read-cold-document.ts'

/** The compressed text of a service, `ec2`, or of one of its older API versions, `ec2@2015-10-01`. */
export function readCompressed(store: ModelStore, tier: 'packs' | 'cold', name: string): string | undefined {
  const [service, older] = name.split('@') as [string, string?]
  const bytes = store.bytes(older === undefined ? `${tier}/${service}.br` : olderVersions(tier, service))
  if (bytes === undefined) return undefined
  const text = brotliDecompressSync(bytes).toString('utf8')
  return older === undefined ? text : (JSON.parse(text) as Record<string, string>)[older]
}

/** The file of all older versions of a service, by version: alone, each would take three times as much. */
export function olderVersions(tier: 'packs' | 'cold', serviceName: string): string {
  return `${tier}/${serviceName}@older.br`
}

/** The whole of `service-2`, made anew of a pack and the cold tier beside it. */
export function readCold(store: ModelStore, name: string, pack: WireModel): JsonObject | undefined {
  const text = readCompressed(store, 'cold', name)
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
