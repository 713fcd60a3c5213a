import { describe, expect, it } from 'vitest'
import { compareModels } from '../../../codegen/compare-models.ts'
import { type Compiled, compile } from '../../../codegen/compile.ts'
import { PackModel } from '../../../src/loaders/pack-model.ts'
import { RawModel } from '../../../src/loaders/raw-model.ts'
import { type Documents, sourceOf } from './memory-source.ts'
import { odd, plain, RULES } from './odd-models.ts'

const SERVICES: Readonly<Record<string, Documents>> = {
  plain: { 'service-2': plain('plain'), 'endpoint-rule-set-1': RULES },
  odd: odd(),
  other: { 'service-2': plain('other'), 'endpoint-rule-set-1': RULES },
  more: { 'service-2': plain('more') },
}

function packs(compiled: Compiled): Record<string, readonly string[]> {
  return Object.fromEntries(compiled.services.map(({ service, hot, cold }) => [service, [hot, cold]]))
}

function open(name: string, compiled: Compiled): PackModel {
  const text = compiled.services.find(({ service }) => service === name)!.hot
  const surroundings = { templates: () => compiled.templates, document: () => undefined, moduleNames: () => ({}) }
  return new PackModel(text, surroundings)
}

describe('compile', () => {
  const compiled = compile(sourceOf(SERVICES, ['more', 'odd', 'other', 'plain']), [])

  it('makes of a service the same pack whatever stands beside it, in whatever order', () => {
    expect(packs(compile(sourceOf(SERVICES, ['plain', 'other', 'odd', 'more']), []))).toEqual(packs(compiled))
    for (const name of Object.keys(SERVICES)) {
      const alone = compile(sourceOf(SERVICES, [name]), [])
      expect(packs(alone)[name]).toEqual(packs(compiled)[name])
    }
  })

  it.each(Object.keys(SERVICES))('writes %s so that it reads the same as its JSON', (name) => {
    const raw = new RawModel(name, '2020-01-01', (type) => SERVICES[name]?.[type])
    const { differences, members } = compareModels(raw, open(name, compiled))
    expect(differences).toEqual([])
    expect(members).toBeGreaterThan(0)
  })

  it('writes nothing but ASCII lines', () => {
    for (const { hot } of compiled.services) expect(hot).toMatch(/^[\t\n\x20-\x7e]*$/)
  })

  it('keeps exceptions apart that look the same', () => {
    const model = open('odd', compiled)
    expect(model.exceptionNames).toEqual(['First', 'Second', 'Coded', 'Odd'])
    expect(model.exception('First')?.name).toBe('First')
    expect(model.exception('Second')?.name).toBe('Second')
    expect(model.exception('Some.Code')?.name).toBe('Coded')
    expect(model.exception('Coded')).toBeUndefined()
    expect(model.exceptionNamed('Coded')?.traits.error).toEqual({ code: 'Some.Code', httpStatusCode: 429 })
  })

  it('makes one shape of those that no call can tell apart, and keeps recursion', () => {
    const model = open('odd', compiled)
    const input = model.operation('Do')!.input!
    const tree = input.member('Tree')!.shape
    expect(tree.member('Left')?.shape).toBe(tree)
    expect(input.member('Twin')?.shape).toBe(tree)
    expect(input.member('NotTwin')?.shape).not.toBe(tree)
  })

  it.each([
    ['a member', { shapes: { In: { type: 'structure', members: { 'a,b': { shape: 'Text' } } } } }],
    ['an operation', { operations: { 'a\tb': { name: 'x', http: {}, input: { shape: 'In' } } } }],
    ['a URI', { operations: { Do: { name: 'x', http: { requestUri: '-' }, input: { shape: 'In' } } } }],
  ])('refuses %s that the format cannot hold', (_what, change) => {
    const model = plain('plain')
    for (const [key, value] of Object.entries(change)) Object.assign(model[key] as object, value)
    expect(() => compile(sourceOf({ plain: { 'service-2': model } }, ['plain']), [])).toThrow('cannot be written')
  })
})
