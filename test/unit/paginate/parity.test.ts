import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../../src/errors/index.ts'
import type { PaginatorDefinition, WireOperation } from '../../../src/model/wire-model.ts'
import type { Page, PageIterator } from '../../../src/paginate/page-iterator.ts'
import { Paginator } from '../../../src/paginate/paginator.ts'

interface Case {
  readonly name: string
  readonly definition: PaginatorDefinition
  readonly pages: readonly unknown[]
  readonly params: Page
  readonly config: { readonly MaxItems?: number; readonly PageSize?: number; readonly StartingToken?: string }
  readonly textLimit: boolean
  readonly expected: {
    readonly pages: readonly unknown[]
    readonly calls: readonly unknown[]
    readonly resumeToken?: string | null
    readonly full?: unknown
    readonly items?: readonly unknown[]
    readonly error?: readonly [string, string]
  }
}
const { cases } = JSON.parse(readFileSync(new URL('../../parity/data/pages.json', import.meta.url), 'utf8')) as {
  cases: readonly Case[]
}

/** Bytes are bytes here, and what is None there is absent. */
function here(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(here)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if ('$bytes' in value) return new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
  const entries = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(entries.map(([key, item]) => [key, here(item)]))
}

function run(one: Case): { pages: PageIterator; calls: unknown[] } {
  const calls: unknown[] = []
  const operation = {
    input: { member: () => ({ shape: { type: one.textLimit ? 'string' : 'integer' } }) },
  } as unknown as WireOperation
  const method = async (params: Page): Promise<Page> => {
    calls.push(params)
    return here(one.pages[calls.length - 1]) as Page
  }
  const { MaxItems: maxItems, PageSize: pageSize, StartingToken: startingToken } = one.config
  const paginator = new Paginator(method, structuredClone(one.definition), operation)
  return { pages: paginator.paginate(one.params, { maxItems, pageSize, startingToken }), calls }
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of source) found.push(item)
  return found
}

describe('pages, as botocore has them', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const { expected } = one
    if (expected.error !== undefined) {
      const [type, message] = expected.error
      const failing = (async () => collect(run(one).pages))()
      if (type === 'PaginationError') await expect(failing).rejects.toBeInstanceOf(PaginationError)
      await expect(failing).rejects.toThrow(message.split('{')[0])
      return
    }
    const { pages, calls } = run(one)
    expect((await collect(pages)).map(here)).toEqual(expected.pages.map(here))
    expect(calls).toEqual(expected.calls.map(here))
    expect(pages.resumeToken ?? null).toBe(expected.resumeToken)
    expect(await run(one).pages.buildFullResult()).toEqual(here(expected.full))
    if (expected.items !== undefined) {
      expect(await Promise.all(run(one).pages.resultKeyIters().map(collect))).toEqual(here(expected.items))
    }
  })
})
