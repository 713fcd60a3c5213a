import type { EventPayloads } from '../../client/stages.ts'
import { codeOf } from '../../errors/client-error.ts'
import type { HierarchicalEmitter } from '../../events/emitter.ts'
import { hyphenizeServiceId } from '../../model/naming.ts'
import type { WireModel, WireShape } from '../../model/wire-model.ts'
import { checkOptions } from '../../util/known-options.ts'
import { memberWalks, type Visitor, type Walk, walkMembers } from './document-walk.ts'
import { checkNumbers, type ExactNumber, type NumberInput, readNumber } from './numbers.ts'
import { expressionWriter } from './request-expressions.ts'
import { DESERIALIZER_OPTIONS, type DeserializerOptions, toNative } from './type-deserializer.ts'
import { SERIALIZER_OPTIONS, type SerializerOptions, toAttributeValue } from './type-serializer.ts'
import { Unstorable } from './unstorable.ts'

/** How values are stored and read. */
export interface DocumentOptions<Numeric extends NumberInput = ExactNumber>
  extends SerializerOptions,
    DeserializerOptions<Numeric> {}

const OPTIONS: ReadonlySet<string> = new Set([...SERIALIZER_OPTIONS, ...DESERIALIZER_OPTIONS])

/** boto's ids, by which it can be undone. */
const INPUT = { uniqueId: 'dynamodb-attr-value-input' }
const OUTPUT = { uniqueId: 'dynamodb-attr-value-output' }

type Events = HierarchicalEmitter<EventPayloads>
type Fields = Record<string, unknown>

/**
 * Lets the calls of a client take and give plain JavaScript: with its emitter, which is changed. Each operation's way
 * to values and expressions is worked out at its first call.
 *
 * @throws ArgumentError for an option that does not exist
 */
export function registerDocuments(events: Events, model: WireModel, options: DocumentOptions<NumberInput> = {}): void {
  checkOptions(options, OPTIONS)
  checkNumbers(options.numbers)
  const { input, output } = eventNames(model)
  const writers = writersOf(options)
  const readers = readersOf(options)
  events.register(
    input,
    ({ params, eventName }) => {
      const shape = model.operation(operationOf(eventName))?.input
      if (shape !== undefined) write(params, writers(shape))
    },
    INPUT,
  )
  events.register(
    output,
    ({ parsed, eventName }) => {
      const shape =
        'Error' in parsed ? model.exception(codeOf(parsed)) : model.operation(operationOf(eventName))?.output
      if (shape !== undefined) walkMembers(parsed, readers(shape))
    },
    OUTPUT,
  )
}

/** Undoes `registerDocuments`. */
export function unregisterDocuments(events: Events, model: WireModel): void {
  const { input, output } = eventNames(model)
  events.unregister(input, undefined, INPUT)
  events.unregister(output, undefined, OUTPUT)
}

function eventNames(model: WireModel): { input: `before-parameter-build.${string}`; output: `after-call.${string}` } {
  const serviceId = hyphenizeServiceId(model.metadata.serviceId)
  return { input: `before-parameter-build.${serviceId}`, output: `after-call.${serviceId}` }
}

function operationOf(eventName: string): string {
  return eventName.slice(eventName.lastIndexOf('.') + 1)
}

interface Writer {
  readonly expressions: ((fields: Fields) => void) | undefined
  readonly walks: ReadonlyMap<string, Walk>
}

function write(params: Fields, { expressions, walks }: Writer): void {
  try {
    expressions?.(params)
    walkMembers(params, walks)
  } catch (error) {
    throw error instanceof Unstorable ? error.toError('') : error
  }
}

function writersOf(options: SerializerOptions): (shape: WireShape) => Writer {
  const visitor: Visitor = {
    attributeValue: (value) => toAttributeValue(value, options),
    container: (value, type) => toAttributeValue(value, options)[type] ?? value,
    structure: expressionWriter,
  }
  return onceFor((shape) => ({ expressions: expressionWriter(shape), walks: memberWalks(shape, visitor) }))
}

function readersOf({
  numbers = readNumber,
}: DeserializerOptions<NumberInput>): (shape: WireShape) => ReadonlyMap<string, Walk> {
  const visitor: Visitor = { attributeValue: (value) => toNative(value, numbers) }
  return onceFor((shape) => memberWalks(shape, visitor))
}

function onceFor<Found>(find: (shape: WireShape) => Found): (shape: WireShape) => Found {
  const found = new Map<WireShape, Found>()
  return (shape) => {
    let known = found.get(shape)
    if (known === undefined) found.set(shape, (known = find(shape)))
    return known
  }
}
