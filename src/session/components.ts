/** Named parts of a session that users may look up and replace; a part is made when it is first asked for. */
export class ComponentLocator {
  readonly #components: Map<string, unknown> = new Map()
  readonly #factories: Map<string, () => unknown> = new Map()

  /** Throws a TypeError for a name nobody registered. */
  getComponent(name: string): unknown {
    const factory = this.#factories.get(name)
    if (factory) {
      // Set before the factory is forgotten: one that throws is tried again at the next request.
      this.#components.set(name, factory())
      this.#factories.delete(name)
    }
    if (!this.#components.has(name)) throw new TypeError(`Unknown component: ${name}`)
    return this.#components.get(name)
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
