import { ResourceLoadException } from '../errors/boto3.ts'
import { own } from '../loaders/json.ts'
import { isSecretName } from '../util/secret-names.ts'
import { ResourceMeta } from './resource-meta.ts'
import type { ResourceModel } from './resource-model.ts'

/** Values of identifiers by their names. */
export type Identifiers = Readonly<Record<string, unknown>>

export type LoadedMembers = Record<string, unknown>

/** Makes the resources of one service, all with the same client. */
export interface ResourceMaker {
  readonly client: ResourceMeta['client']
  /** Throws ArgumentError where an identifier is missing, or is none of the type's. */
  make(type: string, identifiers: Identifiers, data?: LoadedMembers): Resource
  /** The names of a type's identifiers, in their order. */
  identifierNames(type: string): readonly string[]
}

/**
 * A resource whose members nobody has typed: any member, of any type. `import 'tucuxi/services/<service>'` types it.
 */
export type GenericResource = Resource & {
  // Anything but `any` comes with `| undefined` where noUncheckedIndexedAccess is on, and could not be called.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly [member: string]: any
}

let readMaker: (resource: Resource) => ResourceMaker
let readIdentifiers: (resource: Resource) => Identifiers
let readLoaded: (resource: Resource) => Promise<LoadedMembers | undefined>
let dropLoaded: (resource: Resource) => void

/**
 * Something in AWS that has a name: a bucket, a queue, an instance. Its class is made from the service's resource model,
 * and it comes from `session.resource(service)` or from another resource.
 *
 * @example
 * const bucket = session.resource('s3').Bucket('photos')
 * bucket.name
 * await bucket.creationDate
 */
export class Resource {
  static {
    readMaker = (resource) => resource.#maker
    readIdentifiers = (resource) => resource.#identifiers
    readLoaded = (resource) => resource.#loadedMembers()
    dropLoaded = (resource) => {
      resource.meta.data = resource.#loading = undefined
      resource.#changes++
    }
    Object.defineProperty(Resource.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value: Resource.prototype.toString,
    })
  }

  readonly meta: ResourceMeta
  readonly #maker: ResourceMaker
  readonly #identifiers: Identifiers
  #loading: Promise<LoadedMembers | undefined> | undefined
  #changes = 0

  /** @internal */
  constructor(model: ResourceModel, maker: ResourceMaker, identifiers: Identifiers, data?: LoadedMembers) {
    this.meta = new ResourceMeta(model, maker.client, data)
    this.#maker = maker
    this.#identifiers = identifiers
    for (const { name } of model.identifiers) {
      Object.defineProperty(this, name, { value: identifiers[name], enumerable: !isSecretName(name) })
    }
  }

  /** The names of the constructors that it has, sorted. */
  getAvailableSubresources(): string[] {
    return this.meta.resourceModel.subresources.map(({ name }) => name).sort()
  }

  /** Whether `other` is a resource of the same type with the same identifiers. */
  equals(other: unknown): boolean {
    if (!(other instanceof Resource)) return false
    if (other.meta.resourceModel.className !== this.meta.resourceModel.className) return false
    return this.meta.identifiers.every((name) => Object.is(this.#identifiers[name], other.#identifiers[name]))
  }

  /** `s3.Bucket(name='photos')`; a secret among the identifiers is not shown. */
  toString(): string {
    const parts = this.meta.identifiers.map((name) => {
      return `${name}=${shown(isSecretName(name) ? '****' : this.#identifiers[name])}`
    })
    return `${this.meta.resourceModel.className}(${parts.join(', ')})`
  }

  toJSON(): string {
    return this.toString()
  }

  async #loadedMembers(): Promise<LoadedMembers | undefined> {
    if (this.meta.data !== undefined) return this.meta.data
    const { load } = this as unknown as { readonly load?: () => unknown }
    if (load === undefined) {
      throw new ResourceLoadException({ message: `${this.meta.resourceModel.className} has no load method` })
    }
    const changes = this.#changes
    const loading = (this.#loading ??= this.#read(load))
    const data = await loading.finally(() => {
      if (this.#loading === loading) this.#loading = undefined
    })
    if (changes === this.#changes) return data
    // An action has ended meanwhile: what was read may be from before it.
    if (this.meta.data === data) this.meta.data = undefined
    return this.#loadedMembers()
  }

  async #read(load: () => unknown): Promise<LoadedMembers | undefined> {
    await load.call(this)
    return this.meta.data
  }
}

/** The service itself, which all its other resources come from. */
export class RootResource extends Resource {
  /** Drops idle connections of the client, which all resources of this one share. It can be used again. */
  async close(): Promise<void> {
    await this.meta.client.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value)
}

/** What makes other resources of the same service. */
export function makerOf(resource: Resource): ResourceMaker {
  return readMaker(resource)
}

/** What names the resource. */
export function identifiersOf(resource: Resource): Identifiers {
  return readIdentifiers(resource)
}

/**
 * The resource's data, loaded when it is not there; undefined when loading found nothing. All who ask at the same time
 * wait for one load.
 *
 * @throws ResourceLoadException when there is no way to load it
 */
export function loadedMembers(resource: Resource): Promise<LoadedMembers | undefined> {
  return readLoaded(resource)
}

/** Forgets what was loaded, and what is being loaded. */
export function forgetMembers(resource: Resource): void {
  dropLoaded(resource)
}

/** What a resource's data have for an attribute. Throws ResourceLoadException where they cannot be loaded, or are none. */
export async function attributeOf(resource: Resource, member: string): Promise<unknown> {
  const data = await loadedMembers(resource)
  if (data !== undefined) return own(data, member) ?? undefined
  throw new ResourceLoadException({ message: `${resource} could not be loaded: the service does not know it` })
}
