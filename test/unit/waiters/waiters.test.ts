import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { AbortError, ArgumentError, ClientError, WaiterConfigError, WaiterError } from '../../../src/errors/index.ts'
import type { AcceptorDefinition, WaiterDefinition } from '../../../src/model/wire-model.ts'
import type { Response } from '../../../src/waiters/acceptor.ts'
import { Waiter, type WaitMethod, type WaitOptions } from '../../../src/waiters/waiter.ts'
import { fakeHost } from '../fake-host.ts'

interface Recorded {
  readonly acceptors: Readonly<Record<string, readonly AcceptorDefinition[]>>
  readonly answers: Readonly<Record<string, Response>>
  readonly cases: readonly (readonly [
    acceptors: string,
    sequence: readonly string[],
    expected: { readonly outcome: string | null; readonly calls: number; readonly last?: string },
  ])[]
}
const recorded = JSON.parse(
  readFileSync(new URL('../../parity/data/waiters.json', import.meta.url), 'utf8'),
) as Recorded

const { answers } = recorded

function definition(acceptors: readonly AcceptorDefinition[], maxAttempts = 3): WaiterDefinition {
  return { operation: 'Describe', delay: 5, maxAttempts, acceptors }
}

/** The operation as a client has it: answers that are errors are thrown. */
function answering(...names: readonly string[]): { method: WaitMethod; calls: unknown[] } {
  const calls: unknown[] = []
  const method: WaitMethod = async (params) => {
    const answer = answers[names[Math.min(calls.length, names.length - 1)]!]!
    calls.push(params)
    const isError = typeof answer['Error'] === 'object' && answer['ResponseMetadata'] !== undefined
    if (isError) throw new ClientError(answer, 'Describe')
    return answer
  }
  return { method, calls }
}

/** What botocore says of the acceptor that happens to be last, instead of the one that matched; and where it crashes. */
const KNOWN_BETTER: Readonly<Record<string, string>> = {
  'path: pending, empty':
    'Waiter ThingReady failed: Max attempts exceeded. Previously accepted state: For expression "State" we matched expected path: "pending"',
  'error: a result with an Error': 'Waiter ThingReady failed: Max attempts exceeded',
  'empty code: a result with an Error': 'success',
}

describe('waiters, as botocore has them', () => {
  it.each(recorded.cases.map((one) => [`${one[0]}: ${one[1].join(', ')}`, one] as const))('%s', async (name, one) => {
    const [acceptors, sequence, expected] = one
    const { method, calls } = answering(...sequence)
    const waiter = new Waiter(
      'ThingReady',
      definition(recorded.acceptors[acceptors]!, sequence.length),
      method,
      fakeHost(),
    )
    const outcome = KNOWN_BETTER[name] ?? expected.outcome
    const result = await waiter.wait({ Name: 'x' }).catch((error: unknown) => error)
    expect(calls).toHaveLength(expected.calls)
    if (outcome === 'success') {
      expect(result).toEqual(answers[sequence[expected.calls - 1]!])
      return
    }
    expect(result).toBeInstanceOf(WaiterError)
    expect((result as WaiterError).message).toBe(outcome)
    expect((result as WaiterError).lastResponse).toEqual(answers[expected.last ?? sequence.at(-1)!])
  })
})

const PATH = recorded.acceptors['path']!

