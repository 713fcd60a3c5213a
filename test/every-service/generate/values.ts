import type { MemberTraits, WireMember, WireShape } from '../../../src/model/wire-model.ts'
import type { Random } from './random.ts'

/** How much to make. */
export type Richness = 'minimal' | 'rich'

/** Which way values go: parameters are what people write, results what services send. */
export type Direction = 'input' | 'output'

export interface Generation {
  readonly random: Random
  readonly richness: Richness
  readonly direction: Direction
  /** Members of the outermost structure whose values are decided by the caller. */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** Allowed values of a string shape, where the caller has read them from the model. */
  readonly enumOf?: (shape: WireShape) => readonly string[] | undefined
}

const MAX_DEPTH = 7

/** Values that endpoint rules look into, by the name of the rules' parameter. */
const CONTEXT_VALUES: Readonly<Record<string, string>> = {
  AccountId: '123456789012',
  AccessPointName: 'my-access-point',
  Bucket: 'amzn-s3-demo-bucket',
  ChannelARN: 'arn:aws:kinesis:us-east-1:123456789012:channel/c',
  ConsumerARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1700000000',
  EndpointId: 'abcde.veo',
  KvsARN: 'arn:aws:cloudfront::123456789012:key-value-store/8f2b0bd3-7f42-4d7c-9a8c-3c1c1b6d1e55',
  OutpostId: 'op-01ac5d28a6a232904',
  QueueARN: 'arn:aws:kinesis:us-east-1:123456789012:queue/q',
  ResourceARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/s',
  StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/s',
}

const TEXTS = ['text', 'two words', 'naïve ☕', '<a href="x">&amp;</a>', "it's", '日本', 'a+b=c/d?e', 'x'.repeat(40)]
const PLAIN_TEXTS = ['plain', 'a-b_c', 'Value1', '2026']

/**
 * A value of a shape, at random but always the same for the same seed. `undefined` where nothing can be made: a
 * recursive structure at its depth, an event stream.
 */
export function generate(
  shape: WireShape,
  traits: MemberTraits,
  g: Generation,
  path: readonly WireShape[] = [],
): unknown {
  switch (shape.type) {
    case 'structure':
      return generateStructure(shape, g, path)
    case 'list':
      return generateList(shape, g, path)
    case 'map':
      return generateMap(shape, g, path)
    case 'string':
      return generateString(shape, traits, g)
    case 'boolean':
      return g.random.chance(0.5)
    case 'blob':
      return generateBlob(shape, g)
    case 'timestamp':
      return new Date(Date.UTC(2026, g.random.below(12), 1 + g.random.below(28), g.random.below(24), 5, 6))
    default:
      return generateNumber(shape, g)
  }
}

/** A structure with its required members, or with all that fit. */
export function generateStructure(shape: WireShape, g: Generation, path: readonly WireShape[] = []): unknown {
  if (shape.traits.eventstream) return undefined
  if (shape.traits.document) return documentOf(g.random, 2)
  const inner = [...path, shape]
  if (shape.traits.union) return generateUnion(shape, g, inner)
  const out: Record<string, unknown> = {}
  for (const member of shape.members) {
    // Old and new members of one name on the wire cannot be told apart.
    if (g.direction === 'output' && shape.members.some((one) => one !== member && sameOnWire(one, member))) continue
    const required = shape.traits.required?.includes(member.name) ?? false
    if (!required && !wantsOptional(member, g, path)) continue
    const fixed = path.length === 0 ? g.fixed?.[member.name] : undefined
    const value = fixed ?? generate(member.shape, member.traits, g, inner)
    if (value !== undefined) put(out, member.name, contextValue(member) ?? value)
    else if (required && !member.shape.traits.eventstream) return undefined
  }
  return out
}

function sameOnWire(one: WireMember, other: WireMember): boolean {
  if (one.traits.location !== other.traits.location) return false
  return (one.traits.locationName ?? one.name) === (other.traits.locationName ?? other.name)
}

function wantsOptional(member: WireMember, g: Generation, path: readonly WireShape[]): boolean {
  if (g.richness === 'minimal') return false
  if (path.length >= MAX_DEPTH || path.includes(member.shape)) return false
  if (member.shape.traits.eventstream) return false
  // Wide and deep models would take most of the time for little: some members, more of them near the top.
  return path.length < 2 || g.random.chance(path.length < 4 ? 0.7 : 0.4)
}

