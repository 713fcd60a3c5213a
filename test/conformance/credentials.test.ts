import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addLogHandler, LOG_LEVELS, type LogRecord } from '../../src/logging/logger.ts'
import { caseNames, checkFiles, type OpenCase, openCase, PLANTED, playCase } from './credential-case.ts'

describe('credential chain', () => {
  const names = caseNames()
  const logged: LogRecord[] = []
  let opened: OpenCase | undefined
  let quiet: (() => void) | undefined
  beforeAll(() => {
    quiet = addLogHandler('', { level: LOG_LEVELS.DEBUG, handle: (record) => void logged.push(record) })
  })
  afterEach(() => opened?.close())
  afterAll(() => quiet?.())

  it('has cases', () => {
    expect(names.length).toBeGreaterThanOrEqual(60)
  })

  it.each(names)('%s', async (name) => {
    opened = openCase(name)
    expect(await playCase(opened)).toEqual(opened.expectation.steps)
    checkFiles(opened)
    if (opened.http.length > 0 && name.startsWith('role')) expect(logged.length).toBeGreaterThan(0)
    expect(inspect(logged.splice(0), { depth: 20 })).not.toMatch(PLANTED)
  })
})
