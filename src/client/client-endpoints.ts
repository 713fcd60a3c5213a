import type { Endpoint } from '../endpoints/endpoint.ts'
import { createPartitions, type PartitionsDocument } from '../endpoints/partitions.ts'
import { createRuleSet } from '../endpoints/rule-set.ts'
import type { WireOperation } from '../model/wire-model.ts'
import type { ClientParts } from './client-state.ts'
import type { Params } from './stages.ts'

/** Where a client's calls go. */
export class ClientEndpoints {
  readonly regionName: string | undefined
  readonly signingRegion: string | undefined
  readonly endpointUrl: string = ''
  readonly partition: string = 'aws'
  readonly #parts: ClientParts

  constructor(parts: ClientParts) {
    this.#parts = parts
    this.regionName = parts.regionName
    this.signingRegion = parts.regionName
  }

  resolve(operation: WireOperation, params: Params): Endpoint {
    const { parts } = { parts: this.#parts }
    const { config, customization } = parts
    const settings = { config, regionName: parts.regionName, endpointUrl: parts.endpointUrl }
    const builtins: Record<string, unknown> = {
      'AWS::Region': customization.endpointRegion ? customization.endpointRegion(settings) : parts.regionName,
      'AWS::UseFIPS': config.useFipsEndpoint,
      'AWS::UseDualStack': config.useDualstackEndpoint,
      'SDK::Endpoint': parts.endpointUrl,
      'AWS::Auth::AccountIdEndpointMode': config.accountIdEndpointMode,
      ...customization.endpointBuiltins?.(settings),
    }
    const rules = createRuleSet(parts.model.ruleSet()!)
    const values: Record<string, unknown> = {}
    for (const { name, builtIn } of rules.parameters) {
      const member = operation.input?.members.find((m) => m.traits.contextParam?.name === name)
      const value =
        operation.traits.staticContextParams?.[name]?.value ??
        (member && params[member.name]) ??
        (builtIn === undefined ? undefined : builtins[builtIn])
      if (value !== undefined) values[name] = value
    }
    return rules.evaluate(values as never, createPartitions(parts.document('partitions') as PartitionsDocument))
  }
}
