import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { InvalidModelError } from '../errors/model.ts'
import { deepFreeze, isObject, type JsonObject } from './json.ts'
import type { SearchLayer } from './search-layer.ts'

/** The endings a document may have, in botocore's order. */
const ENDINGS = ['.json', '.json.gz'] as const

interface Parsed {
  readonly stamp: string
  readonly document: JsonObject
}

/** Parsed documents of the whole process. A file that has changed since is read again. */
const parsed = new Map<string, Parsed>()

/** A folder of botocore data that somebody brought: `<service>/<version>/<type>.json`. */
export class UserModels implements SearchLayer {
  readonly root: string
  #services: readonly string[] | undefined

  constructor(root: string) {
    this.root = root
  }

  services(type: string): readonly string[] {
    return this.#all.filter((service) => this.versions(service, type).length > 0)
  }

  versions(service: string, type: string): readonly string[] {
    if (!this.#all.includes(service)) return []
    return folders(join(this.root, service)).filter((version) => this.#has(`${service}/${version}/${type}`))
  }

  hasVersion(service: string, version: string): boolean {
    return this.#all.includes(service) && folders(join(this.root, service)).includes(version)
  }

  /** Listed, so that names are matched exactly on any file system. */
  get #all(): readonly string[] {
    return (this.#services ??= folders(this.root))
  }

  #has(path: string): boolean {
    return ENDINGS.some((ending) => stamp(this.#path(path) + ending) !== undefined)
  }

  read(path: string): JsonObject | undefined {
    for (const ending of ENDINGS) {
      const file = this.#path(path) + ending
      const now = stamp(file)
      if (now === undefined) continue
      const known = parsed.get(file)
      if (known?.stamp === now) return known.document
      const document = parse(file)
      parsed.set(file, { stamp: now, document })
      return document
    }
    return undefined
  }

  #path(path: string): string {
    return join(this.root, ...path.split('/'))
  }
}

function folders(path: string): string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(path, entry.name))))
      .map((entry) => entry.name)
  } catch {
    // Not there, not a folder, or not ours to read: botocore passes over it too.
    return []
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function stamp(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat?.isFile() ? `${stat.mtimeMs} ${stat.size}` : undefined
}

function parse(file: string): JsonObject {
  try {
    const bytes = readFileSync(file)
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    const document: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
    if (isObject(document)) return deepFreeze(document)
  } catch (cause) {
    throw new InvalidModelError({ message: `The model file ${file} cannot be read as JSON` }, { cause })
  }
  throw new InvalidModelError({ message: `The model file ${file} is not a JSON object` })
}
