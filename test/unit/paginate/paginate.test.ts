import { describe, expect, it, vi } from 'vitest'
import { ArgumentError, InvalidExpressionError, PaginationError } from '../../../src/errors/index.ts'
import type { PaginatorDefinition, WireOperation } from '../../../src/model/wire-model.ts'
import type { Page, PageIterator } from '../../../src/paginate/page-iterator.ts'
import { withValue } from '../../../src/paginate/page-path.ts'
import { type PaginateOptions, Paginator } from '../../../src/paginate/paginator.ts'
import { decodeToken, encodeToken } from '../../../src/paginate/token-text.ts'

const DEFINITION: PaginatorDefinition = {
  input_token: 'Marker',
  output_token: 'NextMarker',
  result_key: ['Users', 'Groups'],
  limit_key: 'MaxKeys',
}
const OPERATION = { input: { member: () => ({ shape: { type: 'integer' } }) } } as unknown as WireOperation

interface Service {
  readonly paginator: Paginator<Page, { signal?: AbortSignal | undefined }>
  readonly calls: { readonly params: Page; readonly options: { signal?: AbortSignal | undefined } }[]
}

/** A service with numbers from 0 to `size`, which gives as many per page as it is asked for, or 10. */
function numbers(size: number, definition: PaginatorDefinition = DEFINITION): Service {
  const calls: Service['calls'] = []
  const method = async (params: Page, options: { signal?: AbortSignal | undefined }): Promise<Page> => {
    options.signal?.throwIfAborted()
    calls.push({ params, options })
    const from = Number(params['Marker'] ?? 0)
    const to = Math.min(from + Number(params['MaxKeys'] ?? 10), size)
    const page: Page = { Users: Array.from({ length: to - from }, (_, i) => from + i), Groups: [`g${from}`] }
    if (to < size) page['NextMarker'] = String(to)
    return page
  }
  return { paginator: new Paginator(method, definition, OPERATION, ['signal']), calls }
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of source) found.push(item)
  return found
}

describe('iterating', () => {
  it('starts anew each time, and leaves the parameters alone', async () => {
    const { paginator, calls } = numbers(25)
    const params = { Name: 'x' }
    const pages = paginator.paginate(params)
    expect(await collect(pages.items())).toHaveLength(25)
    expect(await collect(pages.items())).toHaveLength(25)
    expect(calls.map(({ params: { Marker } }) => Marker)).toEqual([undefined, '10', '20', undefined, '10', '20'])
    expect(params).toEqual({ Name: 'x' })
    expect(calls.every(({ params: { Name } }) => Name === 'x')).toBe(true)
  })

  it('sends nothing before somebody iterates, and no page more than is read', async () => {
    const { paginator, calls } = numbers(100)
    const pages = paginator.paginate()
    expect(calls).toHaveLength(0)
    for await (const item of pages.items()) if (item === 12) break
    expect(calls).toHaveLength(2)
  })

  it('gives the rest of the options to each call', async () => {
    const { paginator, calls } = numbers(30)
    const { signal } = new AbortController()
    await collect(paginator.paginate({}, { pageSize: 15, signal }))
    expect(calls.map(({ options }) => options)).toEqual([{ signal }, { signal }])
    const aborted = paginator.paginate({}, { signal: AbortSignal.abort(new Error('enough')) })
    await expect(collect(aborted)).rejects.toThrow('enough')
  })

  it('does not change a page that it cuts', async () => {
    const page = { Users: [1, 2, 3], Groups: ['x'] }
    const paginator = new Paginator(async () => page, DEFINITION, OPERATION)
    expect(await collect(paginator.paginate({}, { maxItems: 1 }))).toEqual([{ Users: [1], Groups: ['x'] }])
    expect(page.Users).toHaveLength(3)
  })
})

