import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Session as CoreSession } from '../../src/core.ts'
import { type GenericResource, Session } from '../../src/index.ts'
import { ListShape, MapShape, type Shape, StructureShape } from '../../src/model/shape.ts'
import { memberName } from '../../src/resources/member-name.ts'
import { makerOf, Resource } from '../../src/resources/resource.ts'

type Json = null | string | number | boolean | Json[] | { readonly [name: string]: Json }
type Params = Record<string, unknown>

interface Member {
  readonly kind: 'load' | 'action' | 'subresource' | 'reference' | 'collection' | 'batch' | 'waiter'
  readonly name: string
  readonly given?: Params | unknown[]
  /** Of a batch action: the collection, and what it is narrowed with. */
  readonly collection?: string
  readonly filter?: Params
  readonly requests?: readonly [operation: string, params: Params][]
  readonly result?: Json
  readonly data?: string
  readonly error?: string
}

interface Type {
  readonly identifiers: readonly [name: string, alias: string | null][]
  readonly attributes: Readonly<Record<string, string>>
  readonly subresources: readonly string[]
  readonly members: readonly Member[]
}

interface Recorded {
  readonly versions: { readonly boto3: string; readonly botocore: string }
  readonly services: Readonly<
    Record<
      string,
      {
        readonly types: Readonly<Record<string, Type>>
        readonly injected: readonly [type: string, identifiers: unknown[], member: Member][]
      }
    >
  >
}

const recorded = JSON.parse(readFileSync(new URL('data/resources.json', import.meta.url), 'utf8')) as Recorded

const TOKENS = ['ContinuationToken', 'LastEvaluatedTableName', 'Marker', 'NextMarker', 'NextToken']
const NUMBERS: Readonly<Record<string, number>> = { integer: 7, long: 7, float: 7.5, double: 7.5, timestamp: 7 }
const ERRORS: Readonly<Record<string, string>> = { ValueError: 'ArgumentError' }
/** Where boto3 takes one identifier for the other: the model says them in another order than the type has them. */
const MIXED_UP = ['cloudformation.StackResourceSummary Resource']

/** As test/parity/record/resources.py makes it up. */
function answer(shape: Shape, path: string, within: readonly string[] = []): Json {
  if (shape instanceof StructureShape) {
    if (within.includes(shape.name)) return {}
    return Object.fromEntries(
      Object.entries(shape.members).map(([name, member]) => {
        return [name, answer(member, `${path}.${name}`, [...within, shape.name])]
      }),
    )
  }
  if (shape instanceof ListShape) return [0, 1].map((i) => answer(shape.member, `${path}[${i}]`, within))
  if (shape instanceof MapShape) return { 'key→': answer(shape.value, `${path}.key`, within) }
  return shape.typeName === 'boolean' ? false : (NUMBERS[shape.typeName] ?? `${path}→`)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]))
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 12)
}

function shown(value: unknown): Json {
  if (value instanceof Resource) {
    const { meta } = value
    const identifiers = meta.identifiers.map((name) => [name, (value as GenericResource)[name] as Json])
    const data = meta.data === undefined ? null : digest(meta.data)
    return { resource: value.constructor.name, identifiers: Object.fromEntries(identifiers), data }
  }
  if (Array.isArray(value)) return value.map(shown)
  return value === undefined ? null : { digest: digest(value) }
}

/** What was recorded, with the names that identifiers have here. */
function expected(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(expected)
  if (typeof value !== 'object' || value === null) return value ?? null
  if (value['identifiers'] === undefined) return value
  const identifiers = Object.entries(value['identifiers'] as object).map(([name, part]) => [memberName(name), part])
  return { ...value, identifiers: Object.fromEntries(identifiers) }
}

/** A service resource whose client answers by itself, and what it was asked. */
function stub(service: string, includeBuiltinHandlers: boolean) {
  const core = new CoreSession({ includeBuiltinHandlers })
  core.setCredentials('AKIDEXAMPLE', 'secret')
  const session = new Session({ botocoreSession: core, regionName: 'us-east-1' })
  const requests: [string, Params][] = []
  core.register('provide-client-params', ({ model, params }) => {
    requests.push([model.name, structuredClone(params)])
  })
  core.register('before-call', ({ model }) => {
    const members = model.outputShape === undefined ? {} : (answer(model.outputShape, model.name) as object)
    const parsed = Object.fromEntries(Object.entries(members).filter(([name]) => !TOKENS.includes(name)))
    return { statusCode: 200, parsed }
  })
  const root = session.resource(service as 's3', { config: { parameterValidation: false } })
  Object.assign(root.meta.client, {
    getWaiter: (name: string) => ({
      wait: async (params: Params) => void requests.push([`wait ${name}`, params]),
    }),
  })
  return { root, requests }
}

function instance(root: GenericResource, type: string, data?: Record<string, unknown>): GenericResource {
  if (type === 'ServiceResource') return root
  const maker = makerOf(root)
  const names = maker.identifierNames(type)
  const values = names.map((name) => {
    const spelled = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    return [name, name === 'partNumber' ? 7 : `${type}-${spelled}-0123456789abcdef`]
  })
  return maker.make(type, Object.fromEntries(values), data) as GenericResource
}

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const item of items) all.push(item)
  return all
}

