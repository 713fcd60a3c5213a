import { createPartitions, type Partitions, type PartitionsDocument } from '../../../src/endpoints/partitions.ts'
import { createRuleSet, type RuleSet } from '../../../src/endpoints/rule-set.ts'
import { builtinModels } from '../../../src/loaders/model-store.ts'
import { openPack } from '../../../src/loaders/open-pack.ts'
import { serviceIndex } from '../../../src/loaders/service-index.ts'
import { decodeRuleSet } from '../../../src/model/decode-rule-set.ts'
import type { RuleSetSource } from '../../../src/model/wire-model.ts'

/** The rules of a service in both forms that they can come in. */
export interface BothForms {
  readonly packed: RuleSet
  readonly document: RuleSet
}

let templates: ReturnType<Extract<RuleSetSource, { kind: 'packed' }>['templates']> | undefined

export function builtinServices(): string[] {
  return [...serviceIndex(builtinModels()).keys()]
}

export function builtinVersions(service: string): string[] {
  return [...(serviceIndex(builtinModels()).get(service)?.versions.keys() ?? [])]
}

export function packedRules(service: string, apiVersion?: string): Extract<RuleSetSource, { kind: 'packed' }> {
  const source = openPack(builtinModels(), service, apiVersion)?.ruleSet()
  if (source?.kind !== 'packed') throw new Error(`no packed rules of ${service}`)
  templates ??= source.templates()
  return { kind: 'packed', line: source.line, templates: () => templates! }
}

export function bothForms(service: string, apiVersion?: string): BothForms {
  const source = packedRules(service, apiVersion)
  const document = decodeRuleSet(source.line, source.templates)
  return { packed: createRuleSet(source), document: createRuleSet({ kind: 'document', document }) }
}

export function builtinPartitions(): Partitions {
  return createPartitions(JSON.parse(builtinModels().text('partitions.json')!) as PartitionsDocument)
}
