import { type Builtins, commonBuiltins, type LazyBuiltin } from '../endpoints/builtins.ts'
import { CallEndpoints, type OperationEndpoints } from '../endpoints/call-endpoints.ts'
import { type ClientEndpoint, resolveClientEndpoint } from '../endpoints/client-endpoint.ts'
import { createPartitions, type Partitions, type PartitionsDocument } from '../endpoints/partitions.ts'
import { createRuleSet } from '../endpoints/rule-set.ts'
import type { WireOperation } from '../model/wire-model.ts'
import type { ClientParts } from './client-state.ts'
import type { EndpointSettings } from './customization.ts'

/** Partition data is the same for all clients that read the same document. */
const PARTITIONS = new WeakMap<object, Partitions>()

function partitionsOf(document: PartitionsDocument): Partitions {
  let partitions = PARTITIONS.get(document)
  if (partitions === undefined) {
    partitions = createPartitions(document)
    PARTITIONS.set(document, partitions)
  }
  return partitions
}

/** Where a client's calls go: its settings as the endpoint rules want them. */
export class ClientEndpoints {
  readonly builtins: Builtins
  readonly #parts: ClientParts
  readonly #calls: CallEndpoints
  /** Built-ins that only this service has, or has its own way with. */
  readonly #own: Builtins | undefined
  #client: ClientEndpoint | undefined

  /**
   * Throws NoRegionError for a regional service without a region, EndpointVariantError where a partition has no FIPS or
   * dual-stack endpoints.
   */
  constructor(parts: ClientParts, accountId: LazyBuiltin) {
    this.#parts = parts
    const { config, customization, model, endpointUrl } = parts
    const source = model.ruleSet()
    this.#own = customization.endpointBuiltins?.(this.#settings)
    if (config.useFipsEndpoint || config.useDualstackEndpoint) void this.client
    // Somebody's own endpoints.json has the last word over the rules.
    const given = endpointUrl ?? (parts.endpointsData().isBuiltin ? undefined : this.client.endpointUrl)
    this.builtins = {
      ...commonBuiltins({
        regionName: parts.regionName ?? this.client.regionName,
        endpointUrl: given,
        useFips: config.useFipsEndpoint,
        useDualstack: config.useDualstackEndpoint,
        accountId: parts.credentials === undefined ? undefined : accountId,
        accountIdEndpointMode: config.accountIdEndpointMode,
      }),
      ...this.#own,
    }
    this.#calls = new CallEndpoints({
      ruleSet: source === undefined ? undefined : createRuleSet(source),
      endpointUrl: given ?? (source === undefined ? this.client.endpointUrl : undefined),
      partitions: () => partitionsOf(parts.document('partitions') as PartitionsDocument),
      builtins: this.builtins,
      clientContextParams: model.clientContextParams,
      clientContext: { ...config.clientContextParams, ...customization.clientContext?.(config) },
      useSsl: parts.useSsl,
      translateError: customization.translateEndpointError,
    })
  }

  get #settings(): EndpointSettings {
    const { config, regionName, endpointUrl } = this.#parts
    return { config, regionName, endpointUrl }
  }

  /** Region, partition and signing names by the legacy data: looked up when something asks for them. */
  get client(): ClientEndpoint {
    const { model, regionName, endpointUrl, useSsl, config, customization, endpointsData } = this.#parts
    this.#client ??= resolveClientEndpoint(endpointsData(), {
      metadata: model.metadata,
      regionName,
      endpointUrl,
      useSsl,
      useFips: config.useFipsEndpoint,
      useDualstack: config.useDualstackEndpoint || this.#own?.['AWS::UseDualStack'] === true,
      globalRegion: customization.globalRegion?.(this.#settings),
      globalHostname: customization.globalHostname?.(this.#settings),
    })
    return this.#client
  }

  /**
   * What a signature names where neither endpoint nor operation says it. Whoever brings an endpoint decides the region,
   * and models have the name, but for those of signature version 2: the legacy data, which are long, stay unread.
   */
  get signing(): Pick<ClientEndpoint, 'signingName' | 'signingRegion'> {
    const { model, regionName, endpointUrl, customization, endpointsData } = this.#parts
    const { signingName, endpointPrefix, signatureVersion } = model.metadata
    const decided = endpointUrl !== undefined && regionName !== undefined && signatureVersion !== 'v2'
    if (!decided || !endpointsData().isBuiltin || regionName === customization.globalRegion?.(this.#settings))
      return this.client
    return { signingName: signingName ?? endpointPrefix, signingRegion: regionName }
  }

  operation(operation: WireOperation): OperationEndpoints {
    return this.#calls.operation(operation)
  }
}