async function use(
  resource: GenericResource,
  { kind, name, given, collection = '', filter }: Member,
): Promise<unknown> {
  switch (kind) {
    case 'load':
      return resource['load']()
    case 'subresource':
      return resource[name](...((given ?? []) as unknown[]))
    case 'reference':
      return resource[memberName(name)]
    case 'collection':
      return collect(resource[memberName(name)].filter(given ?? {}))
    case 'batch':
      return resource[memberName(collection)]
        .filter(filter ?? {})
        .limit(3)
        [memberName(name)](given ?? {})
    case 'waiter':
      return resource[memberName(name)]()
    default:
      return resource[memberName(name)](given)
  }
}

async function check(resource: GenericResource, requests: [string, Params][], member: Member): Promise<void> {
  requests.length = 0
  const where = `${resource.constructor.name} ${member.name}`
  let result: unknown
  try {
    result = await use(resource, member)
  } catch (error) {
    const name = member.error === undefined ? undefined : (ERRORS[member.error] ?? member.error)
    if ((error as Error).name !== name) throw error
    return
  }
  expect(member.error, where).toBeUndefined()
  expect(requests.map(waiterAsInPython), where).toEqual(member.requests ?? [])
  if (MIXED_UP.includes(where)) expect(shown(result), where).not.toEqual(expected(member.result))
  else expect(shown(result), where).toEqual(expected(member.result))
  if (member.data !== undefined) expect(digest(resource.meta.data), where).toBe(member.data)
}

/** Python's client knows waiters by names in its own manner. */
function waiterAsInPython([operation, params]: [string, Params]): [string, Params] {
  const name = /^wait (.*)/.exec(operation)?.[1]
  return [name === undefined ? operation : `wait ${name.replace(/(?<=.)[A-Z]/g, '_$&').toLowerCase()}`, params]
}

describe.each(Object.entries(recorded.services))(
  `resources of boto3 ${recorded.versions.boto3}: %s`,
  (service, { types, injected }) => {
    const { root, requests } = stub(service, false)

    it.each(Object.entries(types))('%s has the members that it has there, under the same names', (name, type) => {
      const resource = instance(root, name)
      const { resourceModel } = resource.meta
      const aliases = type.identifiers.map(([id, alias]) => ({
        name: memberName(id),
        alias: alias === null ? undefined : memberName(alias),
      }))
      expect(resourceModel.identifiers).toEqual(aliases)
      expect(resource.getAvailableSubresources()).toEqual(type.subresources)
      const attributes = resourceModel.attributes.filter((one) => !aliases.some(({ alias }) => alias === one.name))
      expect(Object.fromEntries(attributes.map((attribute) => [attribute.name, attribute.member]))).toEqual(
        Object.fromEntries(
          Object.entries(type.attributes).map(([attribute, member]) => [memberName(attribute), member]),
        ),
      )
      for (const { name: id, alias } of aliases.filter((one) => one.alias !== undefined)) {
        expect(resource[alias!], alias).toBe(resource[id])
      }
    })

    it.each(Object.entries(types))('%s reads each attribute from its data, and loads them once', async (name, type) => {
      const members = Object.entries(type.attributes)
      const data = Object.fromEntries(members.map(([, member], i) => [member, i]))
      const values = (resource: GenericResource) => Promise.all(members.map(([one]) => resource[memberName(one)]))
      expect(await values(instance(root, name, data))).toEqual(members.map((_, i) => i))
      const fresh = instance(root, name)
      requests.length = 0
      if (type.members.some(({ kind }) => kind === 'load')) {
        const loaded = await values(fresh)
        expect(requests).toHaveLength(members.length === 0 ? 0 : 1)
        expect(loaded).toEqual(members.map(([, member]) => fresh.meta.data?.[member]))
      } else if (members.length > 0) {
        await expect(values(fresh)).rejects.toThrow(`${service}.${name} has no load method`)
      }
    })

    it.each(Object.entries(types))('%s sends what it sends there, and gives the same', async (name, type) => {
      for (const member of type.members) await check(instance(root, name), requests, member)
    })

    it.runIf(injected.length > 0)('has what boto3 adds in code', async () => {
      const { root: whole, requests: sent } = stub(service, true)
      for (const [type, identifiers, member] of injected) {
        await check(type === 'ServiceResource' ? whole : whole[type](...identifiers), sent, member)
      }
    })
  },
)

it('has every type, and every kind of member', () => {
  const all = Object.values(recorded.services).flatMap(({ types }) => Object.values(types))
  const kinds = new Map<string, number>()
  for (const { kind } of all.flatMap(({ members }) => members)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  expect(all).toHaveLength(80 + 9)
  expect(Object.fromEntries(kinds)).toEqual({
    load: 60,
    // One of them is code in boto3: EC2's createTags.
    action: 318 - 1,
    subresource: 148,
    reference: 28,
    collection: 87,
    // Of 15 actions in as many collections as have such resources.
    batch: 36,
    waiter: 17,
  })
})
