import { fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { botoTime, JSONFileCache, zuluTime } from '../../../src/util/json-file-cache.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'
import { replaceFile } from '../../../src/util/replace-file.ts'

const root = mkdtempSync(join(tmpdir(), 'tucuxi-cache-'))
afterAll(() => rmSync(root, { recursive: true }))
const host = createNodeHost()
const WHEN = new Date('2030-01-02T03:04:05.678Z')

describe('a cache of JSON files', () => {
  const folder = join(root, 'deep', 'cache')
  const cache = new JSONFileCache(folder, host)

  it('keeps what it was given, for its owner only', () => {
    expect(cache.get('key')).toBeUndefined()
    cache.set('key', { when: WHEN, list: [WHEN], text: 'naïve', nothing: undefined })
    expect(cache.get('key')).toEqual({
      when: '2030-01-02T03:04:05UTC',
      list: ['2030-01-02T03:04:05UTC'],
      text: 'naïve',
    })
    expect(readdirSync(folder)).toEqual(['key.json'])
    if (process.platform !== 'win32') expect(statSync(join(folder, 'key.json')).mode & 0o777).toBe(0o600)
  })

  it('writes times as it is told', () => {
    new JSONFileCache(folder, host, zuluTime).set('other', WHEN)
    expect(readFileSync(join(folder, 'other.json'), 'utf8')).toBe('"2030-01-02T03:04:05Z"')
    expect(botoTime(WHEN)).toBe('2030-01-02T03:04:05UTC')
  })

  it('takes a broken file for none', () => {
    writeFileSync(join(folder, 'broken.json'), '{"a":')
    expect(cache.get('broken')).toBeUndefined()
  })

  it('never leaves its folder', () => {
    cache.set('../../up', 1)
    expect(readdirSync(folder)).toContain('.._.._up.json')
  })

  it('says what the file system says', () => {
    writeFileSync(join(root, 'file'), '')
    expect(() => new JSONFileCache(join(root, 'file'), host).set('key', 1)).toThrow(/EEXIST|ENOTDIR/)
  })
})

describe('a file that many write', () => {
  const path = join(root, 'shared.json')
  const program = join(root, 'writer.mjs')
  const writer = `
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
`

  it('is always whole', async () => {
    const source = readFileSync(join(import.meta.dirname, '../../../src/util/replace-file.ts'), 'utf8')
    const body = source
      .replace(/^import .*$/gm, '')
      .replace(/: (?:string|void)\b/g, '')
      .replaceAll(' as NodeJS.ErrnoException', '')
    const loop = `for (let i = 0; i < 60; i++) replaceFile(process.argv[2], process.argv[3].repeat(50_000))`
    writeFileSync(program, `${writer}${body}\n${loop}\n`)
    replaceFile(path, 'x')
    const letters = ['a', 'b', 'c']
    let running = letters.length
    const done = letters.map(
      (letter) =>
        new Promise<void>((resolve, reject) => {
          fork(program, [path, letter]).on('exit', (code) => {
            running--
            if (code === 0) resolve()
            else reject(new Error(`writer ended with ${code}`))
          })
        }),
    )
    while (running > 0) {
      const text = readFileSync(path, 'utf8')
      if (text !== 'x') expect([text.length, new Set(text).size]).toEqual([50_000, 1])
      await new Promise((next) => setTimeout(next, 2))
    }
    await Promise.all(done)
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
