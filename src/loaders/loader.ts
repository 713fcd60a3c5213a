import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { DataNotFoundError, UnknownServiceError } from '../errors/model.ts'
import type { WireModel } from '../model/wire-model.ts'
import { expandPath } from '../util/expand-path.ts'
import type { Host } from '../util/host.ts'
import { createNodeHost } from '../util/node-host.ts'
import { didYouMean } from '../util/suggestions.ts'
import { BuiltinLayer } from './builtin-layer.ts'
import type { JsonObject } from './json.ts'
import type { MemoryModels, ModelDocuments } from './memory-models.ts'
import { builtinModels } from './model-store.ts'
import { type CatalogSource, openPack, packedEndpoints } from './open-pack.ts'
import type { SearchLayer } from './search-layer.ts'
import { isSafeName } from './service-name.ts'

export interface LoaderOptions {
  /** Folders to look into first, separated as in PATH: what AWS_DATA_PATH holds. `~` and `$NAME` are expanded. */
  readonly dataPath?: string | undefined
  /** False leaves out `~/.aws/models` and the models of this package. Default true. */
  readonly includeDefaultSearchPaths?: boolean | undefined
  /** False leaves `sdk-extras` documents of the data path unmerged. Default true. */
  readonly includeDefaultExtras?: boolean | undefined
  readonly host?: Host | undefined
}

export interface LoadedDocument {
  readonly data: JsonObject
  /** Where it came from, without the ending. */
  readonly path: string
}

/**
 * Finds model data: botocore's loader. Looks into the folders of the data path, then `~/.aws/models`, then the models
 * of this package; models added with `addModel` come before all of them.
 *
 * What it returns is shared and must not be changed.
 *
 * @example
 * const loader = new Loader({ dataPath: '~/my-models' })
 * loader.listAvailableServices('service-2')
 * loader.determineLatestVersion('ec2', 'service-2')   // '2016-11-15'
 * loader.loadServiceModel('ec2', 'paginators-1')
 */
export class Loader {
  /** The folders that are searched, first one first. May be added to. */
  readonly searchPaths: string[]
  readonly extrasTypes: readonly string[]
  readonly #builtin: BuiltinLayer
  readonly #folders = new Map<string, SearchLayer | undefined>()
  /** Of others than this package's packs, which are kept for the whole process. */
  #models: Map<string, WireModel> | undefined
  #memory: MemoryModels | undefined

