import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { mergeExtras } from '../src/loaders/extras.ts'
import type { JsonObject } from '../src/loaders/json.ts'
import { readZip } from './zip.ts'

/** The document types of a service that are compiled. `examples-1` is prose. */
export const DOCUMENT_TYPES = ['service-2', 'paginators-1', 'waiters-2', 'endpoint-rule-set-1'] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** The documents that belong to no service. */
export const GLOBAL_DOCUMENTS = ['partitions', 'endpoints', '_retry', 'sdk-default-configuration'] as const

/** botocore's `data` folder, wherever it came from. */
export interface Source {
  readonly version: string
  /** service name -> API versions, both sorted */
  readonly services: ReadonlyMap<string, readonly string[]>
  /** The class names of clients that botocore keeps from of old, by service id. */
  readonly moduleNames: Readonly<Record<string, string>>
  /** A document with its extras merged in, or undefined when there is none. */
  document(path: string): JsonObject | undefined
}

/** What a wheel, a zip or a directory holds, by path. */
export type SourceFiles = ReadonlyMap<string, () => Buffer>

/** Opens a wheel, a zip, a directory, or (with undefined) the newest botocore that pip brings. */
export function openSource(from?: string): Source {
  const { files, version } = openPythonPackage('botocore', from)
  return sourceOf(files, version)
}

/** The files of a Python package and its version, from where it is said to be, or as pip brings it. */
export function openPythonPackage(
  name: string,
  from?: string,
): { readonly files: SourceFiles; readonly version: string } {
  if (from === undefined) return downloadPackage(name)
  const files = statSync(from).isDirectory() ? directoryFiles(from) : readZip(readFileSync(from))
  return { files, version: versionOf(name, from, files) }
}

function downloadPackage(name: string): ReturnType<typeof openPythonPackage> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  try {
    execFileSync('python3', ['-m', 'pip', 'download', name, '--no-deps', '--quiet', '--dest', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'))
    if (wheel === undefined) throw new Error(`pip download ${name} brought no wheel`)
    return openPythonPackage(name, join(folder, wheel))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function directoryFiles(root: string): Map<string, () => Buffer> {
  const files = new Map<string, () => Buffer>()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(root, path).split(sep).join('/'), () => readFileSync(path))
  }
  return files
}

function versionOf(name: string, from: string, files: SourceFiles): string {
  const named = new RegExp(`^${name}-(\\d[\\w.]*)-`).exec(basename(from))?.[1]
  if (named !== undefined) return named
  for (const [path, read] of files) {
    if (path !== '__init__.py' && !`/${path}`.endsWith(`/${name}/__init__.py`)) continue
    const found = /^__version__ = '([^']+)'/m.exec(read().toString('utf8'))?.[1]
    if (found !== undefined) return found
  }
  return 'unknown'
}

function sourceOf(files: SourceFiles, version: string): Source {
  const root = dataRoot(files)
  const services = new Map<string, Set<string>>()
  for (const path of files.keys()) {
    if (!path.startsWith(root)) continue
    const [service, apiVersion, file] = path.slice(root.length).split('/')
    const type = file?.replace(/\.json(\.gz)?$/, '')
    if (service === undefined || apiVersion === undefined) continue
    if (!(DOCUMENT_TYPES as readonly (string | undefined)[]).includes(type)) continue
    const versions = services.get(service) ?? new Set()
    services.set(service, versions.add(apiVersion))
  }
  const read = (path: string): JsonObject | undefined => readJson(files, root + path)
  return {
    version,
    services: new Map([...services].sort().map(([name, versions]) => [name, [...versions].sort()])),
    moduleNames: readModuleNames(files, root),
    document(path) {
      const document = read(path)
      if (document !== undefined) mergeExtras(document, read(`${path}.sdk-extras`))
      return document
    },
  }
}

/** From a Python table beside the data; a folder of data alone has none. */
function readModuleNames(files: SourceFiles, root: string): Readonly<Record<string, string>> {
  const text =
    files
      .get(root.replace(/data\/$/, 'service_module_names.py'))?.()
      .toString('utf8') ?? ''
  return Object.fromEntries([...text.matchAll(/^ {4}'([^']+)': '([^']+)',$/gm)].map(([, id, name]) => [id, name]))
}

/** The part of the paths before `<service>/<version>/service-2.json`. */
function dataRoot(files: SourceFiles): string {
  for (const path of files.keys()) {
    const root = /^(|.*\/)[\w.-]+\/[\w.-]+\/service-2\.json(\.gz)?$/.exec(path)?.[1]
    if (root !== undefined) return root
  }
  throw new Error('no service-2.json in this source: is it a botocore data folder?')
}

function readJson(files: SourceFiles, path: string): JsonObject | undefined {
  const plain = files.get(`${path}.json`)
  if (plain !== undefined) return JSON.parse(plain().toString('utf8')) as JsonObject
  const zipped = files.get(`${path}.json.gz`)
  return zipped === undefined ? undefined : (JSON.parse(gunzipSync(zipped()).toString('utf8')) as JsonObject)
}
