import { lowerFirst } from '../../src/util/lower-first.ts'
import { ownMethods } from './customized.ts'
import { declareResources, resourceNames } from './declare-resources.ts'
import { documentsModule } from './injected-members.ts'
import { isLarge, type ServiceDocuments } from './model.ts'
import { answerOf, type OperationTypes, operationTypes, pageComment } from './operation-types.ts'
import { itemTypes } from './result-key.ts'
import { propertyName, ShapeTypes } from './shape-types.ts'
import { readShapeUse } from './shape-use.ts'
import { type Shorthands, shorthandImport, shorthandsFor } from './shorthands.ts'
import { TypeNames } from './type-names.ts'

/** The declarations of one service: what `tucuxi/services/<service>` is to TypeScript. */
export function declareService(service: ServiceDocuments): string {
  const use = readShapeUse(service)
  const names = new TypeNames(service, use, resourceNames(service.resources))
  const short = shorthandsFor(names, isLarge(service))
  const types = new ShapeTypes(service, use, names, short)
  const nested = nestedShapes(service)
  const results = new Set(Object.values(service.operations).flatMap(({ output }) => (output ? [output.shape] : [])))
  const plain = new Set([...results].filter((name) => isPlainResult(service, name, nested)))
  const operations = Object.values(service.operations).map((one) => operationTypes(service, types, short, plain, one))
  const methods = new Map(operations.map((one) => [one.operation.name, one]))
  const documents = documentsModule(service)
  const lines = [
    `import type * as $ from 'tucuxi'`,
    ...(documents === undefined ? [] : [`import type * as $d from '${documents}'`]),
    shorthandImport(short),
    'interface Operations{',
    ...operations.map((one) => operationLine(service, short, one)),
    '}',
    `interface Paginators{${paginators(service, types, methods).join(';')}}`,
    `interface Waiters{${waiters(service, methods).join(';')}}`,
    `interface Errors{${types.errors().join(';')}}`,
    `interface Client extends ${['Operations', '$.ServiceClient<Operations,Paginators,Waiters,Errors>', ...ownMethods(service.serviceName)].join()}{}`,
    ...declareResources(service, types, short, methods),
    `declare module 'tucuxi'{${maps(service)}}`,
    `declare const serviceName:'${service.serviceName}'`,
    ...types.declarations(plain),
  ]
  return `${lines.join('\n')}\n`
}

function maps({ serviceName, resources }: ServiceDocuments): string {
  const name = propertyName(serviceName)
  const client = `interface ServiceMap{${name}:Client}`
  return resources === undefined ? client : `${client}interface ResourceMap{${name}:ServiceResource}`
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
  const { operation, params, required, result } = types
  const kind = required.length === 0 ? short.freeOperation : short.operation
  return `${pageComment(service, operation)}${methodName(operation.name)}:${kind}<${params},${result}>`
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
  return Object.entries(service.waiters).flatMap(([name, waiter]) => {
    const found = methods.get(waiter.operation)
    if (found === undefined) return []
    const method = JSON.stringify(lowerFirst(waiter.operation))
    const answer = answerOf(waiter, found.result)
    return [`${methodName(name)}:${answer === found.result ? method : `[${method},${answer}]`}`]
  })
}
