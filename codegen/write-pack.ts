import type { PackHeader } from '../src/loaders/pack-format.ts'
import type { WireModel, WireOperation, WireShape } from '../src/model/wire-model.ts'
import { type InternedShapes, internShapes } from './intern-shapes.ts'
import { KEPT_NAMES } from './kept-names.ts'
import { sensitiveNames } from './sensitive-names.ts'
import { writePaginators, writeWaiters } from './write-pages.ts'
import { checkName, Table, type Tables, writeShape } from './write-shapes.ts'

/** The hot tier of one service and API version; `ruleSet` is the endpoint rules as one line, empty for none. */
export function writePack(model: WireModel, ruleSet: string): string {
  const keptNames = new Set([...(KEPT_NAMES[model.serviceName] ?? []), ...model.exceptionNames])
  const shapes = internShapes(model, keptNames)
  const tables: Tables = { members: new Table(), shapes: new Table(), operations: new Table() }
  const operations = model.operationNames.map((name) => model.operation(name)!)
  const status = commonStatus(operations)
  const operationLines = operations.map((operation) => operationLine(operation, status, shapes, tables.operations))
  const shapeLines = shapes.shapes.map((shape) => writeShape(shape, keptNames.has(shape.name), shapes, tables))
  const lines = [
    JSON.stringify(headerOf(model, status)),
    tables.members.line,
    tables.shapes.line,
    tables.operations.line,
    ruleSet,
    writePaginators(model.document('paginators-1')),
    writeWaiters(model.document('waiters-2')),
    ...operationLines,
    ...shapeLines,
  ]
  return checked(lines)
}

/** A line with a line break in it would move all that follow. Anything but ASCII stands in JSON, where it can be escaped. */
function checked(lines: readonly string[]): string {
  const broken = lines.find((line) => line.includes('\n'))
  if (broken !== undefined) throw new Error(`a line of a pack contains a line break: ${broken.slice(0, 200)}`)
  return lines.join('\n').replace(/[^\t\n\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function headerOf(model: WireModel, status: string): PackHeader {
  const { serviceName: service, apiVersion, clientContextParams } = model
  const sensitive = sensitiveNames(model.document('service-2')).join()
  return {
    service,
    apiVersion,
    metadata: model.metadata as unknown as Record<string, unknown>,
    ...(Object.keys(clientContextParams).length === 0 ? {} : { clientContextParams }),
    operations: model.operationNames.length,
    exceptions: model.exceptionNames.length,
    ...(sensitive === '' ? {} : { sensitive }),
    status,
  }
}

function statusOf({ responseCode }: WireOperation): string {
  return responseCode === undefined ? '-' : String(responseCode)
}

function commonStatus(operations: readonly WireOperation[]): string {
  const counts = new Map<string, number>()
  for (const operation of operations) counts.set(statusOf(operation), (counts.get(statusOf(operation)) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '-'
}

function operationLine(operation: WireOperation, status: string, shapes: InternedShapes, table: Table): string {
  const { name, method, requestUri, input, output, traits, inputTraits, outputTraits } = operation
  checkName(name)
  if (requestUri === '-' || requestUri.includes('\t'))
    throw new Error(`${name}: the URI ${JSON.stringify(requestUri)} cannot be written`)
  const all = { ...traits, ...some('in', inputTraits), ...some('out', outputMark(name, outputTraits)) }
  const ref = (shape: WireShape | undefined): string => (shape === undefined ? '' : shapes.id(shape).toString(36))
  const fields = [
    name,
    method === 'POST' ? '' : method,
    requestUri === '/' ? '' : requestUri === '' ? '-' : requestUri,
    statusOf(operation) === status ? '' : statusOf(operation),
    ref(input),
    ref(output),
    Object.keys(all).length === 0 ? '' : table.index(JSON.stringify(all)),
  ]
  return fields.join('\t').replace(/\t+$/, '')
}

/** The wrapper of a result has the operation's name but for a suffix: as a rule, all operations share one entry. */
function outputMark(name: string, traits: { readonly resultWrapper?: string }): object {
  return traits.resultWrapper === `${name}Result` ? { ...traits, resultWrapper: true } : traits
}

function some(key: string, value: object): object {
  return Object.keys(value).length === 0 ? {} : { [key]: value }
}
