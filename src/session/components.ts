import { ArgumentError } from '../errors/config.ts'
import { isPromise } from '../util/promise.ts'
import { didYouMean } from '../util/suggestions.ts'

/** Makes the parts that an owner has by itself, by their names. */
export type OwnComponents<Owner> = Readonly<Record<string, (owner: Owner) => unknown>>

/**
 * Named parts of a session that users may look up and replace; a part is made when it is first asked for. What nobody
 * registered is made by the owner's own recipe, if there is one.
 */
export class ComponentLocator<Owner = undefined> {
  readonly #owner: Owner
  readonly #own: OwnComponents<Owner>
  readonly #made = new Map<string, unknown>()
  readonly #registered = new Map<string, unknown>()
  #factories: Map<string, () => unknown> | undefined

  constructor(owner?: Owner, own: OwnComponents<Owner> = {}) {
    this.#owner = owner as Owner
    this.#own = own
  }

  /**
   * Throws ArgumentError for a name nobody registered. A factory that throws, or whose promise is rejected, is tried again
   * by whoever asks next; until then everybody gets the same promise.
   */
  getComponent(name: string): unknown {
    const factory = this.#factories?.get(name)
    if (factory !== undefined) {
      const made = factory()
      this.registerComponent(name, made)
      if (isPromise(made)) made.then(undefined, () => this.#tryAgain(name, made, factory))
    }
    if (this.#registered.has(name)) return this.#registered.get(name)
    if (!Object.hasOwn(this.#own, name)) throw this.#unknown(name)
    if (!this.#made.has(name)) this.#made.set(name, this.#own[name]!(this.#owner))
    return this.#made.get(name)
  }

  /** As `getComponent`, for parts that are used while a session or a client is made. Throws ArgumentError for a promise. */
  getReady(name: string): unknown {
    const component = this.getComponent(name)
    if (!isPromise(component)) return component
    throw new ArgumentError({
      message: `The component ${name} is needed at once: its factory must not return a promise`,
    })
  }

  #tryAgain(name: string, made: unknown, factory: () => unknown): void {
    if (this.#registered.get(name) === made) this.lazyRegisterComponent(name, factory)
  }

  registerComponent(name: string, component: unknown): void {
    this.#factories?.delete(name)
    this.#registered.set(name, component)
  }

  lazyRegisterComponent(name: string, factory: () => unknown): void {
    this.#factories ??= new Map()
    this.#registered.delete(name)
    this.#factories.set(name, factory)
  }

  /** Lets one be made anew, unless it is somebody else's. */
  forgetOwn(name: string): void {
    this.#made.delete(name)
  }

  #unknown(name: string): ArgumentError {
    const names = [...this.#registered.keys(), ...(this.#factories?.keys() ?? []), ...Object.keys(this.#own)]
    return new ArgumentError({ message: `Unknown component: ${name}` }, { hint: didYouMean(name, names) })
  }
}
