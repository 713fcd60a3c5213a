import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compile } from '../../../codegen/compile.ts'
import { listFiles, writeModels } from '../../../codegen/models-folder.ts'
import { report } from '../../../codegen/models-report.ts'
import { type Documents, sourceOf } from './memory-source.ts'
import { plain, RULES } from './odd-models.ts'

const SERVICES: Readonly<Record<string, Documents>> = {
  one: { 'service-2': plain('one'), 'endpoint-rule-set-1': RULES },
  two: { 'service-2': plain('two'), 'endpoint-rule-set-1': RULES },
}

describe('the models folder', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'models-folder-'))
    mkdirSync(join(folder, 'extras'))
    writeFileSync(join(folder, 'extras/one.json'), '{}')
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const write = (names: readonly string[], services = SERVICES): { changed: number; removed: number } =>
    writeModels(folder, compile(sourceOf(services, names), []))

  it('is written once, and then only where something changed', () => {
    expect(write(['one', 'two']).changed).toBeGreaterThan(6)
    expect(write(['one', 'two'])).toEqual({ changed: 0, removed: 0 })
    const other = plain('two')
    Object.assign(other['shapes'] as object, { Text: { type: 'string', enum: ['y'] } })
    expect(write(['one', 'two'], { ...SERVICES, two: { ...SERVICES['two'], 'service-2': other } })).toEqual({
      // The cold tier of `two`, and the digests.
      changed: 2,
      removed: 0,
    })
  })

  it('loses what is no longer in the source, but never a patch', () => {
    write(['one', 'two'])
    expect(write(['two']).removed).toBe(2)
    expect(listFiles(folder)).toContain('extras/one.json')
    expect(listFiles(folder).filter((path) => path.includes('one'))).toEqual(['extras/one.json'])
    expect(readFileSync(join(folder, 'index.txt'), 'utf8')).toBe('two\ttwo\ttwo\t2020-01-01:se\n')
  })

  it('keeps compressed files whose content is the same, however they were compressed', () => {
    write(['one'])
    const path = join(folder, 'cold/one.br')
    const text = brotliDecompressSync(readFileSync(path))
    const weaker = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
    writeFileSync(path, weaker)
    expect(write(['one']).changed).toBe(0)
    expect(readFileSync(path)).toEqual(weaker)
  })

  it('has the older versions of a service in one file, by version', () => {
    writeModels(folder, compile(sourceOf(SERVICES, ['one'], ['2018-01-01', '2019-01-01', '2020-01-01']), []))
    expect(listFiles(folder).filter((path) => path.includes('one'))).toEqual([
      'cold/one.br',
      'cold/one@older.br',
      'extras/one.json',
      'packs/one.txt',
      'packs/one@older.br',
    ])
    const older = (tier: string): Record<string, string> =>
      JSON.parse(brotliDecompressSync(readFileSync(join(folder, `${tier}/one@older.br`))).toString('utf8'))
    expect(Object.keys(older('cold'))).toEqual(['2018-01-01', '2019-01-01'])
    expect(older('packs')['2019-01-01']!.split('\n')[0]).toContain('"apiVersion":"2019-01-01"')
  })

  it('is told by sizes', () => {
    write(['one', 'two'])
    expect(report(folder)).toMatch(/packs\n[\s\S]*in all\n[\s\S]* {2}one\n/)
  })
})
