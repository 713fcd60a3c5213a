import { lowerFirst } from '../../src/util/lower-first.ts'
import { ownMethods } from './customized.ts'
import { isLarge, type OperationDefinition, type ServiceDocuments, type WaiterEntry } from './model.ts'
import { itemTypes } from './result-key.ts'
import { commentText, propertyName, ShapeTypes } from './shape-types.ts'
import { readShapeUse } from './shape-use.ts'
import { type Shorthands, shorthandImport, shorthandsFor } from './shorthands.ts'
import { TypeNames } from './type-names.ts'

/** The declarations of one service: what `tucuxi/services/<service>` is to TypeScript. */
export function declareService(service: ServiceDocuments): string {
  const use = readShapeUse(service)
  const names = new TypeNames(service, use)
  const short = shorthandsFor(names, isLarge(service))
  const types = new ShapeTypes(service, use, names, short)
  const nested = nestedShapes(service)
  const results = new Set(Object.values(service.operations).flatMap(({ output }) => (output ? [output.shape] : [])))
  const plain = new Set([...results].filter((name) => isPlainResult(service, name, nested)))
  const operations = Object.values(service.operations).map((one) => operationTypes(service, types, short, plain, one))
  const methods = new Map(operations.map((one) => [one.operation.name, one]))
  const lines = [
    `import type * as $ from 'tucuxi'`,
    shorthandImport(short),
    'interface Operations{',
    ...operations.map((one) => operationLine(service, short, one)),
    '}',
    `interface Paginators{${paginators(service, types, methods).join(';')}}`,
    `interface Waiters{${waiters(service, methods).join(';')}}`,
    `interface Errors{${types.errors().join(';')}}`,
    `interface Client extends ${['Operations', '$.ServiceClient<Operations,Paginators,Waiters,Errors>', ...ownMethods(service.serviceName)].join()}{}`,
    `declare module 'tucuxi'{interface ServiceMap{${propertyName(service.serviceName)}:Client}}`,
    `declare const serviceName:'${service.serviceName}'`,
    ...types.declarations(plain),
  ]
  return `${lines.join('\n')}\n`
}

interface OperationTypes {
  readonly operation: OperationDefinition
  readonly params: string
  /** Nothing has to be given. */
  readonly free: boolean
  readonly result: string
}

function operationTypes(
  service: ServiceDocuments,
  types: ShapeTypes,
  short: Shorthands,
  plain: ReadonlySet<string>,
  operation: OperationDefinition,
): OperationTypes {
  const { input, output } = operation
  const params = input === undefined ? '$.NoParams' : types.type(input, 'in')
  const own = output === undefined ? short.result : types.type(output, 'out')
  const result = output === undefined || plain.has(output.shape) ? own : `${own}&${short.result}`
  const { required = [], members = {} } = input === undefined ? {} : service.shapes[input.shape]!
  return { operation, params, free: required.every((name) => members[name]?.idempotencyToken === true), result }
}

/** Shapes that something else than an operation refers to. */
function nestedShapes({ shapes }: ServiceDocuments): Set<string> {
  const nested = new Set<string>()
  for (const { members = {}, member, key, value } of Object.values(shapes)) {
    for (const reference of [...Object.values(members), member, key, value]) if (reference) nested.add(reference.shape)
  }
  return nested
}

/** A structure that only operations return can say itself that it comes with `ResponseMetadata`. */
function isPlainResult(service: ServiceDocuments, name: string, nested: ReadonlySet<string>): boolean {
  const { union, document, members = {} } = service.shapes[name]!
  const taken = Object.values(service.operations).some(({ input }) => input?.shape === name)
  return !union && !document && !nested.has(name) && !taken && !('ResponseMetadata' in members)
}

function operationLine(service: ServiceDocuments, short: Shorthands, types: OperationTypes): string {
  const { operation, params, free, result } = types
  const { name, deprecated, deprecatedMessage } = operation
  const link = `https://docs.aws.amazon.com/goto/WebAPI/${service.metadata.uid}/${name}`
  const mark = deprecated ? ` @deprecated ${commentText(deprecatedMessage ?? '')}` : ''
  return `/**${link}${mark}*/${methodName(name)}:${free ? short.freeOperation : short.operation}<${params},${result}>`
}

function methodName(operation: string): string {
  return propertyName(lowerFirst(operation))
}

/** By method, its result keys: the paginator's parameters and pages are the operation's. */
function paginators(
  service: ServiceDocuments,
  types: ShapeTypes,
  methods: ReadonlyMap<string, OperationTypes>,
): string[] {
  return Object.entries(service.paginators).flatMap(([name, { result_key: keys = [] }]) => {
    const output = methods.get(name)?.operation.output
    if (output === undefined) return []
    return [`${methodName(name)}:${itemTypes(service, types, output, typeof keys === 'string' ? [keys] : keys)}`]
  })
}

/** By waiter, its operation's method; with the answer it ends with where that is not the result, but an error's. */
function waiters(service: ServiceDocuments, methods: ReadonlyMap<string, OperationTypes>): string[] {
  return Object.entries(service.waiters).flatMap(([name, { operation, acceptors }]) => {
    const found = methods.get(operation)
    if (found === undefined) return []
    const method = JSON.stringify(lowerFirst(operation))
    const answer = answerOf(acceptors, found.result)
    return [`${methodName(name)}:${answer === found.result ? method : `[${method},${answer}]`}`]
  })
}

function answerOf(acceptors: WaiterEntry['acceptors'], result: string): string {
  const successes = acceptors.filter(({ state }) => state === 'success')
  const failing = successes.filter(({ matcher, expected }) => {
    return matcher === 'error' || (matcher === 'status' && Number(expected) >= 300)
  }).length
  if (failing === 0) return result
  return failing === successes.length ? '$.ClientErrorResponse' : `${result}|$.ClientErrorResponse`
}
