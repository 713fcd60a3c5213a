import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AsciiText, asciiText } from '../util/ascii-text.ts'
import {
  addEmbeddedFile,
  addEmbeddedGlobals,
  addEmbeddedService,
  embeddedFile,
  embeddedText,
} from './embedded-models.ts'

/** Where the compiled models are: files by their path inside `models/`. */
export interface ModelStore {
  /** What the paths of built-in data begin with; a name only when there is no folder. */
  readonly root: string
  /** False in a bundle, which holds only what it imports. */
  readonly hasFolder: boolean
  /** A file of ASCII text, or undefined when there is none. */
  text(path: string): string | undefined
  /** The same for a file of which only a few lines are needed. */
  lines(path: string): AsciiText | undefined
  bytes(path: string): Uint8Array | undefined
}

let builtin: ModelStore | undefined

/**
 * Adds a compiled pack (`packs/s3.txt`) or another text of the models folder to the program itself, for where there
 * is no file system. Comes before the folder.
 */
export function embedModel(path: string, text: string): void {
  addEmbeddedFile(path, text)
}

/** Adds a service to the program itself, for sessions that are made afterwards. A models folder comes first. */
export function embedService(name: string, data: string): void {
  addEmbeddedService(name, data)
  builtin = undefined
}

/** Adds what all services need. */
export function embedGlobals(data: string): void {
  addEmbeddedGlobals(data)
}

/** The models that came with this package: embedded ones first, then the folder. Looked for once. */
export function builtinModels(): ModelStore {
  return (builtin ??= createStore(modelsFolder()))
}

function createStore(folder: string | undefined): ModelStore {
  return {
    root: folder ?? 'tucuxi:models',
    hasFolder: folder !== undefined,
    // Read as UTF-8 for Node's fast path, though it is ASCII.
    text: (path) =>
      embeddedFile(path) ?? present(folder, (root) => readFileSync(`${root}/${path}`, 'utf8')) ?? embeddedText(path),
    lines: (path) =>
      embeddedFile(path) ?? present(folder, (root) => asciiText(readFileSync(`${root}/${path}`))) ?? embeddedText(path),
    bytes: (path) => present(folder, (root) => readFileSync(`${root}/${path}`)),
  }
}

function present<T>(folder: string | undefined, read: (folder: string) => T): T | undefined {
  if (folder === undefined) return undefined
  try {
    return read(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Beside the built files or beside the sources: the nearest `models` folder up from this file. */
function modelsFolder(): string | undefined {
  let folder = thisFolder()
  for (let level = 0; folder !== undefined && level < 4; level++) {
    const candidate = join(folder, 'models')
    if (existsSync(join(candidate, 'index.txt'))) return candidate
    folder = dirname(folder)
  }
  return undefined
}

function thisFolder(): string | undefined {
  if (typeof __dirname === 'string') return __dirname
  try {
    return dirname(fileURLToPath(import.meta.url))
  } catch {
    // Bundled for where modules have no file.
    return undefined
  }
}
