import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConnectionClosedError } from '../../../src/errors/http.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'

type Event = Record<string, unknown>

interface AttemptResponse {
  readonly httpStatus?: number
  readonly responseHeaders?: Readonly<Record<string, string>>
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly sdkException?: { readonly isRetryable: boolean; readonly message: string }
}

interface Configuration {
  readonly accessKey: string
  readonly sessionToken?: string
  readonly region: string
  readonly environmentVariables: Readonly<Record<string, string>>
  readonly sharedConfigFile: Readonly<Record<string, string>>
  readonly maxRetries?: number
}

interface Case {
  readonly description: string
  readonly configuration?: Configuration
  readonly apiCalls: readonly {
    readonly operationName: string
    readonly attemptResponses: readonly AttemptResponse[]
  }[]
  readonly expectedMonitoringEvents: readonly Event[]
}

const corpora = process.env['TUCUXI_CORPORA']

function load(folder: string): {
  readonly cases: readonly Case[]
  readonly defaults: {
    readonly configuration: Configuration
    readonly optionalEventFields: Readonly<Record<string, Event>>
  }
} {
  return JSON.parse(readFileSync(join(folder, 'csm/cases.json'), 'utf8')) as ReturnType<typeof load>
}

/** The Type is what tells events apart; ANY_STR and ANY_INT stand for values that are different each time. */
function expectEvent(seen: Event, wanted: Event, optional: Event): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (value === 'ANY_STR') expect(seen[name], name).toBeTypeOf('string')
    else if (value === 'ANY_INT') expect(Number.isInteger(seen[name]), name).toBe(true)
    else expect(seen[name], name).toBe(value)
  }
  const unknown = Object.keys(seen).filter((name) => !(name in wanted) && !(name in optional))
  expect(unknown).toEqual([])
}

function sessionOf({
  configuration,
  port,
  folder,
}: {
  configuration: Configuration
  port: number
  folder: string
}): CoreSession {
  const { environmentVariables, sharedConfigFile } = configuration
  const lines = Object.entries(sharedConfigFile).map(([key, value]) => `${key} = ${value}\n`)
  const text = new TextEncoder().encode(`[default]\n${lines.join('')}`)
  return new CoreSession({
    host: {
      ...createNodeHost(),
      env: { ...environmentVariables, AWS_CSM_PORT: String(port), AWS_DATA_PATH: join(folder, 'csm/data') },
      homeDirectory: () => '/home/somebody',
      readFile: (path) => (path === '/home/somebody/.aws/config' ? text : undefined),
      sleep: async () => undefined,
    },
  })
}

function answerWith(session: CoreSession, responses: readonly AttemptResponse[]): void {
  const left = [...responses]
  session.register('before-send', () => {
    const { sdkException, httpStatus = 200, responseHeaders, errorCode, errorMessage } = left.shift()!
    if (sdkException?.isRetryable) {
      const error = new ConnectionClosedError({ endpointUrl: 'https://csmtest' })
      throw Object.assign(error, { message: sdkException.message })
    }
    if (sdkException) throw new Error(sdkException.message)
    const body = errorCode === undefined ? '{}' : JSON.stringify({ __type: errorCode, message: errorMessage })
    return { statusCode: httpStatus, headers: responseHeaders, body }
  })
}

if (corpora === undefined)
  describe.skip('client-side monitoring (left out: TUCUXI_CORPORA is not set)', () => it('', () => {}))
else {
  const { cases, defaults } = load(corpora)
  describe('client-side monitoring', () => {
    let socket: Socket
    let received: Event[] = []

    beforeAll(async () => {
      socket = createSocket('udp4', (bytes) => void received.push(JSON.parse(String(bytes)) as Event))
      socket.bind(0, '127.0.0.1')
      await once(socket, 'listening')
    })
    afterAll(() => void socket.close())

    it.each(cases)(
      '$description',
      async ({ configuration = defaults.configuration, apiCalls, expectedMonitoringEvents }) => {
        received = []
        const session = sessionOf({ configuration, port: (socket.address() as AddressInfo).port, folder: corpora })
        answerWith(
          session,
          apiCalls.flatMap(({ attemptResponses }) => attemptResponses),
        )
        const client = session.createClient('csmtest' as 's3', {
          regionName: configuration.region,
          awsAccessKeyId: configuration.accessKey,
          awsSecretAccessKey: 'secret',
          awsSessionToken: configuration.sessionToken,
          config: configuration.maxRetries === undefined ? {} : { retries: { maxAttempts: configuration.maxRetries } },
        }) as unknown as Record<string, () => Promise<unknown>>
        for (const { operationName } of apiCalls) {
          await client[operationName.charAt(0).toLowerCase() + operationName.slice(1)]!().catch(() => undefined)
        }
        const deadline = Date.now() + 5000
        while (received.length < expectedMonitoringEvents.length && Date.now() < deadline)
          await new Promise((done) => setTimeout(done, 5))
        if (expectedMonitoringEvents.length === 0) await new Promise((done) => setTimeout(done, 20))
        expect(received.map(({ Type }) => Type)).toEqual(expectedMonitoringEvents.map(({ Type }) => Type))
        received.forEach((event, index) => {
          const wanted = expectedMonitoringEvents[index]!
          expectEvent(event, wanted, defaults.optionalEventFields[String(wanted['Type'])] ?? {})
        })
      },
    )
  })
}
