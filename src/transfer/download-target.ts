import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { ArgumentError } from '../errors/config.ts'
import type { Host } from '../util/host.ts'
import { unlessAborted } from '../util/unless-aborted.ts'
import { isFileHandle, writeFully } from './whole-file.ts'

/** Where a download puts its bytes. Parts are numbered from 0, and several may be written at a time. */
export interface DownloadTarget {
  /** Before anything is written. */
  open(): Promise<void>
  /** Bytes of a part, by their place in the object. Those of a part come one after the other. */
  write(part: number, position: number, bytes: Uint8Array): Promise<void>
  /** A part will come again from its start. */
  restart(part: number): void
  /** A part has come. Resolves when the next one may be asked for. */
  finish(part: number): Promise<void>
  /** All has come. */
  complete(): Promise<void>
  /** It will not come. */
  discard(): Promise<void>
}

/** An open file, written at places. What it holds beyond the object stays. */
class FileTarget implements DownloadTarget {
  protected file: FileHandle | undefined

  constructor(file?: FileHandle) {
    this.file = file
  }

  async open(): Promise<void> {}

  write(_part: number, position: number, bytes: Uint8Array): Promise<void> {
    return writeFully(this.file!, bytes, position)
  }

  restart(): void {}
  async finish(): Promise<void> {}
  async complete(): Promise<void> {}
  async discard(): Promise<void> {}
}

const LONGEST_NAME = 255

/** A file that appears when it is whole: until then it has another name beside it. */
class NewFileTarget extends FileTarget {
  readonly #path: string
  readonly #temporary: string

  constructor(path: string, host: Host) {
    super()
    const ending = `.${host.uuid().slice(0, 8)}`
    this.#path = path
    this.#temporary = join(dirname(path), temporaryName(basename(path), ending))
  }