describe('wait', () => {
  it('waits between calls as long as the waiter says, or as told', async () => {
    const slept = async (options: WaitOptions): Promise<number[]> => {
      const host = fakeHost()
      const { method } = answering('pending', 'pending', 'ready')
      await new Waiter('X', definition(PATH), method, host).wait({}, options)
      return host.slept
    }
    expect(await slept({})).toEqual([5000, 5000])
    expect(await slept({ delay: 0.5 })).toEqual([500, 500])
    expect(await slept({ delay: '20ms' })).toEqual([20, 20])
  })

  it('gives up after as many calls as told, without waiting once more', async () => {
    const host = fakeHost()
    const { method, calls } = answering('pending')
    await expect(new Waiter('X', definition(PATH), method, host).wait({}, { maxAttempts: 2 })).rejects.toThrow(
      'Waiter X failed: Max attempts exceeded. Previously accepted state: For expression "State"',
    )
    expect([calls.length, host.slept.length]).toEqual([2, 1])
  })

  it('gives the error that ended it as the cause', async () => {
    const { method } = answering('broken')
    const error: unknown = await new Waiter('X', definition(PATH), method, fakeHost()).wait().catch((e: unknown) => e)
    expect(error).toMatchObject({
      message: 'Waiter X failed: An error occurred (Broken): about Broken',
      cause: expect.any(ClientError) as unknown,
      phase: 'response',
    })
  })

  it('passes on what is not an answer', async () => {
    const method = async (): Promise<Response> => {
      throw new TypeError('a bug')
    }
    await expect(new Waiter('X', definition(PATH), method, fakeHost()).wait()).rejects.toBeInstanceOf(TypeError)
  })

  it('gives parameters and options to each call, and keeps its own', async () => {
    const method = vi.fn(
      async (_params: Record<string, unknown>, _options: object): Promise<Response> => answers['ready']!,
    )
    const waiter = new Waiter<Response, { timeout?: number }>('X', definition(PATH), method, fakeHost(), ['timeout'])
    const params = { Name: 'x' }
    const { signal } = new AbortController()
    await waiter.wait(params, { delay: 1, maxAttempts: 2, signal, timeout: 4 })
    expect(method.mock.calls[0]).toEqual([{ Name: 'x' }, { signal, timeout: 4 }])
    expect(method.mock.calls[0]![0]).not.toBe(params)
  })

  it('can be aborted while it waits', async () => {
    const controller = new AbortController()
    const host = fakeHost({ whileAsleep: async () => controller.abort('enough') })
    const { method, calls } = answering('pending')
    const waiting = new Waiter('X', definition(PATH), method, host).wait({}, { signal: controller.signal })
    await expect(waiting).rejects.toBeInstanceOf(AbortError)
    await expect(waiting).rejects.toMatchObject({ message: 'The wait was aborted', cause: 'enough' })
    expect(calls).toHaveLength(1)
  })

  it('tells those who come from boto where its options are', async () => {
    const { method, calls } = answering('ready')
    const waiter = new Waiter('X', definition(PATH), method, fakeHost())
    await expect(waiter.wait({ WaiterConfig: { Delay: 1 } })).rejects.toThrow(
      'WaiterConfig is no parameter of the operation. Give it apart: wait(params, { delay, maxAttempts }).',
    )
    await expect(waiter.wait({}, { MaxAttempts: 2 } as WaitOptions)).rejects.toThrow(
      "Got unexpected keyword argument 'MaxAttempts'. Did you mean 'maxAttempts'?",
    )
    expect(calls).toHaveLength(0)
  })

  it.each([{ maxAttempts: 0 }, { maxAttempts: 1.5 }, { delay: -1 }, { delay: 'soon' }])(
    'refuses %j',
    async (options) => {
      const { method, calls } = answering('ready')
      await expect(new Waiter('X', definition(PATH), method, fakeHost()).wait({}, options)).rejects.toBeInstanceOf(
        ArgumentError,
      )
      expect(calls).toHaveLength(0)
    },
  )

  it('takes an expression that cannot be applied to an answer for one that does not match', async () => {
    const argument = 'length(Gateways[].Id) > `0`'
    const acceptors: AcceptorDefinition[] = [
      { state: 'failure', matcher: 'pathAll', argument, expected: true },
      { state: 'success', matcher: 'path', argument, expected: true },
    ]
    const pages: Response[] = [{}, { Gateways: [{ Id: 1 }] }]
    const method = async (): Promise<Response> => pages.shift()!
    expect(await new Waiter('X', definition(acceptors), method, fakeHost()).wait()).toEqual({ Gateways: [{ Id: 1 }] })
  })

  it('compares numbers beyond 2^53 too', async () => {
    const acceptors: AcceptorDefinition[] = [{ state: 'success', matcher: 'path', argument: 'N', expected: 5 }]
    const waiter = new Waiter('X', definition(acceptors), async () => ({ N: 5n }), fakeHost())
    expect(await waiter.wait()).toEqual({ N: 5n })
  })
})

describe('a definition that cannot be used', () => {
  it.each([
    [{ state: 'success', matcher: 'moon', expected: 1 }, 'Error processing waiter config: Unknown acceptor: moon'],
    [{ state: 'maybe', matcher: 'status', expected: 1 }, 'Error processing waiter config: Unknown state: maybe'],
    [{ state: 'retry', matcher: 'path', expected: 1 }, 'Error processing waiter config: Acceptor path has no argument'],
  ])('%j', async (acceptor, message) => {
    const { method } = answering('ready')
    const waiting = new Waiter('X', definition([acceptor as AcceptorDefinition]), method, fakeHost()).wait()
    await expect(waiting).rejects.toBeInstanceOf(WaiterConfigError)
    await expect(waiting).rejects.toThrow(message)
  })
})