function generateUnion(shape: WireShape, g: Generation, path: readonly WireShape[]): unknown {
  const offset = g.random.below(Math.max(1, shape.members.length))
  for (let i = 0; i < shape.members.length; i++) {
    const member = shape.members[(i + offset) % shape.members.length]!
    if (path.filter((one) => one === member.shape).length > 0 || path.length > MAX_DEPTH + 3) continue
    const value = generate(member.shape, member.traits, g, path)
    if (value === undefined) continue
    const out: Record<string, unknown> = {}
    put(out, member.name, value)
    return out
  }
  return undefined
}

function generateList(shape: WireShape, g: Generation, path: readonly WireShape[]): unknown {
  const element = shape.element!
  const least = shape.traits.min ?? 0
  const count = Math.max(least, g.richness === 'minimal' && g.direction === 'input' ? least : 2)
  const recursive = path.filter((one) => one === element.shape).length > 0
  if (recursive || path.length >= MAX_DEPTH + 2) return least === 0 ? [] : undefined
  const out: unknown[] = []
  for (let i = 0; i < count; i++) {
    const value = generate(element.shape, element.traits, g, [...path, shape])
    if (value === undefined) return least === 0 ? [] : undefined
    out.push(value)
  }
  return out
}

function generateMap(shape: WireShape, g: Generation, path: readonly WireShape[]): unknown {
  const { key, value } = shape
  const least = shape.traits.min ?? 0
  const count = Math.max(least, g.richness === 'minimal' ? least : 2)
  if (path.includes(value!.shape)) return least === 0 ? {} : undefined
  const names = g.enumOf?.(key!.shape)
  const out: Record<string, unknown> = {}
  for (let i = 0; i < count; i++) {
    const made = generate(value!.shape, value!.traits, g, [...path, shape])
    if (made === undefined) return least === 0 ? {} : undefined
    put(out, names?.[i % names.length] ?? `key${i}`.padEnd(key!.shape.traits.min ?? 0, 'k'), made)
  }
  return out
}

function generateString(shape: WireShape, traits: MemberTraits, g: Generation): unknown {
  if (isJsonHeader(traits)) return documentOf(g.random, 1)
  const { random } = g
  const known = g.enumOf?.(shape)
  if (known !== undefined && known.length > 0) return random.pick(known)
  if (traits.hostLabel) return `host-${random.below(1000)}`
  const plain = traits.location !== undefined && traits.location !== 'querystring'
  const text = random.pick(plain || g.richness === 'minimal' ? PLAIN_TEXTS : TEXTS)
  return text.padEnd(shape.traits.min ?? 0, 'x')
}

/** Elsewhere than in a header, a JSON value is text like any other: so botocore, and so the services. */
export function isJsonHeader({ jsonvalue, location }: MemberTraits): boolean {
  return jsonvalue === true && location === 'header'
}

function contextValue(member: WireMember): unknown {
  const name = member.traits.contextParam?.name
  if (name === undefined || member.shape.type !== 'string') return undefined
  return CONTEXT_VALUES[name] ?? 'label-1'.padEnd(member.shape.traits.min ?? 0, 'x')
}

function generateBlob(shape: WireShape, g: Generation): Uint8Array {
  const length = Math.max(shape.traits.min ?? 0, 1 + g.random.below(12))
  return Uint8Array.from({ length }, () => g.random.below(256))
}

function generateNumber(shape: WireShape, g: Generation): number {
  const { random } = g
  const least = shape.traits.min ?? 0
  if (shape.type === 'float' || shape.type === 'double') return Math.max(least, random.below(1000) / 8)
  if (shape.type === 'long' && g.richness === 'rich')
    return Math.max(least, random.pick([7, 4294967296, 9007199254740991]))
  return Math.max(least, random.below(1000))
}

function documentOf(random: Random, depth: number): unknown {
  const leaf = random.pick<unknown>(['text', 12.5, true, ['a', 1]])
  return depth === 0 ? leaf : { name: leaf, inner: documentOf(random, depth - 1) }
}

/** An own property, whatever its name. */
export function put(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}
