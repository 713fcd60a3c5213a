/** boto3's types, conditions and requests of DynamoDB, recorded by record/dynamodb.py. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  Attr,
  Binary,
  type Condition,
  ConditionExpressionBuilder,
  Decimal,
  documentClient,
  Key,
  type NativeInput,
  TypeDeserializer,
  TypeSerializer,
} from '../../src/dynamodb.ts'
import { customizedService } from '../behavior/customized-service.ts'

type Json = Record<string, unknown>
type Tree = [string, ...unknown[]]
interface Built {
  readonly condition: Tree
  readonly expression: string
  readonly names: object
  readonly values: object
  readonly error?: string
}

const data = JSON.parse(readFileSync(new URL('data/dynamodb.json', import.meta.url), 'utf8')) as {
  readonly serialized: { value: unknown; stored: unknown }[]
  readonly refused: { value: unknown }[]
  readonly deserialized: { stored: Json; value: unknown }[]
  readonly unreadable: { stored: never }[]
  readonly conditions: Built[]
  readonly keyConditions: Built[]
  readonly requests: { operation: string; params: Json; body: unknown }[]
}

/** The JavaScript value of a recorded one. */
function native(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(native)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [kind, content] = entries[0] ?? []
  if (entries.length === 1) {
    if (kind === 'int') return BigInt(content as string)
    if (kind === 'decimal') return decimal(content as string)
    if (kind === 'bytes') return Buffer.from(content as string, 'base64')
    if (kind === 'set') return new Set((content as unknown[]).map(native))
    if (kind === 'map') return nativeFields(content as Json)
  }
  return nativeFields(value as Json)
}

function nativeFields(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, native(value)]))
}

function decimal(text: string): unknown {
  return /^[A-Z]/.test(text) ? { toFixed: () => text } : new Decimal(text)
}

/** Numbers by their value and sets by their members: how they are written is each library's own. */
function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') }
  if (value instanceof Set)
    return {
      set: [...value]
        .map(comparable)
        .map((item) => JSON.stringify(item))
        .sort(),
    }
  if (value instanceof Decimal || typeof value === 'number' || typeof value === 'bigint')
    return { n: plain(String(value)) }
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  const { N, NS } = value as { N?: string; NS?: string[] }
  if (N !== undefined) return { N: plain(N) }
  if (NS !== undefined) return { NS: NS.map(plain).sort() }
  return Object.entries(value).map(([name, item]) => [name, comparable(item)])
}

/** A number's sign, digits and exponent, by a way of its own. */
function plain(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = BigInt(whole + fraction)
  let scale = Number(exponent) - fraction.length
  if (digits === 0n) return '0'
  let rest = digits
  for (; rest % 10n === 0n; rest /= 10n) scale++
  return `${mantissa.startsWith('-') ? '-' : ''}${rest}e${scale}`
}

const METHODS: Readonly<Record<string, string>> = {
  begins_with: 'beginsWith',
  is_in: 'isIn',
  not_exists: 'notExists',
  attribute_type: 'attributeType',
}

function operand(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(operand)
  if (typeof value !== 'object' || value === null) return value
  const { Attr: name, size, list } = value as Record<string, string>
  return name !== undefined ? Attr(name) : size !== undefined ? Attr(size).size() : list
}

function condition([kind, ...rest]: Tree): Condition {
  if (kind === 'not') return condition(rest[0] as Tree).not()
  if (kind === 'and') return condition(rest[0] as Tree).and(condition(rest[1] as Tree))
  if (kind === 'or') return condition(rest[0] as Tree).or(condition(rest[1] as Tree))
  const [name, method, ...operands] = rest as [string, string, ...unknown[]]
  const subject = kind === 'Key' ? Key(name) : kind === 'size' ? Attr(name).size() : Attr(name)
  const methods = subject as unknown as Record<string, (...args: unknown[]) => Condition>
  return methods[METHODS[method] ?? method]!(...operands.map(operand))
}

describe("boto3's types", () => {
  it.each(data.serialized)('store $value', ({ value, stored }) => {
    const own = JSON.parse(
      JSON.stringify(new TypeSerializer().serialize(native(value) as NativeInput), (_, item: unknown) =>
        isBufferJson(item) ? Buffer.from(item.data).toString('base64') : item,
      ),
    ) as unknown
    expect(comparable(own)).toEqual(comparable(stored))
  })

  it.each(data.refused)('refuse $value', ({ value }) => {
    expect(() => new TypeSerializer().serialize(native(value) as NativeInput)).toThrow(/^Parameter validation failed/)
  })

  it.each(data.deserialized)('read $stored', ({ stored, value }) => {
    expect(comparable(new TypeDeserializer().deserialize(stored))).toEqual(comparable(native(value)))
  })

  it.each(data.unreadable)('cannot read $stored', ({ stored }) => {
    expect(() => new TypeDeserializer().deserialize(stored)).toThrow(/Value must be a nonempty|is not supported/)
  })
})

function isBufferJson(value: unknown): value is { data: number[] } {
  return (value as { type?: unknown } | null)?.type === 'Buffer'
}

describe("boto3's conditions", () => {
  const cases = [
    ...data.conditions.map((built) => ({ ...built, isKeyCondition: false })),
    ...data.keyConditions.map((built) => ({ ...built, isKeyCondition: true })),
  ]
  it.each(cases)('$condition', ({ condition: tree, isKeyCondition, expression, names, values, error }) => {
    const build = (): unknown => new ConditionExpressionBuilder().buildExpression(condition(tree), { isKeyCondition })
    if (error !== undefined) expect(build).toThrow(expect.objectContaining({ name: error }))
    else {
      expect(build()).toEqual({
        conditionExpression: expression,
        attributeNamePlaceholders: names,
        attributeValuePlaceholders: values,
      })
    }
  })
})

describe("boto3's requests", () => {
  it.each(data.requests)('$operation $params', async ({ operation, params, body }) => {
    const service = customizedService('dynamodb')
    const client = documentClient(service.client)
    const given = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        /Expression$/.test(name) && Array.isArray(value) ? condition(value as Tree) : native(value),
      ]),
    )
    const method = operation.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    let sent: unknown
    client.meta.events.register('before-send.dynamodb', ({ request }) => {
      sent = JSON.parse(Buffer.from(request.body as Uint8Array).toString())
      return { statusCode: 200, body: '{}' }
    })
    await (client as unknown as Record<string, (params: object) => Promise<unknown>>)[method]!(given)
    expect(comparable(sent)).toEqual(comparable(body))
  })
})

it('reads bytes as Binary', () => {
  expect(new TypeDeserializer().deserialize({ B: new Uint8Array([1]) })).toBeInstanceOf(Binary)
})