describe('resuming', () => {
  it.each([1, 3, 7, 10, 11, 35])('%i at a time gives everything once', async (maxItems) => {
    const { paginator } = numbers(35)
    const seen: unknown[] = []
    let startingToken: string | undefined
    do {
      const pages: PageIterator = paginator.paginate({}, { maxItems, startingToken })
      const items = await collect(pages.items())
      expect(items.length).toBeLessThanOrEqual(maxItems)
      seen.push(...items)
      startingToken = pages.resumeToken
    } while (startingToken !== undefined)
    expect(seen).toEqual(Array.from({ length: 35 }, (_, i) => i))
  })

  it("takes a service's own token that is base64 of JSON", async () => {
    const { paginator, calls } = numbers(35)
    for (const fields of [{ x: 1 }, { Marker: 'm', x: 1 }, [1], 5, { Marker: 'm', boto_truncate_amount: -1 }]) {
      const own = Buffer.from(JSON.stringify(fields)).toString('base64')
      calls.length = 0
      await paginator.paginate({}, { startingToken: own })[Symbol.asyncIterator]().next()
      expect(calls[0]?.params).toEqual({ Marker: own })
    }
  })

  it('tells the token inside the loop too', async () => {
    const pages = numbers(30).paginator.paginate({}, { maxItems: 20 })
    const tokens: unknown[] = []
    for await (const _ of pages) tokens.push(pages.resumeToken)
    expect(tokens).toEqual([undefined, encodeToken({ Marker: '20' })])
  })

  it('has a token that can be set, with the right fields', () => {
    const pages = numbers(5).paginator.paginate()
    pages.resumeToken = { Marker: 'm', boto_truncate_amount: 3 }
    expect(decodeToken(pages.resumeToken as unknown as string)).toEqual({ Marker: 'm', boto_truncate_amount: 3 })
    expect(() => {
      pages.resumeToken = { Other: 'm' }
    }).toThrow('Bad starting token: {"Other":"m"}')
    expect(() => {
      pages.resumeToken = {}
    }).toThrow(ArgumentError)
  })
})

