import { isObject, type JsonObject } from '../src/loaders/json.ts'
import { PackModel, type PackSurroundings } from '../src/loaders/pack-model.ts'
import type { Change, Patch, PatchRule } from '../src/loaders/patches.ts'
import { RawModel } from '../src/loaders/raw-model.ts'
import { encodeRuleSets } from './endpoints.ts'
import { patchDocument } from './extras.ts'
import { digest, withoutProse } from './prose.ts'
import { DOCUMENT_TYPES, type DocumentType, GLOBAL_DOCUMENTS, type Source } from './source.ts'
import { writeColdDocument } from './write-cold-document.ts'
import { writePack } from './write-pack.ts'

/** The documents of one service and API version, without prose. */
type Documents = Partial<Record<DocumentType, JsonObject>>

/** One service at one API version, compiled. */
export interface CompiledService {
  readonly service: string
  readonly apiVersion: string
  /** Whether it is what a client gets without asking for a version. */
  readonly latest: boolean
  readonly hot: string
  /** What `service-2` with our patches, without prose, says beyond it; empty when there is only endpoint data. */
  readonly cold: string
  readonly types: readonly DocumentType[]
  readonly digests: Readonly<Record<string, string>>
  readonly changes: readonly Change[]
  readonly serviceId: string
  readonly endpointPrefix: string
}

export interface Compiled {
  readonly version: string
  readonly services: readonly CompiledService[]
  readonly templates: string
  readonly moduleNames: Readonly<Record<string, string>>
  /** The documents of no service, without prose. */
  readonly globals: ReadonlyMap<string, JsonObject>
  /** The rules of `models/extras` by service, for models that users bring. */
  readonly patches: Readonly<Record<string, readonly PatchRule[]>>
  /** Of the documents of no service. */
  readonly digests: ReadonlyMap<string, string>
}

/** All of botocore's data as packs. What a service becomes depends on its own documents only. */
export function compile(source: Source, patches: readonly Patch[]): Compiled {
  const ruleSets = new Map<string, unknown>()
  for (const [service, versions] of source.services) {
    for (const version of versions) {
      const ruleSet = source.document(`${service}/${version}/endpoint-rule-set-1`)
      if (ruleSet !== undefined) ruleSets.set(`${service}@${version}`, withoutProse('endpoint-rule-set-1', ruleSet))
    }
  }
  const { templates, lines } = encodeRuleSets(ruleSets)
  const services: CompiledService[] = []
  for (const [service, versions] of source.services) {
    const documents = versions.map((version) => [version, readDocuments(source, service, version)] as const)
    const latest = documents.filter(([, found]) => found['service-2'] !== undefined).at(-1)?.[0]
    for (const [version, found] of documents) {
      const line = lines.get(`${service}@${version}`) ?? ''
      services.push(compileService(service, version, version === latest, found, line, patches))
    }
  }
  const globals = readGlobals(source)
  const digests = new Map([...globals].map(([name, document]) => [name, digest(name, document)]))
  return {
    version: source.version,
    moduleNames: source.moduleNames,
    services,
    templates,
    globals,
    digests,
    patches: Object.fromEntries(patches.map((p) => [p.service, p.patch])),
  }
}

function readDocuments(source: Source, service: string, version: string): Documents {
  const documents: Documents = {}
  for (const type of DOCUMENT_TYPES) {
    const document = source.document(`${service}/${version}/${type}`)
    if (document !== undefined) documents[type] = withoutProse(type, document)
  }
  return documents
}

function readGlobals(source: Source): Map<string, JsonObject> {
  const globals = new Map<string, JsonObject>()
  for (const name of GLOBAL_DOCUMENTS) {
    const document = source.document(name)
    if (document === undefined) throw new Error(`the source has no ${name}.json`)
    globals.set(name, withoutProse(name, document))
  }
  return globals
}

/** The shapes of a pack need nothing beside it. */
const NO_SURROUNDINGS: PackSurroundings = { templates: () => '', document: () => undefined, moduleNames: () => ({}) }

function compileService(
  service: string,
  apiVersion: string,
  latest: boolean,
  documents: Documents,
  ruleSet: string,
  patches: readonly Patch[],
): CompiledService {
  const types = DOCUMENT_TYPES.filter((type) => documents[type] !== undefined)
  const digests = Object.fromEntries(types.map((type) => [type, digest(type, documents[type]!)]))
  const model = documents['service-2']
  const changes = model === undefined ? [] : patchDocument(model, patches)
  const metadata = isObject(model?.['metadata']) ? model['metadata'] : {}
  const hot = writePack(new RawModel(service, apiVersion, (type) => documents[type as DocumentType]), ruleSet)
  return {
    service,
    apiVersion,
    latest,
    hot,
    cold: model === undefined ? '' : writeColdDocument(model, new PackModel(hot, NO_SURROUNDINGS)),
    types,
    digests,
    changes,
    serviceId: String(metadata['serviceId'] ?? ''),
    endpointPrefix: String(metadata['endpointPrefix'] ?? ''),
  }
}
