import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import type { ServiceName } from '../../src/session/client-types.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'
import { ANY, Stubber } from '../../src/stub.ts'
import { createNodeHost } from '../../src/util/node-host.ts'

interface Step {
  readonly do: 'addResponse' | 'addClientError' | 'assertNoPendingResponses' | 'call' | 'pages' | 'wait' | 'presign'
  readonly operation?: string
  readonly params?: object
  readonly response?: object | null
  readonly expected?: object | null
  readonly options?: Readonly<Record<string, unknown>>
  readonly waiter?: string
  readonly result?: unknown
  readonly error?: string
  readonly message?: string
  readonly errorResponse?: object | null
}

const { scenarios } = JSON.parse(readFileSync(new URL('data/stubber.json', import.meta.url), 'utf8'), untagged) as {
  readonly scenarios: Readonly<Record<string, { readonly service: string; readonly steps: readonly Step[] }>>
}

function untagged(_name: string, value: unknown): unknown {
  const { $any, $bytes, $date } = (value ?? {}) as { $any?: true; $bytes?: string; $date?: string }
  if ($any === true) return ANY
  if ($bytes !== undefined) return Buffer.from($bytes, 'base64')
  return $date === undefined ? value : new Date($date)
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
const camelCase = (name: string): string => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())

async function perform(client: GenericClient, stubber: Stubber, step: Step): Promise<unknown> {
  const method = lowerFirst(step.operation ?? '')
  switch (step.do) {
    case 'addResponse':
      return stubber.addResponse(method, step.response as never, (step.expected ?? undefined) as never)
    case 'addClientError': {
      const options = Object.entries(step.options!).map(([name, value]) => [camelCase(name), value])
      return stubber.addClientError(method, Object.fromEntries(options))
    }
    case 'assertNoPendingResponses':
      return stubber.assertNoPendingResponses()
    case 'call':
      return client[method](step.params)
    case 'pages':
      return pagesOf(client.getPaginator(method), step.params!)
    case 'wait':
      // boto gives nothing; ours gives what ended the wait.
      await client.getWaiter(step.waiter!).wait(step.params as never, { delay: 0, maxAttempts: 3 })
      return null
    case 'presign':
      return (await client.generatePresignedUrl(method, { params: step.params as never })).split('?')[0]
  }
}

async function pagesOf(paginator: ReturnType<GenericClient['getPaginator']>, params: object): Promise<unknown[]> {
  const pages: unknown[] = []
  for await (const page of paginator.paginate(params as never)) pages.push(page)
  return pages
}

type Outcome = Pick<Step, 'result' | 'error' | 'message' | 'errorResponse'>

async function outcome(client: GenericClient, stubber: Stubber, step: Step): Promise<Outcome> {
  try {
    return { result: (await perform(client, stubber, step)) ?? null }
  } catch (thrown) {
    const { name, message, response } = thrown as Error & { response?: object }
    return { error: name, message, errorResponse: response ?? null }
  }
}

const PYTHONS: Readonly<Record<string, string>> = {
  AssertionError: 'PendingResponsesError',
  ValueError: 'ArgumentError',
}

/** Without what is Python's or ours alone in a sentence: names of types, how parameters are printed, what is added. */
function comparable({ error, message = '', errorResponse = null }: Outcome): object {
  const sentence = message
    .replace(/Expected parameters:.*$/s, 'Expected parameters:')
    .replace(/, type: .*$/gm, '')
    .replace(/method: .*$/, 'method:')
    .replace(/ (They are for|Did you mean) .*$/, '')
    .replace(/\.$/, '')
  return { error: PYTHONS[error ?? ''] ?? error, sentence, errorResponse }
}

function clientOf(service: string, keys: boolean): GenericClient {
  const host = { ...createNodeHost(), env: { AWS_EC2_METADATA_DISABLED: 'true' }, readFile: () => undefined }
  const botocoreSession = new CoreSession({ host })
  const credentials = keys ? { awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret' } : {}
  return new Session({ botocoreSession, regionName: 'eu-west-1', ...credentials }).client(service as ServiceName)
}

describe("boto's Stubber", () => {
  it.each(Object.entries(scenarios))('agrees on %s', async (_name, { service, steps }) => {
    const client = clientOf(
      service,
      steps.some((step) => step.do === 'presign'),
    )
    using stubber = new Stubber(client).activate()
    for (const step of steps) {
      const got = await outcome(client, stubber, step)
      if (step.error === undefined) expect(got).toMatchObject({ result: step.result as object })
      else expect(comparable(got)).toMatchObject(comparable(step))
    }
  })
})
