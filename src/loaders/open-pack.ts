import { MissingDependencyException } from '../errors/config.ts'
import type { WireModel } from '../model/wire-model.ts'
import type { AsciiText } from '../util/ascii-text.ts'
import { deepFreeze, type JsonObject } from './json.ts'
import type { ModelStore } from './model-store.ts'
import { PackModel } from './pack-model.ts'
import { serviceIndex } from './service-index.ts'

/** Packs that have been opened, for the life of the process: a store's own, by name and version. */
const opened = new WeakMap<ModelStore, Map<string, PackModel>>()

/** The compiled model of a service, or undefined when there is none of that name and version. The name has to be safe. */
export function openPack(store: ModelStore, serviceName: string, apiVersion?: string): WireModel | undefined {
  let packs = opened.get(store)
  if (packs === undefined) opened.set(store, (packs = new Map()))
  const latest = read(store, packs, serviceName, serviceName)
  if (apiVersion === undefined || latest?.apiVersion === apiVersion) return latest
  if (serviceIndex(store).get(serviceName)?.versions.has(apiVersion) !== true) return undefined
  return read(store, packs, serviceName, `${serviceName}@${apiVersion}`)
}

function read(
  store: ModelStore,
  packs: Map<string, PackModel>,
  serviceName: string,
  name: string,
): PackModel | undefined {
  const known = packs.get(name)
  if (known !== undefined) return known
  const text = packText(store, name)
  if (text === undefined) return undefined
  const pack: PackModel = new PackModel(text, {
    templates: () => endpointTemplates(store),
    document: (type) => readDocument(store, name, type, pack),
    moduleNames: () => moduleNames(store),
  })
  // A file system that does not tell `S3` from `s3` must not make one of the other.
  if (pack.serviceName !== serviceName) return undefined
  packs.set(name, pack)
  return pack
}

/** Older API versions, which few programs ask for, are compressed. */
function packText(store: ModelStore, name: string): string | undefined {
  if (!name.includes('@')) return store.text(`packs/${name}.txt`)
  const { readCompressed } = require('./cold-documents.ts') as typeof import('./cold-documents.ts')
  return readCompressed(store, 'packs', name)
}

/** Read once: what is cut out of the text keeps all of it alive anyway. */
const templates = new WeakMap<ModelStore, AsciiText>()

/** The templates that the endpoint lines of packs refer to. */
export function endpointTemplates(store: ModelStore): AsciiText {
  let text = templates.get(store)
  if (text === undefined) templates.set(store, (text = store.lines('endpoint-templates.txt') ?? ''))
  return text
}

/** The class names of clients that are not made of the service's id, by that id. */
export function moduleNames(store: ModelStore): Readonly<Record<string, string>> {
  return JSON.parse(store.text('module-names.json') ?? '{}') as Record<string, string>
}

function readDocument(store: ModelStore, name: string, type: string, pack: PackModel): JsonObject | undefined {
  const { readCold, unpackRuleSet } = require('./cold-documents.ts') as typeof import('./cold-documents.ts')
  if (type === 'service-2') return readCold(store, name, pack) ?? missing(store, `${name}/${type}`)
  const rules = type === 'endpoint-rule-set-1' ? pack.ruleSet() : undefined
  return rules === undefined ? undefined : unpackRuleSet(rules)
}

function missing({ hasFolder }: ModelStore, document: string): undefined {
  if (hasFolder) return undefined
  throw new MissingDependencyException({
    msg: `this program is a bundle, and bundles hold no ${document}. Leave tucuxi out of the bundle and install it beside it`,
  })
}

/** Documents of no service, parsed once for the life of the process. */
const globalDocuments = new WeakMap<ModelStore, Map<string, JsonObject>>()

/** One of the documents that belong to no service: `partitions`, `endpoints`, `_retry`, `sdk-default-configuration`. */
export function readGlobalDocument(store: ModelStore, name: string): JsonObject | undefined {
  if (name === 'endpoints') {
    const { unpackEndpoints } = require('./cold-documents.ts') as typeof import('./cold-documents.ts')
    const packed = store.text('endpoints.txt')
    return packed === undefined ? undefined : unpackEndpoints(packed)
  }
  let documents = globalDocuments.get(store)
  if (documents === undefined) globalDocuments.set(store, (documents = new Map()))
  let document = documents.get(name)
  if (document === undefined) {
    const text = store.text(`${name}.json`)
    if (text === undefined) return undefined
    document = deepFreeze(JSON.parse(text) as JsonObject)
    documents.set(name, document)
  }
  return document
}

/** endpoints.json as this package holds it, or as a user's document. */
export type CatalogSource =
  | { readonly kind: 'packed'; readonly text: string }
  | { readonly kind: 'document'; readonly document: unknown }

const endpointsSources = new WeakMap<ModelStore, CatalogSource>()

/** The text of a store's endpoint data: the same object each time, so that what is made of it can be kept. */
export function packedEndpoints(store: ModelStore): CatalogSource {
  let source = endpointsSources.get(store)
  if (source === undefined) {
    source = {
      kind: 'packed',
      get text() {
        return store.text('endpoints.txt') ?? ''
      },
    }
    endpointsSources.set(store, source)
  }
  return source
}
