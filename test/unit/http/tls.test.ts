import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTcpTlsServer, type TLSSocket } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { NodeHandlerSettings } from '../../../src/http/node-handler.ts'
import { failure, options, request, Started, text } from './servers.ts'

const started = new Started()
afterEach(() => started.stop())
const folder = mkdtempSync(join(tmpdir(), 'tls-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string) => fileURLToPath(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url))
const pem = (name: string) => readFileSync(file(name))

const read: string[] = []
const host = (env: Record<string, string> = {}): NodeHandlerSettings['host'] => ({
  env,
  now: Date.now,
  readFile(path) {
    read.push(path)
    return path.endsWith('missing.pem') ? undefined : readFileSync(path)
  },
})

/** A server that answers with what it knows of the connection; resolves to its port. */
async function serve(more: object = {}, name = 'server'): Promise<number> {
  const server: Server = createServer({ key: pem(`${name}-key`), cert: pem(name), ...more }, (incoming, response) => {
    const socket = incoming.socket as TLSSocket
    const { servername, alpnProtocol } = socket as TLSSocket & { servername: unknown }
    const client = socket.getPeerCertificate().subject?.CN
    response.end(JSON.stringify({ servername, alpnProtocol, client, resumed: socket.isSessionReused() }))
  })
  return started.listen(server)
}

function get(at: string, settings: Partial<NodeHandlerSettings>) {
  return started.handler({ host: host(), ...settings }).send(request(at, { scheme: 'https' }), options())
}

async function told(at: string, settings: Partial<NodeHandlerSettings>): Promise<Record<string, unknown>> {
  return JSON.parse(text((await get(at, settings)).body))
}

describe('the certificate of a server', () => {
  it('is trusted by a CA bundle', async () => {
    const port = await serve()
    expect(await told(`localhost:${port}`, { verify: file('ca') })).toMatchObject({
      servername: 'localhost',
      alpnProtocol: 'http/1.1',
    })
    expect(await told(`127.0.0.1:${port}`, { verify: file('ca') })).toMatchObject({ servername: false })
  })

  it('may be one of several in a bundle', async () => {
    const bundle = join(folder, 'bundle.pem')
    writeFileSync(bundle, Buffer.concat([pem('other-ca'), Buffer.from('\n# and\n'), pem('ca')]))
    expect(await told(`localhost:${await serve()}`, { verify: bundle })).toBeTruthy()
  })

  it('is not asked for with verify false', async () => {
    expect(await told(`localhost:${await serve({}, 'other-host')}`, { verify: false })).toBeTruthy()
  })

  it.each([
    ['by nobody', {}, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['by nobody, with verify true', { verify: true }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['by another authority', { verify: file('other-ca') }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ])('is not trusted %s', async (_, settings, code) => {
    const port = await serve()
    const error = await failure(get(`localhost:${port}`, settings))
    expect([error.name, (error.cause as { code: string }).code]).toEqual(['SSLError', code])
    expect(error.message).toMatch(new RegExp(`^SSL validation failed for https://localhost:${port}/ unable to verify`))
  })

  it('is for another host', async () => {
    const error = await failure(get(`localhost:${await serve({}, 'other-host')}`, { verify: file('ca') }))
    expect([error.name, (error.cause as { code: string }).code]).toEqual(['SSLError', 'ERR_TLS_CERT_ALTNAME_INVALID'])
  })

  it('is not there: plain HTTP', async () => {
    const at = await started.http((_, response) => response.end())
    const error = await failure(get(at, { verify: false }))
    expect([error.name, error.message]).toEqual(['SSLError', expect.stringMatching(/ is it an http:\/\/ URL\?$/)])
  })

  it('cannot be agreed on', async () => {
    const port = await serve({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' })
    expect((await failure(get(`localhost:${port}`, { verify: false }))).name).toBe('SSLError')
  })
})

describe('files', () => {
  it('that are missing are named', async () => {
    const missing = join(folder, 'missing.pem')
    const error = await failure(get('localhost:1', { verify: missing }))
    expect([error.name, error.message]).toEqual([
      'SSLError',
      `SSL validation failed for https://localhost:1/ Could not find a suitable TLS CA certificate bundle, invalid path: ${missing}`,
    ])
    const client = await failure(get('localhost:1', { clientCert: [file('client'), missing] }))
    expect(client.message).toContain(`the client certificate's key, invalid path: ${missing}`)
  })

  it('that are no certificates are named', async () => {
    const garbage = join(folder, 'garbage.pem')
    writeFileSync(garbage, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    const error = await failure(get('localhost:1', { verify: garbage }))
    expect([error.name, error.message]).toEqual(['SSLError', expect.stringContaining(`Cannot use ${garbage}: `)])
  })

  it('are read once', async () => {
    const port = await serve()
    const handler = started.handler({ host: host(), verify: file('ca') })
    read.length = 0
    const calls = [1, 2, 3].map(() => handler.send(request(`localhost:${port}`, { scheme: 'https' }), options()))
    await Promise.all(calls)
    expect(read).toEqual([file('ca')])
  })
})

describe('a client certificate', () => {
  const asking = () => serve({ requestCert: true, rejectUnauthorized: true, ca: pem('ca') })

  it.each([
    ['in one file', file('client-both')],
    ['in two files', [file('client'), file('client-key')] as const],
  ])('%s is shown', async (_, clientCert) => {
    const seen = await told(`localhost:${await asking()}`, { verify: file('ca'), clientCert })
    expect(seen['client']).toBe('tucuxi tests: client')
  })

  it('that is asked for and not there is an error', async () => {
    const error = await failure(get(`localhost:${await asking()}`, { verify: file('ca') }))
    expect(['SSLError', 'ConnectionClosedError']).toContain(error.name)
  })

  it('whose key is of another certificate is an error', async () => {
    const clientCert = [file('client'), file('server-key')] as const
    expect((await failure(get('localhost:1', { clientCert }))).name).toBe('SSLError')
  })
})

describe('connections', () => {
  it('are kept, and their sessions resumed', async () => {
    const port = await serve()
    const handler = started.handler({ host: host(), verify: file('ca'), tcpKeepalive: true })
    const send = async (): Promise<boolean> => {
      const response = await handler.send(request(`localhost:${port}`, { scheme: 'https' }), options())
      await new Promise((soon) => setTimeout(soon, 20))
      return JSON.parse(text(response.body))['resumed']
    }
    expect(await send()).toBe(false)
    expect(await send()).toBe(false)
    const both = await Promise.all([send(), send()])
    expect(both.sort()).toEqual([false, true])
  })

  it.each([
    ['the next call', {}],
    ['a call that waits', { maxPoolConnections: 1 }],
  ])('give nothing that comes behind an answer, in a record of its own, to %s', async (_, settings) => {
    let connections = 0
    const server = createTcpTlsServer({ key: pem('server-key'), cert: pem('server') }, (socket) => {
      connections++
      // An answer to HEAD that fills a record, and then a body that must not be there.
      const head = 'HTTP/1.1 200 OK\r\ncontent-length: 42\r\nx: '
      const whole = `${head}${'y'.repeat(16_384 - head.length - 4)}\r\n\r\n`
      socket.once('data', () => socket.write(`${whole}HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil`))
      socket.on('error', () => {})
    })
    const at = `localhost:${await started.listen(server)}`
    const handler = started.handler({ host: host(), verify: file('ca'), ...settings })
    const send = () => handler.send(request(at, { method: 'HEAD', scheme: 'https' }), options())
    const lengths: unknown[] = []
    const call = async () => lengths.push((await send()).headers['content-length'])
    if ('maxPoolConnections' in settings) await Promise.all([call(), call(), call()])
    else for (let i = 0; i < 3; i++) await call()
    expect(lengths).toEqual(['42', '42', '42'])
    expect(connections).toBe(3)
  })

  it('serve calls one after the other, large ones too', async () => {
    let connections = 0
    const server = createServer({ key: pem('server-key'), cert: pem('server') }, (incoming, response) => {
      incoming.resume()
      incoming.on('end', () => response.end(Buffer.alloc(1_000_000)))
    }).on('secureConnection', () => connections++)
    const at = `localhost:${await started.listen(server)}`
    const handler = started.handler({ host: host(), verify: file('ca') })
    const body = Buffer.alloc(3_000_000)
    for (let i = 0; i < 5; i++) {
      await handler.send(request(at, { method: 'PUT', scheme: 'https', body, headers: {} }), options())
    }
    expect(connections).toBe(1)
  })

  it('log their keys where SSLKEYLOGFILE says', async () => {
    const log = join(folder, 'keys')
    await get(`localhost:${await serve()}`, { host: host({ SSLKEYLOGFILE: log }), verify: file('ca') })
    await expect.poll(() => readFileSync(log, 'utf8')).toMatch(/CLIENT_TRAFFIC_SECRET_0|CLIENT_HANDSHAKE/)
  })
})
