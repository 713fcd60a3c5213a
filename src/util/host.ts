/**
 * Everything the library takes from the machine it runs on. One object, handed down, so that tests and other
 * runtimes replace it instead of patching globals.
 */
export interface Host {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** A number in [0, 1). */
  random(): number
  /** A random (version 4) UUID. */
  uuid(): string
  /** The environment, read at each access. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The file's bytes, or undefined when there is no such file. Throws on anything else. */
  readFile(path: string): Uint8Array | undefined
  /**
   * Puts a file in place whole, or not at all, readable by its owner only; folders on its way are made. Absent where
   * nothing can be written.
   */
  readonly replaceFile?: ((path: string, text: string) => void) | undefined
  /** The home folder of the user, or undefined when there is none. */
  homeDirectory(): string | undefined
  /** As `process.platform`. */
  readonly platform: string
}