  override async open(): Promise<void> {
    this.file = await open(this.#temporary, 'wx')
  }

  override async complete(): Promise<void> {
    await this.file!.close()
    await rename(this.#temporary, this.#path)
  }

  override async discard(): Promise<void> {
    if (this.file === undefined) return
    await this.file.close()
    await rm(this.#temporary, { force: true })
  }
}

function temporaryName(name: string, ending: string): string {
  return Buffer.byteLength(name + ending) <= LONGEST_NAME ? name + ending : ending
}

type Write = (bytes: Uint8Array) => unknown

/** What can only be written from its start to its end: parts that come before their turn wait in memory. */
class OrderedTarget implements DownloadTarget {
  readonly #write: Write
  readonly #signal: AbortSignal
  readonly #waiting = new Map<number, Uint8Array[]>()
  /** The part whose turn it is. */
  #turn = 0
  #written = 0
  #wake: (() => void)[] = []

  constructor(write: Write, signal: AbortSignal) {
    this.#write = write
    this.#signal = signal
  }

  async open(): Promise<void> {}

  async write(part: number, position: number, bytes: Uint8Array): Promise<void> {
    if (part !== this.#turn) {
      const pieces = this.#waiting.get(part)
      if (pieces === undefined) this.#waiting.set(part, [bytes])
      else pieces.push(bytes)
      return
    }
    await this.#flush(part)
    // What was written before the part broke off is not written again.
    const news = bytes.subarray(Math.max(0, this.#written - position))
    if (news.length > 0) await this.#pass(news)
  }

  restart(part: number): void {
    this.#waiting.delete(part)
  }

  async finish(part: number): Promise<void> {
    while (part !== this.#turn) {
      await unlessAborted(new Promise<void>((wake) => this.#wake.push(wake)), this.#signal)
    }
    await this.#flush(part)
    this.#turn++
    const woken = this.#wake
    this.#wake = []
    for (const wake of woken) wake()
  }

  async complete(): Promise<void> {}
  async discard(): Promise<void> {}

  async #flush(part: number): Promise<void> {
    const pieces = this.#waiting.get(part) ?? []
    this.#waiting.delete(part)
    for (const piece of pieces) await this.#pass(piece)
  }

  async #pass(bytes: Uint8Array): Promise<void> {
    await unlessAborted(Promise.resolve(this.#write(bytes)), this.#signal)
    this.#written += bytes.length
  }
}

/** A file that is no regular one: it cannot be renamed, and has no places. */
class SpecialFileTarget extends OrderedTarget {
  readonly #path: string
  #file: FileHandle | undefined

  constructor(path: string, signal: AbortSignal) {
    super((bytes) => writeFully(this.#file!, bytes, null), signal)
    this.#path = path
  }

  override async open(): Promise<void> {
    this.#file = await open(this.#path, 'w')
  }

  override async complete(): Promise<void> {
    await this.#file?.close()
  }

  override async discard(): Promise<void> {
    // It closes when its last write ends, which may be never.
    this.complete().catch(() => undefined)
  }
}

/** The target that a path means. */
export async function pathTarget(path: string, host: Host, signal: AbortSignal): Promise<DownloadTarget> {
  const there = await stat(path).catch(() => undefined)
  if (there?.isDirectory()) throw new ArgumentError({ message: `${path} is a folder: say which file in it` })
  const special = there !== undefined && !there.isFile()
  return special ? new SpecialFileTarget(path, signal) : new NewFileTarget(path, host)
}

/** What people download into. None of it is closed at the end. Throws ArgumentError for what cannot be written. */
export async function givenTarget(given: unknown, signal: AbortSignal): Promise<DownloadTarget> {
  if (typeof given === 'function') return new OrderedTarget(given as Write, signal)
  if (typeof given === 'object' && given !== null) {
    if (isFileHandle(given)) {
      const regular = (await given.stat()).isFile()
      return regular ? new FileTarget(given) : new OrderedTarget((bytes) => writeFully(given, bytes, null), signal)
    }
    if (given instanceof WritableStream) return new WebStreamTarget(given, signal)
    if (isWritable(given)) return new NodeStreamTarget(given, signal)
  }
  const hint = 'It is a Node or web stream, an open file of node:fs/promises or a function that takes bytes.'
  throw new ArgumentError({ message: 'Fileobj must implement write' }, { hint })
}

class NodeStreamTarget extends OrderedTarget {
  readonly #stream: Writable
  /** What the stream breaks of is what the download fails of: nobody has to listen besides. */
  readonly #listener = (): void => {}

  constructor(stream: Writable, signal: AbortSignal) {
    super((bytes) => writeTo(stream, bytes), signal)
    this.#stream = stream
    stream.on('error', this.#listener)
  }

  override async complete(): Promise<void> {
    this.#stream.removeListener('error', this.#listener)
  }

  override async discard(): Promise<void> {
    // One that broke says so after its writes have failed.
    if (!this.#stream.destroyed) await this.complete()
  }
}

class WebStreamTarget extends OrderedTarget {
  readonly #writer: WritableStreamDefaultWriter

  constructor(stream: WritableStream, signal: AbortSignal) {
    const writer = stream.getWriter()
    super((bytes) => writer.write(bytes), signal)
    this.#writer = writer
  }

  override async complete(): Promise<void> {
    this.#writer.releaseLock()
  }

  override discard(): Promise<void> {
    return this.complete()
  }
}

function isWritable(value: object): value is Writable {
  const { write, once } = value as Partial<Writable>
  return typeof write === 'function' && typeof once === 'function'
}

/** Resolves when the stream has taken it. */
function writeTo(stream: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => {
      stream.removeListener('error', done)
      stream.removeListener('close', closed)
      if (error) reject(error)
      else resolve()
    }
    const closed = (): void => done(new Error('the stream was closed before the end of the download'))
    stream.once('error', done)
    stream.once('close', closed)
    stream.write(bytes, done)
  })
}
