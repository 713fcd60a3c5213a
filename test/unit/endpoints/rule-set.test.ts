import { describe, expect, it } from 'vitest'
import { encodeRuleSets } from '../../../codegen/endpoints.ts'
import { EndpointResolver } from '../../../src/endpoints/endpoint-resolver.ts'
import { compileParameterPath } from '../../../src/endpoints/parameter-path.ts'
import { createRuleSet, type RuleSet } from '../../../src/endpoints/rule-set.ts'
import { decodeRuleSet } from '../../../src/model/decode-rule-set.ts'
import { builtinPartitions } from './builtin-rules.ts'

const partitions = builtinPartitions()
const parameters = {
  Region: { type: 'String', required: true },
  Name: { type: 'string' },
  Flag: { type: 'Boolean', default: false, required: true },
  Unused: { type: 'stringArray' },
}

function both(rules: unknown[]): RuleSet[] {
  const document = { version: '1.0', parameters, rules }
  const { templates, lines } = encodeRuleSets(new Map([['x', document]]))
  const line = lines.get('x')!
  expect(decodeRuleSet(line, () => templates)).toEqual(document)
  return [
    createRuleSet({ kind: 'document', document }),
    createRuleSet({ kind: 'packed', line, templates: () => templates }),
  ]
}

const always = (url: unknown) => ({ conditions: [], endpoint: { url }, type: 'endpoint' })

describe('rule sets, as JSON and packed', () => {
  it('fill templates', () => {
    const condition = { fn: 'aws.parseArn', argv: [{ ref: 'Name' }], assign: 'arn' }
    const endpoint = {
      url: 'https://{arn#resourceId[1]}.{Region}/{{x}}',
      properties: { 'a{{': ['{Region}', { b: '{arn#service}', c: 1 }], d: true },
      headers: { 'X-Name': ['{Region}-{Name}', 'second'], 'x-ref': [{ ref: 'Region' }] },
    }
    for (const rules of both([{ conditions: [condition], endpoint, type: 'endpoint' }])) {
      expect(rules.evaluate({ Region: 'r', Name: 'arn:a:s:r:1:t/u' }, partitions)).toEqual({
        url: 'https://u.r/{x}',
        properties: { 'a{{': ['r', { b: 's', c: 1 }], d: true },
        headers: { 'x-name': 'r-arn:a:s:r:1:t/u', 'x-ref': 'r' },
      })
    }
  })

  it('fall through trees that give nothing, and forget what they assigned', () => {
    const assign = { fn: 'uriEncode', argv: [{ ref: 'Region' }], assign: 'seen' }
    const never = { fn: 'isSet', argv: [{ ref: 'Name' }] }
    const tree = { conditions: [assign], rules: [{ conditions: [never], error: 'no', type: 'error' }], type: 'tree' }
    const unseen = { fn: 'not', argv: [{ fn: 'isSet', argv: [{ ref: 'seen' }] }] }
    const rules = [tree, { conditions: [unseen, assign], endpoint: { url: '{seen}' }, type: 'endpoint' }]
    for (const ruleSet of both(rules)) expect(ruleSet.evaluate({ Region: 'a b' }, partitions).url).toBe('a%20b')
  })

  it('assign a name once', () => {
    const assign = { fn: 'uriEncode', argv: [{ ref: 'Region' }], assign: 'seen' }
    for (const ruleSet of both([{ conditions: [assign, assign], endpoint: { url: 'x' }, type: 'endpoint' }])) {
      expect(() => ruleSet.evaluate({ Region: 'a' }, partitions)).toThrow(
        'Assignment seen already exists in scoped variables and cannot be overwritten',
      )
    }
  })

  it('check parameters', () => {
    for (const ruleSet of both([always('https://{Region}')])) {
      expect(() => ruleSet.evaluate({}, partitions)).toThrow('Cannot find value for required parameter Region')
      expect(() => ruleSet.evaluate({ Region: true }, partitions)).toThrow(
        'Value (Region) is the wrong type. Must be a string.',
      )
      expect(() => ruleSet.evaluate({ Region: 'a', Unused: 'b' }, partitions)).toThrow('Must be a list of strings.')
      expect(ruleSet.parameters.map(({ type }) => type)).toEqual(['string', 'string', 'boolean', 'stringArray'])
    }
  })

  it('say so when no rule wants the parameters, or one has no value', () => {
    for (const ruleSet of both([])) {
      expect(() => ruleSet.evaluate({ Region: 'a', Flag: true }, partitions)).toThrow(
        'No endpoint found for parameters:\nRegion: a\nFlag: true',
      )
    }
    for (const ruleSet of both([always('https://{Name}')])) {
      expect(() => ruleSet.evaluate({ Region: 'a' }, partitions)).toThrow('{Name}, which has no value')
    }
    for (const ruleSet of both([always({ ref: 'Name' })])) {
      expect(() => ruleSet.evaluate({ Region: 'a' }, partitions)).toThrow('The endpoint rules give no URL')
    }
  })

  it('know which parameters matter', () => {
    const inHeader = { url: 'x', headers: { a: [{ ref: 'Name' }] } }
    for (const ruleSet of both([{ conditions: [], endpoint: inHeader, type: 'endpoint' }])) {
      expect(['Region', 'Name', 'Unused'].map((name) => ruleSet.references(name))).toEqual([false, true, false])
    }
    for (const ruleSet of both([always('https://{Region#x}')])) {
      expect(['Region', 'Name'].map((name) => ruleSet.references(name))).toEqual([true, false])
    }
  })

  it.each([
    [{}, 'Malformed endpoint rules: parameters and rules are missing'],
    [null, 'Malformed endpoint rules'],
    [{ parameters: { a: 1 }, rules: [] }, 'parameter a is no object'],
    [{ parameters: { a: { type: 'int' } }, rules: [] }, 'Unknown parameter type: int'],
    [JSON.parse('{"parameters":{"__proto__":{"type":"string"}},"rules":[]}'), 'cannot be named __proto__'],
    [{ parameters: {}, rules: [1] }, 'a rule is no object'],
    [{ parameters: {}, rules: [{ conditions: 1, type: 'error', error: 'x' }] }, 'conditions are no list'],
    [{ parameters: {}, rules: [{ conditions: [{}], type: 'error', error: 'x' }] }, 'a condition is no function call'],
    [{ parameters: {}, rules: [{ conditions: [], type: 'what' }] }, 'Unknown rule type: what'],
    [{ parameters: {}, rules: [{ conditions: [], type: 'error', error: 'a {b' }] }, 'damaged template'],
  ])('refuse %j', (document, message) => {
    expect(() => createRuleSet({ kind: 'document', document }).evaluate({}, partitions)).toThrow(message)
  })

  it('evaluate what the packed form has no words for', () => {
    const [document, packed] = both([{ type: 'error', error: 'odd', conditions: [] }])
    for (const ruleSet of [document!, packed!])
      expect(() => ruleSet.evaluate({ Region: 'a' }, partitions)).toThrow('odd')
  })
})

