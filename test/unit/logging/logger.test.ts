import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { addLogHandler, getLogger, type LogRecord, levelNumber } from '../../../src/logging/logger.ts'
import { fromPino, type Logger, setLogger } from '../../../src/logging/take-over.ts'
import { addFileHandler, addStreamHandler } from '../../../src/logging/text-handlers.ts'

function records(name: string, level: number): { seen: LogRecord[]; release: () => void } {
  const seen: LogRecord[] = []
  return { seen, release: addLogHandler(name, { level, handle: (record) => void seen.push(record) }) }
}

describe('loggers', () => {
  it('are heard by their name and by every name above it', () => {
    const above = records('a', 10)
    const other = records('ab', 10)
    const all = records('', 10)
    getLogger('a.b').debug('said')
    getLogger('a').info('said too')
    expect(above.seen.map(({ message }) => message)).toEqual(['said', 'said too'])
    expect(other.seen).toEqual([])
    expect(all.seen).toHaveLength(2)
    for (const { release } of [above, other, all]) release()
  })

  it('know whether anybody hears them', () => {
    const log = getLogger('quiet.source')
    expect(log.debugs).toBe(false)
    const info = records('quiet', 20)
    expect(log.debugs).toBe(false)
    const debug = records('quiet', 10)
    expect(log.debugs).toBe(true)
    debug.release()
    expect(log.debugs).toBe(false)
    log.debug('below')
    log.warning('above')
    expect(info.seen.map(({ message }) => message)).toEqual(['above'])
    info.release()
    log.error('to nobody')
    expect(info.seen).toHaveLength(1)
  })

  it('take levels by name and number', () => {
    expect(levelNumber('debug' as 'DEBUG')).toBe(10)
    expect(levelNumber(35)).toBe(35)
    expect(() => levelNumber('LOUD' as 'DEBUG')).toThrow("Unknown level: 'LOUD'")
  })

  it('cost nothing when a handler fails, but a warning', () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const heard: string[] = []
    const stops = [
      addLogHandler('broken', {
        level: 0,
        handle: () => {
          throw new Error('the disk is full')
        },
      }),
      addLogHandler('broken', { level: 0, handle: ({ message }) => void heard.push(message) }),
    ]
    const log = getLogger('broken')
    log.info('one')
    log.info('two')
    for (const stop of stops) stop()
    expect(heard).toEqual(['one', 'two'])
    expect(warned.mock.calls).toEqual([['a log handler failed: Error: the disk is full']])
    warned.mockRestore()
  })

  it("write Python's lines to streams", () => {
    let text = ''
    const stream = { write: (line: string) => (text += line) }
    const release = addStreamHandler('lines', 'INFO', stream)
    const short = addStreamHandler('lines', 'INFO', stream, '%(levelname)s:%(name)s:%(message)s')
    getLogger('lines.here').info('hello', { count: 3n })
    release()
    short()
    const [first, second] = text.split('\n')
    expect(first).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - lines.here - INFO - hello \{"count":"3"\}$/)
    expect(second).toBe('INFO:lines.here:hello {"count":"3"}')
  })

  it('append to files that only their owner can read', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'tucuxi-log-')), 'calls.log')
    const release = addFileHandler('file', 'DEBUG', path)
    getLogger('file').debug('one')
    getLogger('file').debug('two')
    release()
    expect(readFileSync(path, 'utf8')).toMatch(/ - file - DEBUG - one\n.* - file - DEBUG - two\n$/)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
  })
})

describe("a program's own logger", () => {
  it('takes over, with four methods', () => {
    const said: unknown[][] = []
    const say =
      (level: string) =>
      (...args: unknown[]): void =>
        void said.push([level, ...args])
    const logger = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') }
    setLogger(logger, { level: 'INFO', loggerName: 'mine' })
    const log = getLogger('mine.part')
    log.debug('no')
    log.info('i', { a: 1 })
    log.warning('w')
    log.log(50, 'c')
    setLogger(fromPino({ ...logger }), { loggerName: 'mine' })
    log.debug('d')
    const { warn: _, ...half } = logger
    expect(() => setLogger(half as Logger)).toThrow('the methods debug, info, warn, error: this one lacks warn')
    setLogger(undefined)
    log.error('nobody')
    expect(said).toEqual([
      ['info', 'i', { logger: 'mine.part', a: 1 }],
      ['warn', 'w', { logger: 'mine.part' }],
      ['error', 'c', { logger: 'mine.part' }],
      ['debug', { logger: 'mine.part' }, 'd'],
    ])
  })
})
