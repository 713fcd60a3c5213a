import type { Cache } from './cache.ts'
import type { Host } from './host.ts'
import { createNodeHost } from './node-host.ts'

/** How a Date is written in the file. */
export type WriteDate = (date: Date) => string

/** As boto's caches write a time: `2030-01-02T03:04:05UTC`. */
export function botoTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}UTC`
}

/** As SSO and login caches write a time: `2030-01-02T03:04:05Z`. */
export function zuluTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

/**
 * A folder with one JSON file per key, which botocore and the AWS CLI read and write as well. Files are put in place
 * whole and are readable by their owner only, so any number of processes may share a folder.
 *
 * @example
 * const roles = new JSONFileCache()
 * const resolver = session.getComponent('credential_provider') as CredentialResolver
 * for (const provider of resolver.providers) if ('cache' in provider) provider.cache = roles
 */
export class JSONFileCache implements Cache {
  readonly #folder: string
  readonly #host: Host
  readonly #writeDate: WriteDate

  /** @param folder its whole path, made when something is first written. Default: botocore's, ~/.aws/boto/cache */
  constructor(folder?: string | undefined, host: Host = createNodeHost(), writeDate: WriteDate = botoTime) {
    this.#host = host
    this.#folder = folder ?? [host.homeDirectory() ?? '.', '.aws', 'boto', 'cache'].join(this.#separator)
    this.#writeDate = writeDate
  }

  get #separator(): string {
    return this.#host.platform === 'win32' ? '\\' : '/'
  }

  /** Undefined when there is no such file, or none that can be read. */
  get(key: string): unknown {
    try {
      const bytes = this.#host.readFile(this.#path(key))
      return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes))
    } catch {
      return undefined
    }
  }

  /** Throws what the file system throws. */
  set(key: string, value: unknown): this {
    const writeDate = this.#writeDate
    const text = JSON.stringify(value, function (this: Record<string, unknown>, name, plain) {
      const given = this[name]
      return given instanceof Date ? writeDate(given) : plain
    })
    this.#host.replaceFile?.(this.#path(key), text)
    return this
  }

  #path(key: string): string {
    return `${this.#folder}${this.#separator}${key.replace(/[:/\\]/g, '_')}.json`
  }
}
