import { schemeChooser } from '../auth/auth-scheme.ts'
import type { SigningScheme } from '../auth/signing-context.ts'
import type { OperationEndpoints } from '../endpoints/call-endpoints.ts'
import type { EndpointAuthScheme } from '../endpoints/endpoint.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { EventStage } from '../events/event-stage.ts'
import type { WireOperation, WireShape } from '../model/wire-model.ts'
import type { ClientState } from './client-state.ts'
import { discoverySetting } from './discovery-setting.ts'
import type { EndpointDiscovery } from './endpoint-discovery.ts'
import type { CallStages, EventPayloads, StageName } from './stages.ts'

type Stages = { readonly [Name in StageName]: EventStage<CallStages[Name]> }

/** All that can be known of an operation's calls before one is made: worked out once per client and operation. */
export interface CallPlan {
  readonly operation: WireOperation
  readonly stages: Stages
  readonly endpoints: OperationEndpoints
  /** For operations whose service names the endpoint itself. */
  readonly discovery: EndpointDiscovery | undefined
  readonly chooseScheme: (offered: readonly EndpointAuthScheme[] | undefined) => SigningScheme
  readonly hasStreamingInput: boolean
  /** For operations whose input has a stream of events, which go up while the answer comes down. */
  readonly duplex: typeof import('./event-input.ts') | undefined
  /** For operations whose requests or responses may have checksums. */
  readonly checksums: typeof import('../checksums/call-checksums.ts') | undefined
  /** The output member that is the body as a stream, and whether it is a stream of events. */
  readonly streamingOutput: { readonly member: string; readonly events: boolean } | undefined
}

const STAGE_NAMES: readonly StageName[] = [
  'provide-client-params',
  'before-parameter-build',
  'before-endpoint-resolution',
  'before-call',
  'request-created',
  'choose-signer',
  'before-sign',
  'before-send',
  'before-parse',
  'response-received',
  'needs-retry',
  'after-call',
  'after-call-error',
]

export function createCallPlan(client: ClientState, operation: WireOperation): CallPlan {
  const streamingInput = streamingPayload(operation.input)
  return {
    operation,
    stages: createStages(client.events, client.serviceId, operation.name),
    endpoints: client.endpoints.operation(operation),
    discovery: discoveryOf(client, operation),
    chooseScheme: schemeChooser(client.signing, operation),
    checksums: callChecksums(operation),
    hasStreamingInput: streamingInput !== undefined,
    duplex: streamingInput?.events ? eventInput() : undefined,
    streamingOutput: streamingPayload(operation.output),
  }
}

function discoveryOf(client: ClientState, operation: WireOperation): EndpointDiscovery | undefined {
  const trait = operation.traits.endpointdiscovery
  if (trait === undefined || client.endpointUrl !== undefined) return undefined
  if (!trait.required && discoverySetting(client.config.endpointDiscoveryEnabled) !== true) return undefined
  const { endpointDiscovery } = require('./endpoint-discovery.ts') as typeof import('./endpoint-discovery.ts')
  return endpointDiscovery(client, operation)
}

function callChecksums({ traits }: WireOperation): CallPlan['checksums'] {
  if (traits.httpChecksum === undefined && !traits.httpChecksumRequired) return undefined
  return require('../checksums/call-checksums.ts') as typeof import('../checksums/call-checksums.ts')
}

function eventInput(): CallPlan['duplex'] {
  return require('./event-input.ts') as typeof import('./event-input.ts')
}

function createStages(events: HierarchicalEmitter<EventPayloads>, serviceId: string, operationName: string): Stages {
  const stages: Record<string, EventStage> = {}
  for (const name of STAGE_NAMES) {
    const suffix = name === 'before-endpoint-resolution' ? '' : `.${operationName}`
    stages[name] = events.stage(`${name}.${serviceId}${suffix}`)
  }
  return stages as unknown as Stages
}

/** The member that is a body as a stream; undefined where there is none. */
export function streamingPayload(shape: WireShape | undefined): CallPlan['streamingOutput'] {
  const payload = shape?.traits.payload
  const member = payload === undefined ? undefined : shape?.member(payload)
  if (member?.shape.traits.eventstream) return { member: member.name, events: true }
  // As in botocore, every body that is one blob is a stream, whether or not the model calls it one.
  if (member?.shape.type === 'blob') return { member: member.name, events: false }
  const events = shape?.members.find((candidate) => candidate.shape.traits.eventstream)
  return events && { member: events.name, events: true }
}
