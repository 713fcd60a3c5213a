import { ArgumentError } from '../errors/config.ts'
import { isPromise } from '../util/promise.ts'
import { didYouMean } from '../util/suggestions.ts'

/** Named parts of a session that users may look up and replace; a part is made when it is first asked for. */
export class ComponentLocator {
  readonly #components: Map<string, unknown> = new Map()
  readonly #factories: Map<string, () => unknown> = new Map()

  /**
   * Throws ArgumentError for a name nobody registered. A factory that throws, or whose promise is rejected, is tried again
   * by whoever asks next; until then everybody gets the same promise.
   */
  getComponent(name: string): unknown {
    const factory = this.#factories.get(name)
    if (factory !== undefined) {
      const made = factory()
      this.#factories.delete(name)
      this.#components.set(name, made)
      if (isPromise(made)) made.then(undefined, () => this.#tryAgain(name, made, factory))
    }
    if (this.#components.has(name)) return this.#components.get(name)
    const names = [...this.#components.keys(), ...this.#factories.keys()]
    throw new ArgumentError({ message: `Unknown component: ${name}` }, { hint: didYouMean(name, names) })
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
    if (this.#components.get(name) === made) this.lazyRegisterComponent(name, factory)
  }

  registerComponent(name: string, component: unknown): void {
    this.#factories.delete(name)
    this.#components.set(name, component)
  }

  lazyRegisterComponent(name: string, factory: () => unknown): void {
    this.#components.delete(name)
    this.#factories.set(name, factory)
  }
}
