import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'
import type { Host } from '../../src/util/host.ts'
import { createNodeHost } from '../../src/util/node-host.ts'

/** One request as a service got it. */
export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export type Answer = (response: ServerResponse, received: Received, number: number) => void

/** A service on a real socket, which answers as a test says and remembers what it was asked. */
export interface LocalService {
  readonly url: string
  readonly received: Received[]
  readonly server: Server
  close(): Promise<void>
}

const certificate = (name: string): string => fileURLToPath(new URL(`../fixtures/tls/${name}.pem`, import.meta.url))

/** What vouches for services over TLS. */
export const CA_BUNDLE: string = certificate('ca')

export async function localService(answer: Answer, tls = false): Promise<LocalService> {
  const received: Received[] = []
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const entry = { method, url, headers, body: Buffer.concat(chunks) }
      received.push(entry)
      answer(response, entry, received.length)
    })
  }
  const server: Server = tls
    ? createSecureServer(
        { key: readFileSync(certificate('server-key')), cert: readFileSync(certificate('server')) },
        listener,
      )
    : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    server,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export interface TestSession {
  readonly session: Session
  /** Milliseconds of every sleep, none of which was slept. */
  readonly sleeps: number[]
}

/** A session with keys of its own and nothing from the machine: no files, no environment, a clock that does not wait. */
export function testSession(overrides: Partial<Host> = {}): TestSession {
  const sleeps: number[] = []
  const host: Host = {
    ...createNodeHost(),
    env: {},
    readFile: () => undefined,
    random: () => 1,
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds)
    },
    ...overrides,
  }
  const core = new CoreSession({ host })
  const session = new Session({
    botocoreSession: core,
    awsAccessKeyId: 'AKIDEXAMPLE',
    awsSecretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    regionName: 'us-east-1',
  })
  return { session, sleeps }
}
