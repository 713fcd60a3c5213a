import type { OperationTraits, WireMember, WireModel, WireOperation, WireShape } from '../../../src/model/wire-model.ts'

/** What a test says of an operation; the rest of a wire model is not looked at. */
export interface OperationSketch {
  readonly traits: OperationTraits
  /** The body is one blob. */
  readonly streaming?: boolean | undefined
  /** The body of the answer is one blob. */
  readonly streamingOutput?: boolean | undefined
  readonly requiresLength?: boolean | undefined
  /** The member that names a checksum's algorithm, and the header it stands for. */
  readonly algorithmMember?: string | undefined
  readonly algorithmHeader?: string | undefined
}

function shape(type: WireShape['type'], members: readonly WireMember[], traits: WireShape['traits']): WireShape {
  return {
    type,
    name: type,
    traits,
    members,
    member: (name) => members.find((member) => member.name === name),
    element: undefined,
    key: undefined,
    value: undefined,
  }
}

const BODY: WireMember = { name: 'Body', shape: shape('blob', [], { streaming: true }), traits: {} }

export function wireOperation(sketch: OperationSketch): WireOperation {
  const members: WireMember[] = []
  if (sketch.streaming) {
    const traits = { streaming: true, requiresLength: sketch.requiresLength === true }
    members.push({ name: 'Body', shape: shape('blob', [], traits), traits: {} })
  }
  if (sketch.algorithmMember !== undefined) {
    const header = sketch.algorithmHeader
    const traits = header === undefined ? {} : { location: 'header' as const, locationName: header }
    members.push({ name: sketch.algorithmMember, shape: shape('string', [], {}), traits })
  }
  return {
    name: 'Operation',
    method: 'PUT',
    requestUri: '/',
    responseCode: undefined,
    input: shape('structure', members, sketch.streaming ? { payload: 'Body' } : {}),
    inputTraits: {},
    output: sketch.streamingOutput ? shape('structure', [BODY], { payload: 'Body' }) : undefined,
    outputTraits: {},
    traits: sketch.traits,
    service: {} as WireModel,
  }
}
