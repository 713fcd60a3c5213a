import './seams.ts'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import type { JsonObject } from '../src/loaders/json.ts'
import { builtinModels } from '../src/loaders/model-store.ts'
import { openPack, readGlobalDocument } from '../src/loaders/open-pack.ts'
import { revert } from '../src/loaders/patches.ts'
import { RawModel } from '../src/loaders/raw-model.ts'
import { serviceIndex } from '../src/loaders/service-index.ts'
import { compareModels } from './compare-models.ts'
import { patchDocument, readPatches } from './extras.ts'
import { withoutProse } from './prose.ts'
import { DOCUMENT_TYPES, GLOBAL_DOCUMENTS, openSource, type Source } from './source.ts'

const MOST_SHOWN = 50
const WIDEST = 200

/** Compares `models/` with botocore's own files, member for member: `npm run models:verify -- [--from <wheel>]`. */
function verify(): void {
  const { values } = parseArgs({ options: { from: { type: 'string' } } })
  const source = openSource(values.from)
  const check = new Check(source)
  for (const [service, versions] of source.services) for (const version of versions) check.service(service, version)
  for (const name of GLOBAL_DOCUMENTS) check.global(name)
  for (const name of serviceIndex(check.store).keys()) {
    if (!source.services.has(name)) check.problems.push(`${name}: is in models/ but not in the source`)
  }
  const { documents, operations, shapes, members, problems } = check
  for (const problem of problems.slice(0, MOST_SHOWN)) console.error(problem.slice(0, WIDEST))
  const counted = `${documents} documents, ${operations} operations, ${shapes} pairs of shapes, ${members} members`
  console.log(`botocore ${source.version}: ${counted}, ${problems.length} differences`)
  process.exitCode = problems.length === 0 ? 0 : 1
}

class Check {
  readonly store = builtinModels()
  readonly problems: string[] = []
  documents = 0
  operations = 0
  shapes = 0
  members = 0
  readonly #source: Source
  readonly #patches = readPatches(fileURLToPath(new URL('../models/extras', import.meta.url)))

  constructor(source: Source) {
    this.#source = source
  }

  global(name: string): void {
    const expected = withoutProse(name, this.#source.document(name)!)
    this.#same(name, readGlobalDocument(this.store, name), expected)
  }

  service(service: string, version: string): void {
    const pack = openPack(this.store, service, version)
    const documents = new Map<string, JsonObject>()
    for (const type of DOCUMENT_TYPES) {
      const document = this.#source.document(`${service}/${version}/${type}`)
      if (document === undefined) continue
      const expected = withoutProse(type, document)
      documents.set(type, expected)
      const changes = type === 'service-2' ? patchDocument(expected, this.#patches) : []
      const found = pack?.document(type) as JsonObject | undefined
      this.#same(`${service}/${version}/${type}`, found, expected)
      // And what it was before our patches: the source itself.
      if (found === undefined || changes.length === 0) continue
      revert(found, changes)
      this.#same(
        `${service}/${version}/${type} unpatched`,
        found,
        withoutProse(type, this.#source.document(`${service}/${version}/${type}`)!),
      )
    }
    if (pack === undefined || !documents.has('service-2')) return
    const compared = compareModels(new RawModel(service, version, (type) => documents.get(type)), pack)
    this.operations += compared.operations
    this.shapes += compared.shapes
    this.members += compared.members
    this.problems.push(...compared.differences.map((difference) => `${service}/${version}: ${difference}`))
  }

  /** The same values, and objects with the same keys in the same order where the order can be seen. */
  #same(path: string, found: unknown, expected: JsonObject): void {
    this.documents++
    const ordered = !path.includes('service-2') || JSON.stringify(found) === JSON.stringify(expected)
    if (!ordered || !isDeepStrictEqual(found, expected)) this.problems.push(`${path} differs`)
  }
}

verify()
