import { describe, expect, it } from 'vitest'
import { sensitiveNames } from '../../../codegen/sensitive-names.ts'

describe('the names of secrets', () => {
  it('are those of everything that refers to one', () => {
    const names = sensitiveNames({
      operations: {
        Ask: { input: { shape: 'Question' }, output: { shape: 'Answer' } },
        Tell: { input: { shape: 'Answer' } },
        Wait: {},
      },
      shapes: {
        Answer: { type: 'structure', sensitive: true, members: { Word: { shape: 'Word' } } },
        Question: {
          type: 'structure',
          members: { Password: { shape: 'Secret' }, Pin: { shape: 'Word', sensitive: true }, Word: { shape: 'Word' } },
        },
        Secret: { type: 'string', sensitive: true },
        Word: { type: 'string', sensitive: false },
        Words: { type: 'list', member: { shape: 'Secret' } },
        Names: { type: 'map', key: { shape: 'Word' }, value: { shape: 'Secret' } },
      },
    })
    expect(names).toEqual(['Ask', 'Password', 'Pin', 'Tell', 'member', 'value'])
  })

  it('are none where nothing is one', () => {
    expect(sensitiveNames({ operations: {}, shapes: {} })).toEqual([])
    expect(sensitiveNames(undefined)).toEqual([])
  })
})
