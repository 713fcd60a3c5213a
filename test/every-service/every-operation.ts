import { describe, expect, it, vi } from 'vitest'
import type { HttpRequest } from '../../src/http/http.ts'
import { type ServiceName, Session } from '../../src/index.ts'
import { Loader } from '../../src/loaders/loader.ts'
import type { WireMember, WireModel, WireOperation } from '../../src/model/wire-model.ts'
import { resolveProtocol } from '../../src/protocols/index.ts'
import type { SeenEvent } from '../behavior/event-service.ts'
import { eventsOf, expectedEvent, generateEvents, inputEvents, readBack } from './conversation.ts'
import { generateParams, generateResult } from './generate/params.ts'
import { answersWithEvents, expectedResult, type GeneratedResponse, respond } from './generate/response.ts'
import type { Richness } from './generate/values.ts'

type Call = (params: object) => Promise<Record<string, unknown>>

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const SIGNED_EVENTS = 'STREAMING-AWS4-HMAC-SHA256-EVENTS'

const EMPTY: GeneratedResponse = { statusCode: 200, headers: {}, body: new Uint8Array() }

/** To the question where an operation is to go. */
const DISCOVERED: GeneratedResponse = {
  statusCode: 200,
  headers: {},
  body: Buffer.from('{"Endpoints":[{"Address":"cell.example.com","CachePeriodInMinutes":1}]}'),
}

function signingName({ metadata }: WireModel): string {
  return (metadata.signingName ?? metadata.endpointPrefix).replace(/[-\s]/g, '_').toUpperCase()
}

/** One client and an answer for its next request: the network replaced at `before-send`. */
class Desk {
  readonly client: Record<string, Call>
  readonly protocol: string
  answer: GeneratedResponse = EMPTY
  called = ''
  sent: HttpRequest | undefined
  /** Where there are some, before anybody answers. */
  events: SeenEvent[] = []

  constructor(session: Session, model: WireModel) {
    const { serviceName, apiVersion } = model
    const regionName = session.getAvailableRegions(serviceName)[0] ?? 'us-east-1'
    if (model.metadata.signatureVersion === 'bearer') vi.stubEnv(`AWS_BEARER_TOKEN_${signingName(model)}`, 'token')
    const client = session.client(serviceName as ServiceName, { apiVersion, regionName })
    this.client = client as unknown as Record<string, Call>
    this.protocol = resolveProtocol(model.metadata)
    client.meta.events.register(
      'before-send',
      async ({ request, eventName }: { request: HttpRequest; eventName: string }) => {
        if (!eventName.endsWith(`.${this.called}`)) return DISCOVERED
        this.sent = request
        if (request.headers['x-amz-content-sha256'] === SIGNED_EVENTS) this.events = await eventsOf(request, SECRET)
        return this.answer
      },
    )
  }

  /** Makes a call; returns what is wrong with it. */
  async call(operation: WireOperation, params: object, answer: GeneratedResponse): Promise<unknown> {
    const name = operation.name.charAt(0).toLowerCase() + operation.name.slice(1)
    if (typeof this.client[name] !== 'function') throw new Error(`no method ${name}`)
    this.answer = answer
    this.called = operation.name
    this.sent = undefined
    const result = await this.client[name](params)
    const { url } = this.sent ?? { url: '' }
    if (!/^https:\/\/[a-z0-9.-]+\.[a-z]+(\/|$)/.test(url)) throw new Error(`${name} went to ${url}`)
    return result
  }
}

async function readStreams(
  operation: WireOperation,
  result: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { ResponseMetadata: _, ...rest } = result
  for (const member of operation.output?.members ?? []) {
    const value = rest[member.name] as { bytes?: () => Promise<Uint8Array> } | undefined
    if (member.shape.type === 'blob' && typeof value?.bytes === 'function') rest[member.name] = await value.bytes()
    if (member.shape.traits.eventstream) delete rest[member.name]
  }
  return rest
}

/** Bytes by value, whatever class holds them. */
function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(comparable)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, comparable(one)]))
}

