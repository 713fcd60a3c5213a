/**
 * Real servers for the live tests, on loopback and free ports: moto (from PyPI, in the project's own Python) for most
 * services, dynalite for DynamoDB.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'
import type { TestProject } from 'vitest/node'
import { python } from '../../scripts/python.ts'

declare module 'vitest' {
  interface ProvidedContext {
    moto: string
    dynalite: string
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })
}

async function freePort(): Promise<string> {
  const server = createServer()
  const url = await listen(server)
  await new Promise((done) => server.close(done))
  return new URL(url).port
}

async function startMoto(): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, MOTO_S3_CUSTOM_ENDPOINTS: url, PYTHONWARNINGS: 'ignore' }
  const code = 'from moto.server import main; import sys; main(sys.argv[1:])'
  const child = spawn(await python(), ['-c', code, '-H', '127.0.0.1', '-p', port], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-20_000)
    })
  }
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`moto did not start\n${log}`)
    const answer = await fetch(`${url}/moto-api/`).catch(() => undefined)
    if (answer?.ok) return { url, child }
    await new Promise((done) => setTimeout(done, 100))
  }
  child.kill()
  throw new Error(`moto did not answer within a minute\n${log}`)
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [moto, tables] = await Promise.all([startMoto(), dynalite({ createTableMs: 20, deleteTableMs: 20 })])
  // Functions answer without Docker.
  const simple = JSON.stringify({ lambda: { use_docker: false }, batch: { use_docker: false } })
  await fetch(`${moto.url}/moto-api/config`, { method: 'POST', body: simple })
  project.provide('moto', moto.url)
  project.provide('dynalite', await listen(tables))
  return async () => {
    moto.child.kill()
    tables.closeAllConnections()
    await new Promise((done) => tables.close(done))
  }
}
