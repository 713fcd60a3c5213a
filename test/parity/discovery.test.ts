import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ClientError, EndpointConnectionError } from '../../src/errors/index.ts'
import type { HttpHandler, HttpRequest } from '../../src/http/http.ts'
import type { Loader } from '../../src/loaders/loader.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { fakeHost } from '../unit/fake-host.ts'

type Body = Record<string, unknown>
type Answer = readonly [status: number, body: Body] | 'unreachable'

interface RecordedCall {
  readonly operation: string
  readonly params: Body
  /** Seconds. */
  readonly at: number
  readonly answers: readonly Answer[]
  readonly sent: readonly (readonly [operation: string, url: string, body: Body])[]
  readonly outcome: string
}

interface Recording {
  readonly botocore: string
  readonly model: Body
  readonly scenarios: readonly {
    readonly name: string
    readonly options: { readonly enabled?: boolean; readonly endpoint_url?: string }
    readonly made: string
    readonly calls: readonly RecordedCall[]
  }[]
}

const recording = JSON.parse(readFileSync(new URL('./data/discovery.json', import.meta.url), 'utf8')) as Recording

/** A network that answers in turn. */
class Answering implements HttpHandler {
  answers: Answer[] = []
  sent: [string, string, Body][] = []

  async send({ url, headers, body }: HttpRequest) {
    const operation = headers['x-amz-target']!.split('.')[1]!
    this.sent.push([operation, url.replace(/\/$/, ''), JSON.parse(Buffer.from(body as Uint8Array).toString()) as Body])
    const answer = this.answers.shift()!
    if (answer === 'unreachable') throw new EndpointConnectionError({ endpointUrl: url })
    return { statusCode: answer[0], headers: {}, body: Buffer.from(JSON.stringify(answer[1])) }
  }

  async close(): Promise<void> {}
}

async function outcomeOf(call: () => unknown): Promise<string> {
  try {
    await call()
    return 'ok'
  } catch (error) {
    return error instanceof ClientError ? error.code : (error as Error).name
  }
}

describe(`endpoint discovery as in botocore ${recording.botocore}`, () => {
  it.each(recording.scenarios)('$name', async ({ options, made, calls }) => {
    let now = 0
    const network = new Answering()
    const session = new CoreSession({ host: { ...fakeHost(), now: () => now }, httpHandler: network })
    const loader = session.getComponent('data_loader') as Loader
    loader.addModel('river', '2020-01-01', { 'service-2': recording.model })
    session.setCredentials('AKID', 'secret')
    const make = () =>
      session.createClient('river' as never, {
        regionName: 'eu-west-1',
        endpointUrl: options.endpoint_url,
        config: { retries: { totalMaxAttempts: 1 }, endpointDiscoveryEnabled: options.enabled },
      }) as unknown as Record<string, (params: Body) => Promise<unknown>>
    expect(await outcomeOf(make)).toBe(made)
    if (made !== 'ok') return
    const client = make()
    for (const { operation, params, at, answers, sent, outcome } of calls) {
      now = at * 1000
      network.answers = [...answers]
      network.sent = []
      const method = operation.charAt(0).toLowerCase() + operation.slice(1)
      expect(await outcomeOf(() => client[method]!(params))).toBe(outcome)
      expect(network.sent).toEqual(sent.map(([name, url, body]) => [name, url.replace(/\/$/, ''), body]))
    }
  })
})
