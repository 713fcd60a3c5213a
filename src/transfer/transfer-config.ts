import { ArgumentError, MissingDependencyException } from '../errors/config.ts'
import { checkOptions } from '../util/known-options.ts'

const KIB = 1024
const MIB = 1024 * KIB

export interface TransferConfigOptions {
  /** From how many bytes on an object goes in several parts. Default 8 MiB. */
  readonly multipartThreshold?: number | undefined
  /** How many requests of one transfer are under way at a time. Default 10. */
  readonly maxConcurrency?: number | undefined
  /**
   * Bytes of a part. Default 8 MiB. Uploads and copies take more where an object would have more than 10,000 parts, and
   * between 5 MiB and 5 GiB in any case.
   */
  readonly multipartChunksize?: number | undefined
  /** How often a part of a download is asked for when its body breaks off. Default 5. */
  readonly numDownloadAttempts?: number | undefined
  /** Taken, and of no effect: a part waits for what it has written. Default 100. */
  readonly maxIoQueue?: number | undefined
  /** In how many bytes at a time a download is written. Default 256 KiB. */
  readonly ioChunksize?: number | undefined
  /** `false` has one request under way at a time, whatever `maxConcurrency` says. Default true. */
  readonly useThreads?: boolean | undefined
  /** Bytes per second that one transfer takes at most. Default: no limit. */
  readonly maxBandwidth?: number | undefined
  /** `auto` and `classic` mean the same. `crt` is refused: there is no CRT. Default `auto`. */
  readonly preferredTransferClient?: 'auto' | 'classic' | undefined
}

const NUMBERS = [
  'multipartThreshold',
  'maxConcurrency',
  'multipartChunksize',
  'numDownloadAttempts',
  'maxIoQueue',
  'ioChunksize',
  'maxBandwidth',
] as const satisfies (keyof TransferConfigOptions)[]
const OPTION_NAMES: ReadonlySet<string> = new Set([...NUMBERS, 'useThreads', 'preferredTransferClient'])

/**
 * How objects are transferred: when in parts, how large, how many at a time. Sizes are bytes.
 *
 * Throws ArgumentError for what is no whole number above 0, MissingDependencyException for `crt`.
 *
 * @example
 * const config = new TransferConfig({ multipartChunksize: 64 * 1024 * 1024, maxConcurrency: 4 })
 * await s3.uploadFile('backup.tar', 'backups', 'today.tar', { config })
 */
export class TransferConfig {
  readonly multipartThreshold: number
  readonly maxConcurrency: number
  readonly multipartChunksize: number
  readonly numDownloadAttempts: number
  readonly maxIoQueue: number
  readonly ioChunksize: number
  readonly useThreads: boolean
  readonly maxBandwidth: number | undefined
  readonly preferredTransferClient: 'auto' | 'classic'

  constructor(options: TransferConfigOptions = {}) {
    checkOptions(options, OPTION_NAMES)
    for (const name of NUMBERS) checkNumber(name, options[name])
    this.multipartThreshold = options.multipartThreshold ?? 8 * MIB
    this.maxConcurrency = options.maxConcurrency ?? 10
    this.multipartChunksize = options.multipartChunksize ?? 8 * MIB
    this.numDownloadAttempts = options.numDownloadAttempts ?? 5
    this.maxIoQueue = options.maxIoQueue ?? 100
    this.ioChunksize = options.ioChunksize ?? 256 * KIB
    this.useThreads = checkSwitch(options.useThreads ?? true)
    this.maxBandwidth = options.maxBandwidth
    this.preferredTransferClient = checkPreferred(options.preferredTransferClient ?? 'auto')
  }
}

/** The config of a transfer: one of ours, its options, or none. */
export function toTransferConfig(given: TransferConfig | TransferConfigOptions | undefined): TransferConfig {
  return given instanceof TransferConfig ? given : new TransferConfig(given)
}

function checkNumber(name: string, value: unknown): void {
  if (value === undefined) return
  if (typeof value === 'number' && value <= 0) {
    throw new ArgumentError({ message: `Provided parameter ${name} of value ${value} must be greater than 0.` })
  }
  if (Number.isSafeInteger(value)) return
  throw new ArgumentError({ message: `${name} must be a whole number, not ${String(value)}` })
}

function checkSwitch(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new ArgumentError({ message: 'useThreads must be true or false' })
}

function checkPreferred(value: unknown): 'auto' | 'classic' {
  const preferred = String(value).toLowerCase()
  if (preferred === 'auto' || preferred === 'classic') return preferred
  if (preferred !== 'crt') {
    throw new ArgumentError({ message: `preferredTransferClient must be auto or classic, not ${String(value)}` })
  }
  const msg = 'CRT transfer client is configured but is missing minimum CRT version. CRT installed: false'
  throw new MissingDependencyException({ msg }, { hint: 'Leave preferredTransferClient out.' })
}
