/** Sources in the order in which they are asked, found and placed by boto's names for them. */
export class ProviderList<Provider extends { readonly method: string }> {
  readonly providers: Provider[]
  readonly #unknown: (name: string) => Error

  /** @param unknown the error for a name that no provider has */
  constructor(providers: readonly Provider[], unknown: (name: string) => Error) {
    this.providers = [...providers]
    this.#unknown = unknown
  }

  getProvider(method: string): Provider {
    return this.providers[this.#indexOf(method)]!
  }

  insertBefore(method: string, provider: Provider): void {
    this.providers.splice(this.#indexOf(method), 0, provider)
  }

  insertAfter(method: string, provider: Provider): void {
    this.providers.splice(this.#indexOf(method) + 1, 0, provider)
  }

  /** Does nothing when there is no such provider. */
  remove(method: string): void {
    const index = this.providers.findIndex((provider) => provider.method === method)
    if (index >= 0) this.providers.splice(index, 1)
  }

  #indexOf(method: string): number {
    const index = this.providers.findIndex((provider) => provider.method === method)
    if (index < 0) throw this.#unknown(method)
    return index
  }
}
