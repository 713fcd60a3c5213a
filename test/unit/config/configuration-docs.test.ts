import { describe, expect, it } from 'vitest'
import { readConfigurationDocs, renewed } from '../../../scripts/configuration-docs.ts'

describe('docs/configuration.md', () => {
  it('is what scripts/configuration-docs.ts writes', () => {
    expect(readConfigurationDocs()).toBe(renewed(readConfigurationDocs()))
  })
})