/** A made-up checksum would be found out. */
function withoutChecksums(operation: WireOperation, result: Record<string, unknown>): Record<string, unknown> {
  if (operation.traits.httpChecksum?.responseAlgorithms === undefined) return result
  return Object.fromEntries(
    Object.entries(result).filter(([name]) => !/^Checksum[A-Z]/.test(name) || name === 'ChecksumType'),
  )
}

/** What services want to be given beyond their models. */
const PARAMS: Readonly<Record<string, object>> = {
  'machinelearning.Predict': { PredictEndpoint: 'https://realtime.machinelearning.us-east-1.amazonaws.com' },
  's3.CopyObject': { Metadata: { owner: 'me' } },
  's3.CreateMultipartUpload': { Metadata: { owner: 'me' } },
  's3.PutObject': { Metadata: { owner: 'me' } },
}

function paramsOf(operation: WireOperation, richness: Richness): object {
  const own = PARAMS[`${operation.service.serviceName}.${operation.name}`]
  return { ...generateParams(operation, richness), ...own }
}

/** S3 has the text of `Expires` beside the date. */
function customizedResult(
  { service, output }: WireOperation,
  expected: Record<string, unknown>,
  { headers }: GeneratedResponse,
): Record<string, unknown> {
  const hasExpires = service.serviceName === 's3' && output?.member('Expires') !== undefined
  return hasExpires && headers['expires'] ? { ...expected, ExpiresString: headers['expires'] } : expected
}

async function checkOperation(desk: Desk, operation: WireOperation): Promise<void> {
  const { protocol } = desk
  const empty =
    /^(query|ec2)$/.test(protocol) || answersWithEvents(operation) ? respond(operation, protocol, {}) : EMPTY
  await desk.call(operation, paramsOf(operation, 'minimal'), empty)
  const result = withoutChecksums(operation, generateResult(operation))
  const answer = respond(operation, protocol, result)
  const got = await desk.call(operation, paramsOf(operation, 'rich'), answer)
  const read = await readStreams(operation, got as Record<string, unknown>)
  const expected = customizedResult(operation, expectedResult(operation, protocol, result, answer), answer)
  expect(comparable(read)).toEqual(comparable(expected))
}

/** What goes up in frames is what was given. */
async function checkConversation(desk: Desk, operation: WireOperation, member: WireMember): Promise<void> {
  const result = generateResult(operation)
  for (const richness of ['minimal', 'rich'] as const) {
    const given = richness === 'minimal' ? [] : generateEvents(operation, member)
    const params = { ...paramsOf(operation, richness), [member.name]: given }
    const answer = respond(operation, desk.protocol, result)
    const got = await desk.call(operation, params, answer)
    expect(desk.events.map(readBack)).toEqual(given.map((event) => expectedEvent(member.shape, event)))
    const read = await readStreams(operation, got as Record<string, unknown>)
    expect(comparable(read)).toEqual(comparable(expectedResult(operation, desk.protocol, result, answer)))
  }
}

async function checkModel(session: Session, model: WireModel): Promise<string[]> {
  const desk = new Desk(session, model)
  const problems: string[] = []
  for (const name of model.operationNames) {
    const operation = model.operation(name)!
    try {
      const events = inputEvents(operation)
      await (events ? checkConversation(desk, operation, events) : checkOperation(desk, operation))
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message.slice(0, 400) : String(error)}`)
    }
  }
  return problems
}

/**
 * Every operation of a part of the services, at every API version, through a real client: the method exists, minimal
 * and rich parameters serialize, are signed and go to an endpoint of a region that has the service, an empty response
 * parses, and a generated one gives back what it was made from.
 */
export function describeEveryOperation(part: number, parts: number): void {
  const loader = new Loader()
  const session = new Session({
    awsAccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    awsSecretAccessKey: SECRET,
    regionName: 'us-east-1',
  })
  const services = loader.listAvailableServices('service-2').filter((_name, i) => i % parts === part)
  describe(`every operation, part ${part + 1} of ${parts}`, () => {
    for (const name of services) {
      for (const version of loader.listApiVersions(name, 'service-2')) {
        const model = loader.wireModel(name, version)
        it(`${name} ${version}: ${model.operationNames.length} operations`, async () => {
          expect(await checkModel(session, model)).toEqual([])
          vi.unstubAllEnvs()
        })
      }
    }
  })
}
