import { afterEach, describe, expect, it } from 'vitest'
import { caseNames, checkFiles, type OpenCase, openCase, playCase } from './credential-case.ts'

describe('credential chain', () => {
  const names = caseNames()
  let opened: OpenCase | undefined
  afterEach(() => opened?.close())

  it('has cases', () => {
    expect(names.length).toBeGreaterThanOrEqual(60)
  })

  it.each(names)('%s', async (name) => {
    opened = openCase(name)
    expect(await playCase(opened)).toEqual(opened.expectation.steps)
    checkFiles(opened)
  })
})
