import { describe, expect, it } from 'vitest'
import { encodeRuleSets } from '../../../codegen/endpoints.ts'
import { encodeEndpoints } from '../../../codegen/regions.ts'
import { builtinModels } from '../../../src/loaders/model-store.ts'
import { decodeRuleSet } from '../../../src/model/decode-rule-set.ts'
import { decodeEndpoints } from '../../../src/model/packed-endpoints.ts'
import { builtinServices, builtinVersions, packedRules } from './builtin-rules.ts'

function builtinRuleSets(): Map<string, unknown> {
  const ruleSets = new Map<string, unknown>()
  for (const service of builtinServices()) {
    for (const version of builtinVersions(service)) {
      const { line, templates } = packedRules(service, version)
      ruleSets.set(`${service}@${version}`, decodeRuleSet(line, templates))
    }
  }
  return ruleSets
}

describe('rule sets in packs', () => {
  const ruleSets = builtinRuleSets()
  const all = encodeRuleSets(ruleSets)

  it('are the same text whatever else there is, and in whatever order', () => {
    expect(encodeRuleSets(new Map([...ruleSets].reverse()))).toEqual({
      templates: all.templates,
      lines: new Map([...all.lines].reverse()),
    })
    for (const [key, document] of ruleSets) {
      const alone = encodeRuleSets(new Map([[key, document]]))
      expect(alone.lines.get(key), key).toBe(all.lines.get(key))
      expect(all.templates).toContain(alone.templates)
    }
  })

  it('are short ASCII lines that all fit the grammar', () => {
    const size = [...all.lines.values()].reduce((sum, line) => sum + line.length, all.templates.length)
    expect(size).toBeLessThan(250_000)
    for (const [key, line] of all.lines) expect(line, key).toMatch(/^[@:][\t\x20-\x7e]+$/)
    expect(all.templates).toMatch(/^[\t\n\x20-\x7e]+$/)
  })

  it('are what the package holds', () => {
    expect(all.templates).toBe(builtinModels().text('endpoint-templates.txt'))
  })

  it('give back what was written, without the prose', () => {
    const document = {
      'new key': { documentation: 'dropped', kept: 'é\t\n' },
      version: '1.0',
      parameters: { Region: { documentation: 'dropped', type: 'string', deprecated: { message: 'm', since: 's' } } },
      rules: [
        { type: 'error', conditions: [], error: 'first' },
        {
          documentation: 'dropped',
          conditions: [{ fn: 'substring', argv: ['~^', -1, 1.5, null] }],
          rules: [],
          type: 'tree',
        },
        { conditions: [], endpoint: { url: 'https://svc-fips.{Region}.x', headers: {}, extra: 1 }, type: 'endpoint' },
      ],
    }
    const kept = JSON.parse(
      JSON.stringify(document, (key, value: unknown) => (key === 'documentation' ? undefined : value)),
    ) as { rules: object[] }
    for (const rules of [kept.rules, kept.rules.slice(0, 2), []]) {
      const { templates, lines } = encodeRuleSets(new Map([['x', { ...document, rules }]]))
      const decoded = decodeRuleSet(lines.get('x')!, () => templates)
      expect(JSON.stringify(decoded)).toBe(JSON.stringify({ ...kept, rules }))
    }
  })

  it('say so when they do not fit to their templates', () => {
    expect(() => decodeRuleSet('@00000000\tx', () => all.templates)).toThrow('the package does not fit together')
    expect(() => decodeRuleSet(':{}\t[]', () => all.templates)).toThrow('the package does not fit together')
  })
})

describe('legacy endpoint data in the package', () => {
  const text = builtinModels().text('endpoints.txt')!

  it('decode to what they were encoded from', () => {
    expect(encodeEndpoints(decodeEndpoints(text))).toBe(text)
    expect(text.length).toBeLessThan(120_000)
    expect(text).toMatch(/^[\t\n\x20-\x7e]+$/)
  })

  it.each([
    [{ b: { endpoints: {} }, a: { endpoints: {} } }, 'a is out of order|b is out of order'],
    [{ a: { endpoints: { z: {}, y: {} } } }, 'out of order'],
    [{ a: { endpoints: { 'a b': {} } } }, 'names the format cannot hold'],
    [{ a: { endpoints: { z: { hostname: '100%' } } } }, 'holds a placeholder'],
  ])('refuse %j, which would be lost', (services, message) => {
    expect(() => encodeEndpoints({ partitions: [{ partition: 'aws', services }] })).toThrow(new RegExp(message))
  })
})
