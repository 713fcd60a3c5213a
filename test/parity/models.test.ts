import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Loader } from '../../src/loaders/loader.ts'
import type { OperationModel } from '../../src/model/operation-model.ts'
import { ServiceModel } from '../../src/model/service-model.ts'
import { ListShape, MapShape, type Shape, StringShape, StructureShape } from '../../src/model/shape.ts'
import type { WireModel } from '../../src/model/wire-model.ts'
import { xformName } from '../../src/model/xform-name.ts'

interface Recorded {
  readonly botocore: string
  readonly services: Readonly<Record<string, readonly string[]>>
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
}

const recorded = read('data/models.json') as Recorded
const compiled = read('../../models/SOURCE.json') as { readonly botocore: string }

const PATCHED_URIS = 's3'
const PATCHED_HOST_PREFIXES = 's3control'

/** As Python's '%.6g'. */
function number(value: number): string {
  if (value === 0) return '0'
  const [digits = '', power = '0'] = value.toExponential(5).split('e')
  const exponent = Number(power)
  const bare = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
  if (exponent >= -4 && exponent < 6) return bare(value.toFixed(5 - exponent))
  return `${bare(digits)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function text(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'T' : 'F'
  if (value === undefined || value === null) return 'N'
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(text).join()}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${key}:${text(part)}`).join()}}`
}

function shapeLine(shape: Shape | undefined): string {
  if (shape === undefined) return 'N'
  const facts: unknown[] = [shape.name, shape.typeName, shape.serialization, shape.metadata, shape.requiredMembers]
  if (shape instanceof StructureShape) {
    const members = Object.values(shape.members).map((m) => [m.name, m.serialization, m.metadata])
    facts.push(Object.keys(shape.members), members, shape.errorCode, shape.isDocumentType, shape.isTaggedUnion)
    facts.push(shape.eventStreamName)
  } else if (shape instanceof ListShape) facts.push(shape.member.name, shape.member.serialization)
  else if (shape instanceof MapShape) facts.push(shape.key.name, shape.value.name, shape.value.serialization)
  else if (shape instanceof StringShape) facts.push(shape.enum)
  return text(facts)
}

function serviceLine(model: ServiceModel, wire: WireModel): string {
  return text([
    model.serviceName,
    model.serviceId,
    model.signingName,
    model.apiVersion,
    model.protocol,
    model.resolvedProtocol,
    model.endpointPrefix,
    model.signatureVersion,
    model.isQueryCompatible,
    wire.moduleName,
    model.endpointDiscoveryOperation?.name,
    model.endpointDiscoveryRequired,
    model.clientContextParameters.map(({ name, type }) => [name, type]),
    model.metadata,
    model.errorShapes.map(({ name, errorCode }) => [name, errorCode]),
  ])
}

function operationLine(operation: OperationModel, service: string): string {
  const facts = [
    operation.name,
    xformName(operation.name),
    xformName(operation.name, '-'),
    operation.wireName,
    service === PATCHED_URIS ? { method: operation.http.method } : operation.http,
    operation.deprecated,
    operation.endpointDiscovery,
    operation.isEndpointDiscoveryOperation,
    operation.idempotentMembers,
    operation.staticContextParameters.map(({ name, value }) => [name, value]),
    operation.contextParameters.map(({ name, memberName }) => [name, memberName]),
    operation.operationContextParameters,
    operation.requestCompression,
    operation.auth,
    operation.authType,
    operation.resolvedAuthType,
    operation.unsignedPayload,
    operation.errorShapes.map(({ name }) => name),
    service === PATCHED_HOST_PREFIXES ? undefined : operation.endpoint,
    operation.httpChecksumRequired,
    operation.httpChecksum,
    operation.hasEventStreamInput,
    operation.hasEventStreamOutput,
    operation.hasStreamingInput,
    operation.hasStreamingOutput,
  ]
  return text(facts) + shapeLine(operation.inputShape) + shapeLine(operation.outputShape)
}

function digest(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
}

const same = recorded.botocore === compiled.botocore
const why = same ? '' : ` (left out: recorded from another version than models/ is of, ${compiled.botocore})`

describe.skipIf(!same)(`model views against botocore ${recorded.botocore}${why}`, () => {
  const loader = new Loader({ includeDefaultSearchPaths: true })

  it('are of the same services', () => {
    expect(loader.listAvailableServices('service-2')).toEqual(Object.keys(recorded.services))
  })

  it('say the same of every service, operation and shape', () => {
    const different: string[] = []
    for (const [service, digests] of Object.entries(recorded.services)) {
      const wire = loader.wireModel(service)
      const model = ServiceModel.of(wire)
      const found = [
        digest([serviceLine(model, wire)]),
        digest(model.operationNames.map((name) => operationLine(model.operationModel(name), service))),
        digest(model.shapeNames.map((name) => shapeLine(model.shapeFor(name)))),
      ]
      for (const [i, part] of ['service', 'operations', 'shapes'].entries()) {
        if (found[i] !== digests[i]) different.push(`${service}: ${part}`)
      }
    }
    expect(different).toEqual([])
  })
})
