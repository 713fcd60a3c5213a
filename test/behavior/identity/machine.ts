import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { Session as CoreSession, createNodeHandler, type HttpHandler } from '../../../src/core.ts'
import { Session } from '../../../src/index.ts'
import type { Host } from '../../../src/util/host.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'
import { type Answer, type LocalService, localService } from '../local-service.ts'

const SECOND = 1000
export const MINUTE: number = 60 * SECOND

/** The time for a session and for every service it calls. Sleeping makes it later; nobody waits. */
export class Clock {
  now: number = Date.parse('2026-01-01T00:00:00Z')
  /** Seconds of every sleep. */
  readonly slept: number[] = []

  pass(milliseconds: number): void {
    this.now += milliseconds
  }
}

const open: { close(): unknown }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** A service on a real socket until the test ends. */
export async function serve(answer: Answer, tls = false): Promise<LocalService> {
  const service = await localService(answer, tls)
  open.push(service)
  return service
}

export interface MachineOptions {
  readonly clock: Clock
  readonly env?: Readonly<Record<string, string>>
  /** By their paths below the home folder. */
  readonly files?: Readonly<Record<string, string>>
  /** Addresses that only machines of AWS have, and the service that is there: `{ '169.254.170.2': url }`. */
  readonly network?: Readonly<Record<string, string>>
}

/** A machine with a home folder and a clock of its own: its sessions use real files and real sockets. */
export class Machine {
  readonly home: string = mkdtempSync(join(tmpdir(), 'tucuxi-machine-'))
  readonly #options: MachineOptions

  constructor(options: MachineOptions) {
    this.#options = options
    for (const [name, text] of Object.entries(options.files ?? {})) this.write(name, text)
    open.push({ close: () => rmSync(this.home, { recursive: true }) })
  }

  write(name: string, text: string): string {
    const path = join(this.home, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }

  /** A session as a program that starts here has it. */
  session(profile?: string): Session {
    const { network } = this.#options
    const httpHandler = network && redirected(network)
    const session = new Session({ botocoreSession: new CoreSession({ host: this.#host(), profile, httpHandler }) })
    open.push(session)
    return session
  }

  #host(): Host {
    const { clock, env } = this.#options
    return {
      ...createNodeHost(),
      env: { AWS_DEFAULT_REGION: 'us-east-1', ...env },
      now: () => clock.now,
      homeDirectory: () => this.home,
      random: () => 0.5,
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted()
        clock.slept.push(milliseconds / SECOND)
        clock.pass(milliseconds)
      },
    }
  }
}

/**
 * Node's handler in a network where services of AWS's machines can be reached on loopback. Time passes by the clock alone: a
 * machine that has other things to do is not late.
 */
function redirected(network: Readonly<Record<string, string>>): HttpHandler {
  const node = createNodeHandler({ proxies: {} })
  return {
    async send(request, options) {
      const url = network[request.host]
      const there = request.clone()
      if (url !== undefined) there.host = new URL(url).host
      return node.send(there, { ...options, connectTimeout: undefined, readTimeout: undefined })
    },
    close: () => node.close(),
  }
}
