import { MissingServiceIdError, UndefinedModelAttributeError } from '../errors/model.ts'
import type { ServiceMetadata, WireModel } from '../model/wire-model.ts'
import type { BuiltinLayer } from './builtin-layer.ts'
import type { JsonObject } from './json.ts'
import { moduleNames, openPack } from './open-pack.ts'
import { prepareDocument } from './prepare-document.ts'
import { RawModel } from './raw-model.ts'
import type { SearchLayer } from './search-layer.ts'

/** Models made of the same files are the same for the whole process: by the service's document, then by its place. */
const models = new WeakMap<JsonObject, Map<string, WireModel>>()

/** The model of a service of which at least some documents are not this package's. */
export function openRawModel(
  layers: readonly SearchLayer[],
  builtin: BuiltinLayer,
  extrasTypes: readonly string[],
  serviceName: string,
  version: string,
): WireModel {
  const path = `${serviceName}/${version}`
  const read = (type: string): JsonObject | undefined => {
    const own = type === 'endpoint-rule-set-1' ? layers.filter((layer) => layer !== builtin) : layers
    return readServiceDocument(own, builtin, extrasTypes, path, type)
  }
  const source = layers.map((layer) => layer.read(`${path}/service-2`)).find((found) => found !== undefined)
  const known = models.get(source ?? {}) ?? new Map<string, WireModel>()
  if (source !== undefined) models.set(source, known)
  const key = [path, ...extrasTypes, ...layers.map((layer) => layer.root)].join('\n')
  let model = known.get(key)
  if (model === undefined) {
    const { store } = builtin
    model = new RawModel(serviceName, version, read, {
      packedRules: () => (openPack(store, serviceName, version) ?? openPack(store, serviceName))?.ruleSet(),
      moduleNames: () => moduleNames(store),
    })
    requireMetadata(serviceName, model)
    known.set(key, model)
  }
  return model
}

/** What no client can be made without. */
function requireMetadata(serviceName: string, { metadata }: WireModel): void {
  const facts = metadata as Partial<ServiceMetadata>
  if (typeof facts.serviceId !== 'string') throw new MissingServiceIdError({ serviceName })
  const missing =
    typeof facts.endpointPrefix !== 'string'
      ? 'endpointPrefix'
      : facts.protocols?.[0] || facts.protocol
        ? ''
        : 'protocol'
  if (missing === '') return
  throw new UndefinedModelAttributeError({
    message: `"${missing}" not defined in the metadata of the model: ServiceModel(${serviceName})`,
  })
}

/** A document of a service with its extras: those of the package are complete already. */
export function readServiceDocument(
  layers: readonly SearchLayer[],
  builtin: BuiltinLayer,
  extrasTypes: readonly string[],
  path: string,
  type: string,
): JsonObject | undefined {
  for (const layer of layers) {
    const document = layer.read(`${path}/${type}`)
    if (document === undefined) continue
    const extras = extrasTypes
      .map((name) => firstOf(layers, `${path}/${type}.${name}-extras`))
      .filter((found) => found !== undefined)
    return prepareDocument(document, layer === builtin ? '' : type, extras, builtin.store)
  }
  return undefined
}

function firstOf(layers: readonly SearchLayer[], path: string): JsonObject | undefined {
  for (const layer of layers) {
    const document = layer.read(path)
    if (document !== undefined) return document
  }
  return undefined
}
