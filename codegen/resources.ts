import type { JsonObject } from '../src/loaders/json.ts'
import { builtinModels } from '../src/loaders/model-store.ts'
import { openPack } from '../src/loaders/open-pack.ts'
import { ServiceModel } from '../src/model/service-model.ts'
import { ListShape, type Shape, StructureShape } from '../src/model/shape.ts'
import type { ResourceDefinitions } from '../src/resources/resource-definitions.ts'
import { digest } from './prose.ts'
import type { SourceFiles } from './source.ts'

/** What `models/resources` holds. */
export interface CompiledResources {
  /** By file, before compression. */
  readonly documents: ReadonlyMap<string, string>
  /** A line for each service: its name, and the API versions that have resources. */
  readonly index: string
  readonly source: string
}

const DOCUMENT = /(?:^|\/)data\/([\w.-]+)\/([\w.-]+)\/resources-1\.json$/

/** boto3's resource models, each with the places of its shapes: those of the packs, which know no names. */
export function compileResources(files: SourceFiles, boto3: string): CompiledResources {
  const services = new Map<string, Map<string, object>>()
  const digests: Record<string, string> = {}
  for (const [path, read] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, service, version] = DOCUMENT.exec(path) ?? []
    if (service === undefined || version === undefined) continue
    const document = JSON.parse(read().toString('utf8')) as JsonObject & ResourceDefinitions
    const versions = services.get(service) ?? new Map<string, object>()
    services.set(service, versions.set(version, { ...document, shapes: placesOfShapes(service, version, document) }))
    digests[`${service}/${version}`] = resourcesDigest(document)
  }
  if (services.size === 0) throw new Error('no resources-1.json in this source: is it a boto3 wheel?')
  const index = [...services].map(([service, versions]) => `${service}\t${[...versions.keys()].join()}\n`).join('')
  const source = `${JSON.stringify({ boto3, documents: digests }, undefined, 2)}\n`
  return { documents: new Map([...services].flatMap(filesOf)), index, source }
}

/** The newest version in one file, all others together in another. */
function filesOf([service, versions]: [string, Map<string, object>]): [path: string, text: string][] {
  const older = [...versions]
  const [, newest] = older.pop()!
  const file: [string, string] = [`${service}.br`, JSON.stringify(newest)]
  return older.length === 0 ? [file] : [file, [`${service}@older.br`, JSON.stringify(Object.fromEntries(older))]]
}

/** What a document is known by: as boto3 has it, without our places of shapes. Its order counts. */
export function resourcesDigest({ shapes: _, ...document }: JsonObject): string {
  return digest('service-2', document)
}

/** For each shape of attributes the shortest way to it: `<operation>.<member>.<member>` in the operation's result. */
function placesOfShapes(service: string, version: string, { resources }: ResourceDefinitions): Record<string, string> {
  const pack = openPack(builtinModels(), service, version)
  if (pack === undefined) throw new Error(`${service} has resources of version ${version}, and no model of it`)
  const model = ServiceModel.of(pack)
  const wanted = new Set(Object.values(resources).flatMap(({ shape }) => shape ?? []))
  const found = new Map<string, string>()
  let layer = model.operationNames.flatMap((name) => {
    const { outputShape } = model.operationModel(name)
    return outputShape === undefined ? [] : [[name, outputShape as Shape] as const]
  })
  for (let depth = 0; depth < DEEPEST && layer.length > 0; depth++) {
    for (const [path, shape] of layer) if (wanted.has(shape.name) && !found.has(shape.name)) found.set(shape.name, path)
    layer = layer.flatMap(([path, shape]) =>
      membersOf(shape).map(([name, member]) => [`${path}.${name}`, member] as const),
    )
  }
  const missing = [...wanted].filter((name) => !found.has(name))
  if (missing.length > 0) throw new Error(`${service}/${version}: no result holds ${missing.join(', ')}`)
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const DEEPEST = 4

/** What the members of a structure hold: of lists, their elements. */
function membersOf(shape: Shape): (readonly [name: string, shape: Shape])[] {
  if (!(shape instanceof StructureShape)) return []
  return Object.entries(shape.members).map(([name, member]) => [name, elementOf(member)] as const)
}

function elementOf(shape: Shape): Shape {
  return shape instanceof ListShape ? elementOf(shape.member) : shape
}
