import { expect, it } from 'vitest'
import { mergeParameters } from '../../../src/resources/merge-parameters.ts'

it('joins the lists at the top and replaces others', () => {
  const merged = mergeParameters(
    { Filters: [1], Deep: { List: [1], A: 1 }, Name: 'a' },
    { Filters: [2], Deep: { List: [2] } },
  )
  expect(merged).toEqual({ Filters: [1, 2], Deep: { List: [2], A: 1 }, Name: 'a' })
})

it('replaces a value by one of another kind', () => {
  expect(mergeParameters({ A: 'text', B: [1] }, { A: { b: 1 }, B: 'text' })).toEqual({ A: { b: 1 }, B: 'text' })
})

it('changes neither, and does not change with them', () => {
  const filters = [{ Name: 'a', Values: ['1'] }]
  const before = { Filters: filters }
  const merged = mergeParameters(before, {})
  filters[0]!.Values.push('2')
  filters.push({ Name: 'b', Values: [] })
  expect(merged).toEqual({ Filters: [{ Name: 'a', Values: ['1'] }] })
})

it('hands on bytes, dates and streams as they are', () => {
  const given = { Body: new Uint8Array(2), At: new Date(0), Read: (async function* () {})() }
  const merged = mergeParameters({}, given)
  for (const name of ['Body', 'At', 'Read'] as const) expect(merged[name]).toBe(given[name])
})

it('takes __proto__ for a name like others', () => {
  const merged = mergeParameters(
    {},
    JSON.parse('{"__proto__": {"polluted": true}}') as object as Record<string, unknown>,
  )
  expect(Object.hasOwn(merged, '__proto__')).toBe(true)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