  constructor({
    dataPath,
    includeDefaultSearchPaths,
    includeDefaultExtras,
    host = createNodeHost(),
  }: LoaderOptions = {}) {
    this.#builtin = new BuiltinLayer(builtinModels())
    this.searchPaths = dataPath ? dataPath.split(delimiter).map((path) => expandPath(path, host)) : []
    this.extrasTypes = includeDefaultExtras === false ? [] : ['sdk']
    if (includeDefaultSearchPaths === false) return
    const home = host.homeDirectory()
    if (home !== undefined) this.searchPaths.push(join(home, '.aws', 'models'))
    this.searchPaths.push(this.#builtin.root)
  }

  /**
   * Adds a model that needs no file: botocore's documents by type. It comes before everything on the search path.
   *
   * @example
   * loader.addModel('my-service', '2026-01-01', { 'service-2': model, 'endpoint-rule-set-1': rules })
   */
  addModel(serviceName: string, apiVersion: string, documents: ModelDocuments): void {
    if (!isSafeName(serviceName)) throw this.#unknown(serviceName, 'service-2')
    if (!isSafeName(apiVersion)) throw new DataNotFoundError({ dataPath: `${serviceName}/${apiVersion}` })
    if (this.#memory === undefined) {
      const memory = require('./memory-models.ts') as typeof import('./memory-models.ts')
      this.#memory = new memory.MemoryModels()
    }
    this.#memory.add(serviceName, apiVersion, documents)
    this.#models = undefined
  }

  /** The services that have a document of that type (`service-2`, `paginators-1`, `waiters-2` …), sorted. */
  listAvailableServices(typeName: string): string[] {
    const names = new Set<string>()
    for (const layer of this.#layers()) for (const name of layer.services(typeName)) names.add(name)
    return [...names].sort()
  }

  /** The API versions of a service that have a document of that type, oldest first. Throws DataNotFoundError. */
  listApiVersions(serviceName: string, typeName: string): string[] {
    const versions = new Set<string>()
    if (isSafeName(serviceName) && isSafeName(typeName)) {
      for (const layer of this.#layers())
        for (const version of layer.versions(serviceName, typeName)) versions.add(version)
    }
    if (versions.size === 0) throw new DataNotFoundError({ dataPath: serviceName })
    return [...versions].sort()
  }

  /** The newest API version that has a document of that type. Throws DataNotFoundError. */
  determineLatestVersion(serviceName: string, typeName: string): string {
    return this.listApiVersions(serviceName, typeName).at(-1)!
  }

  /**
   * One of botocore's documents for a service, with its extras, at the given API version or the newest. Documents of
   * this package hold no documentation. Throws UnknownServiceError when no service has that name, DataNotFoundError
   * when it lacks the version.
   */
  loadServiceModel(
    serviceName: string,
    typeName: string,
    { apiVersion }: { apiVersion?: string | undefined } = {},
  ): JsonObject {
    if (!this.#knows(serviceName, typeName)) throw this.#unknown(serviceName, typeName)
    const version = apiVersion ?? this.determineLatestVersion(serviceName, typeName)
    const document = isSafeName(version) ? this.#document(serviceName, version, typeName) : undefined
    if (document === undefined) throw this.#noVersion(serviceName, version, typeName)
    return document
  }

  /** Data by its path: `endpoints`, `ec2/2016-11-15/service-2`. Throws DataNotFoundError. */
  loadData(name: string): JsonObject {
    return this.loadDataWithPath(name).data
  }

  /** As `loadData`, and where it was found. */
  loadDataWithPath(name: string): LoadedDocument {
    if (name.split('/').every(isSafeName)) {
      for (const layer of this.#layers()) {
        const data = layer.read(name)
        if (data !== undefined) return { data, path: join(layer.root, name) }
      }
    }
    throw new DataNotFoundError({ dataPath: name })
  }

  /** The endpoint data: this package's own text, unless an earlier folder of the search path has an `endpoints`. */
  endpoints(): CatalogSource {
    for (const layer of this.#layers()) {
      if (layer === this.#builtin) return packedEndpoints(this.#builtin.store)
      const document = layer.read('endpoints')
      if (document !== undefined) return { kind: 'document', document }
    }
    throw new DataNotFoundError({ dataPath: 'endpoints' })
  }

  /** Whether data came with this package. */
  isBuiltinPath(path: string): boolean {
    return path.startsWith(this.#builtin.root)
  }

  /**
   * What calls need of a service, whether from a pack or from somebody's JSON. Opening a pack reads one file and lists
   * no folder. Throws UnknownServiceError and DataNotFoundError as `loadServiceModel`.
   *
   * @internal
   */
  wireModel(serviceName: string, apiVersion?: string): WireModel {
    if (!isSafeName(serviceName)) throw this.#unknown(serviceName, 'service-2')
    const layers = this.#layers()
    if (layers.length === 1 && layers[0] === this.#builtin && (apiVersion === undefined || isSafeName(apiVersion))) {
      const pack = openPack(this.#builtin.store, serviceName, apiVersion)
      if (pack !== undefined && (apiVersion === undefined || pack.operationNames.length > 0)) return pack
    }
    const key = `${serviceName}@${apiVersion ?? ''}`
    this.#models ??= new Map()
    let model = this.#models.get(key)
    if (model === undefined) {
      model = this.#openModel(layers, serviceName, apiVersion)
      this.#models.set(key, model)
    }
    return model
  }

  #openModel(layers: readonly SearchLayer[], serviceName: string, apiVersion: string | undefined): WireModel {
    if (!this.#knows(serviceName, 'service-2')) throw this.#unknown(serviceName, 'service-2')
    const version = apiVersion ?? this.determineLatestVersion(serviceName, 'service-2')
    const holds = (layer: SearchLayer): boolean => layer.versions(serviceName, 'service-2').includes(version)
    if (!layers.some(holds)) throw this.#noVersion(serviceName, version, 'service-2')
    if (!layers.some((layer) => layer !== this.#builtin && layer.hasVersion(serviceName, version))) {
      return openPack(this.#builtin.store, serviceName, version)!
    }
    const { openRawModel } = require('./open-raw-model.ts') as typeof import('./open-raw-model.ts')
    return openRawModel(layers, this.#builtin, this.extrasTypes, serviceName, version)
  }

  #document(service: string, version: string, type: string): JsonObject | undefined {
    const layers = this.#layers()
    if (layers.length === 1) return layers[0]!.read(`${service}/${version}/${type}`)
    const { readServiceDocument } = require('./open-raw-model.ts') as typeof import('./open-raw-model.ts')
    return readServiceDocument(layers, this.#builtin, this.extrasTypes, `${service}/${version}`, type)
  }

  #layers(): readonly SearchLayer[] {
    const layers: SearchLayer[] = this.#memory === undefined ? [] : [this.#memory]
    for (const path of this.searchPaths) {
      const layer = path === this.#builtin.root ? this.#builtin : this.#folder(path)
      if (layer !== undefined) layers.push(layer)
    }
    return layers
  }

  #folder(path: string): SearchLayer | undefined {
    if (!this.#folders.has(path)) this.#folders.set(path, existsSync(path) ? openFolder(path) : undefined)
    return this.#folders.get(path)
  }

  #knows(serviceName: string, typeName: string): boolean {
    if (!isSafeName(serviceName) || !isSafeName(typeName)) return false
    return this.#layers().some((layer) => layer.versions(serviceName, typeName).length > 0)
  }

  #unknown(serviceName: string, typeName: string): UnknownServiceError {
    const known = this.listAvailableServices(typeName)
    // A name that is near another one may still be that of a service which the bundle lacks.
    const hints = [this.#bundleHint(serviceName), didYouMean(String(serviceName), known)].filter(
      (one) => one !== undefined,
    )
    return new UnknownServiceError(
      { serviceName, knownServiceNames: known },
      { hint: hints.length === 0 ? undefined : hints.join(' ') },
    )
  }

  #bundleHint(serviceName: string): string | undefined {
    if (this.#builtin.store.hasFolder || !isSafeName(serviceName)) return undefined
    return `This program is a bundle and holds the services that it imports: import 'tucuxi/services/${serviceName}'.`
  }

  #noVersion(serviceName: string, version: string, typeName: string): DataNotFoundError {
    const known = this.listApiVersions(serviceName, typeName)
    const hint = `The API versions of ${serviceName} are ${known.join(', ')}.`
    return new DataNotFoundError({ dataPath: `${serviceName}/${version}/${typeName}` }, { hint })
  }
}

function openFolder(path: string): SearchLayer {
  const { UserModels } = require('./user-models.ts') as typeof import('./user-models.ts')
  return new UserModels(path)
}