describe('EndpointResolver', () => {
  it('remembers the last hundred endpoints', () => {
    const resolver = new EndpointResolver({
      ruleSet: both([always('https://{Region}')])[0]!,
      partitions: () => partitions,
    })
    const first = resolver.resolve({ Region: 'r0' })
    for (let i = 1; i < 100; i++) resolver.resolve({ Region: `r${i}` })
    expect(resolver.resolve({ Region: 'r0' })).toBe(first)
    const second = resolver.resolve({ Region: 'r1' })
    for (let i = 100; i < 199; i++) resolver.resolve({ Region: `r${i}` })
    expect(resolver.resolve({ Region: 'r1' })).toBe(second)
    expect(resolver.resolve({ Region: 'r0' })).not.toBe(first)
  })

  it('does not take one row of values for another', () => {
    const resolver = new EndpointResolver({
      ruleSet: both([always('https://{Region}.{Name}')])[0]!,
      partitions: () => partitions,
    })
    expect(resolver.resolve({ Region: 'a1:b', Name: 'c' }).url).toBe('https://a1:b.c')
    expect(resolver.resolve({ Region: 'a', Name: '1:b1:c' }).url).toBe('https://a.1:b1:c')
  })
})

describe('paths to parameters', () => {
  const params = { A: { B: 1, x: 2 }, L: [{ P: { N: 'p' } }, { D: { N: 'd' }, P: {} }, {}], M: [{ L: [{ v: 1 }] }] }

  it.each([
    ['A.B', 1],
    ['A.B.C', undefined],
    ['keys(A)', ['B', 'x']],
    ['keys(L)', undefined],
    ['L[*].P.N', ['p']],
    ['L[*].[P.N, D.N][]', ['p', 'd']],
    ['M[*].L[*].v', [[1]]],
    ['A[*].B', undefined],
    ['constructor', undefined],
  ])('%s', (path, wanted) => expect(compileParameterPath(path)(params)).toEqual(wanted))

  it.each(['', 'A.', 'A || B', 'A[0]', 'A[?x]', 'keys(A', 'A[*].[B'])('refuses %j', (path) => {
    expect(() => compileParameterPath(path)).toThrow('Cannot read the path of an endpoint parameter')
  })
})