describe('tokens', () => {
  it('come back as they went in', () => {
    const fields = { a: new Uint8Array([0, 255]), b: { c: ['x', new Uint8Array([1])] }, n: 2n ** 60n, t: 'ä', z: null }
    expect(decodeToken(encodeToken(fields))).toEqual(fields)
    expect(decodeToken(encodeToken({ at: new Date(0) }))).toEqual({ at: '1970-01-01T00:00:00.000Z' })
  })

  it('cannot reach into prototypes', () => {
    const hostile = (json: string): unknown => decodeToken(Buffer.from(json).toString('base64'))
    expect(hostile('{"a": "x", "boto_encoded_keys": [["__proto__", "polluted"]]}')).toBeUndefined()
    expect(hostile('{"a": "x", "boto_encoded_keys": [["constructor", "name"]]}')).toBeUndefined()
    expect(hostile('{"a": "x", "boto_encoded_keys": 5}')).toBeUndefined()
    expect(hostile('{"a": "x", "boto_encoded_keys": [[]]}')).toBeUndefined()
    expect(hostile('{"a": 5, "boto_encoded_keys": [["a"]]}')).toBeUndefined()
    const own = hostile('{"__proto__": {"polluted": true}}') as object
    expect(Object.getPrototypeOf(own)).toBe(Object.prototype)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('items', () => {
  it('are of the first result key, or of the one named', async () => {
    const { paginator } = numbers(12)
    expect(paginator.resultKeys).toEqual(['Users', 'Groups'])
    expect(await collect(paginator.paginate().items('Groups'))).toEqual(['g0', 'g10'])
    await expect(collect(paginator.paginate().items('Nobody'))).rejects.toThrow(
      'The pages have no result key Nobody. Valid result keys are: Users, Groups',
    )
  })

  it('of a map are its entries', async () => {
    const pages: Page[] = [{ Users: { a: 1, b: 2 }, NextMarker: 'm' }, { Users: { c: 3 } }]
    const paginator = (): Paginator => {
      const left = [...pages]
      return new Paginator(async () => left.shift()!, DEFINITION, OPERATION)
    }
    const entries = [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]
    expect(await collect(paginator().paginate().items())).toEqual(entries)
    expect(await paginator().paginate().buildFullResult()).toEqual({ Users: { a: 1, b: 2, c: 3 } })
    const cut = paginator().paginate({}, { maxItems: 1 })
    expect(await collect(cut.items())).toEqual([['a', 1]])
    const rest = paginator().paginate({}, { startingToken: cut.resumeToken })
    expect(await collect(rest.items())).toEqual(entries.slice(1))
  })
})

describe('search', () => {
  it('flattens lists, one page after the other', async () => {
    const { paginator } = numbers(25)
    expect(await collect(paginator.paginate().search('Users[0]'))).toEqual([0, 10, 20])
    expect(await collect(paginator.paginate().search('Users[?@ > `22`]'))).toEqual([23, 24])
    expect(await collect(paginator.paginate().search('[Users[0], Groups[0]]'))).toEqual([0, 'g0', 10, 'g10', 20, 'g20'])
    expect(await collect(paginator.paginate().search('Nobody'))).toEqual([null, null, null])
    await expect(collect(paginator.paginate().search('a['))).rejects.toBeInstanceOf(ArgumentError)
  })
})

describe('resultKeyIters', () => {
  it('share their pages', async () => {
    const { paginator, calls } = numbers(25)
    const [users, groups] = paginator.paginate().resultKeyIters()
    expect(await collect(groups!)).toEqual(['g0', 'g10', 'g20'])
    expect(await collect(users!)).toHaveLength(25)
    expect(calls).toHaveLength(3)
  })

  it('share a failure', async () => {
    const method = vi.fn(async (): Promise<Page> => {
      throw new Error('down')
    })
    const [users, groups] = new Paginator(method, DEFINITION, OPERATION).paginate().resultKeyIters()
    await expect(collect(users!)).rejects.toThrow('down')
    await expect(collect(groups!)).rejects.toThrow('down')
    expect(method).toHaveBeenCalledTimes(1)
  })
})

describe('options', () => {
  it.each([
    [{ maxItems: -1 }, 'maxItems must be a whole number, not -1'],
    [{ maxItems: 1.5 }, 'maxItems must be a whole number, not 1.5'],
    [{ maxItems: 'x' }, 'maxItems must be a whole number, not "x"'],
    [{ maxItems: Number.NaN }, 'maxItems must be a whole number'],
    [{ pageSize: 'x' }, 'pageSize must be a whole number, not "x"'],
  ])('%j is refused', (options, message) => {
    const { paginator } = numbers(5)
    expect(() => paginator.paginate({}, options as PaginateOptions)).toThrow(ArgumentError)
    expect(() => paginator.paginate({}, options as PaginateOptions)).toThrow(message)
  })

  it('of boto are refused with what they are called here', () => {
    const { paginator } = numbers(5)
    const options = { MaxItems: 3 } as PaginateOptions
    expect(() => paginator.paginate({}, options)).toThrow(
      "Got unexpected keyword argument 'MaxItems'. Did you mean 'maxItems'?",
    )
  })

  it('are not among the parameters, unless the operation has one of that name', () => {
    const params = { PaginationConfig: { MaxItems: 3 } }
    const without = { input: { member: () => undefined } } as unknown as WireOperation
    const make = (operation: WireOperation) => new Paginator(async () => ({}), DEFINITION, operation)
    expect(() => make(without).paginate(params)).toThrow(ArgumentError)
    expect(() => make(without).paginate(params)).toThrow('Give it apart: paginate(params, { maxItems')
    expect(() => make(OPERATION).paginate(params)).not.toThrow()
  })

  it('without a limit there is no page size', () => {
    const { limit_key: _, ...definition } = DEFINITION
    expect(() => numbers(5, definition).paginator.paginate({}, { pageSize: 5 })).toThrow(PaginationError)
  })
})

describe('a value at a path', () => {
  it('leaves the original alone, and prototypes too', () => {
    const page = { a: { b: 1, c: 2 }, d: [1] }
    expect(withValue(page, 'a.b', 5)).toEqual({ a: { b: 5, c: 2 }, d: [1] })
    expect(withValue(page, 'd.e', 5)).toEqual({ a: { b: 1, c: 2 }, d: { e: 5 } })
    expect(page).toEqual({ a: { b: 1, c: 2 }, d: [1] })
    const own = withValue({}, '__proto__.polluted', true)
    expect(Object.getPrototypeOf(own)).toBe(Object.prototype)
    expect(Object.hasOwn(own, '__proto__')).toBe(true)
    expect(() => withValue(page, 'a[0]', 5)).toThrow(InvalidExpressionError)
  })
})
