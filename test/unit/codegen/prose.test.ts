import { describe, expect, it } from 'vitest'
import { digest, withoutProse } from '../../../codegen/prose.ts'

describe('withoutProse', () => {
  it('takes documentation away where it is prose, and leaves what is only called so', () => {
    const document = {
      documentation: 'p',
      metadata: { serviceId: 'X' },
      clientContextParams: { documentation: { type: 'string', documentation: 'p' } },
      operations: {
        documentation: {
          name: 'documentation',
          documentation: 'p',
          input: { shape: 'A', documentation: 'p' },
          errors: [{ shape: 'E', documentation: 'p' }],
        },
      },
      shapes: {
        documentation: {
          type: 'structure',
          documentation: 'p',
          members: { documentation: { shape: 'T', documentation: 'p' } },
        },
        L: { type: 'list', member: { shape: 'T', documentation: 'p' } },
        M: { type: 'map', key: { shape: 'T', documentation: 'p' }, value: { shape: 'T', documentation: 'p' } },
      },
    }
    expect(withoutProse('service-2', document)).toEqual({
      metadata: { serviceId: 'X' },
      clientContextParams: { documentation: { type: 'string' } },
      operations: { documentation: { name: 'documentation', input: { shape: 'A' }, errors: [{ shape: 'E' }] } },
      shapes: {
        documentation: { type: 'structure', members: { documentation: { shape: 'T' } } },
        L: { type: 'list', member: { shape: 'T' } },
        M: { type: 'map', key: { shape: 'T' }, value: { shape: 'T' } },
      },
    })
    expect(JSON.stringify(document)).toContain('"p"')
  })

  it('takes descriptions of waiters and documentation of rules', () => {
    const waiters = { version: 2, waiters: { description: { operation: 'X', description: 'p', acceptors: [] } } }
    expect(withoutProse('waiters-2', waiters)).toEqual({
      version: 2,
      waiters: { description: { operation: 'X', acceptors: [] } },
    })
    const rules = {
      parameters: { documentation: { type: 'string', documentation: 'p' } },
      rules: [{ type: 'tree', documentation: 'p', rules: [{ error: 'x', documentation: 'p' }] }],
    }
    expect(withoutProse('endpoint-rule-set-1', rules)).toEqual({
      parameters: { documentation: { type: 'string' } },
      rules: [{ type: 'tree', rules: [{ error: 'x' }] }],
    })
  })
})

describe('digest', () => {
  const model = { operations: { A: {}, B: {} }, shapes: {} }

  it('tells documents apart by any value and by the order that can be seen', () => {
    const same = digest('service-2', model)
    expect(digest('service-2', structuredClone(model))).toBe(same)
    expect(digest('service-2', { operations: { B: {}, A: {} }, shapes: {} })).not.toBe(same)
    expect(digest('service-2', { operations: { A: { x: 1 }, B: {} }, shapes: {} })).not.toBe(same)
  })

  it('does not mind the order of a record’s keys', () => {
    const waiters = { waiters: { A: { delay: 1, operation: 'X' } }, version: 2 }
    const turned = { version: 2, waiters: { A: { operation: 'X', delay: 1 } } }
    expect(digest('waiters-2', waiters)).toBe(digest('waiters-2', turned))
    expect(digest('paginators-1', { pagination: { A: {}, B: {} } })).not.toBe(
      digest('paginators-1', { pagination: { B: {}, A: {} } }),
    )
  })
})
