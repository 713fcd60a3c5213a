import { readFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { NodeHandlerSettings } from '../../../src/http/node-handler.ts'
import { bypasses, chooseProxy } from '../../../src/http/proxy.ts'
import { failure, options, request, Started, text } from './servers.ts'

const started = new Started()
afterEach(() => started.stop())

const file = (name: string) => fileURLToPath(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url))
const identity = { key: readFileSync(file('server-key')), cert: readFileSync(file('server')) }
const host = (env: Record<string, string> = {}) => ({
  env,
  now: Date.now,
  readFile: (path: string) => readFileSync(path),
})

/** A proxy that forwards and tunnels; `seen` lists what it was asked for and the login. */
async function proxy(server: Server = createServer()): Promise<{ port: number; seen: (string | undefined)[][] }> {
  const seen: (string | undefined)[][] = []
  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    seen.push([incoming.url, incoming.headers['proxy-authorization']])
    const { hostname, port, pathname } = new URL(incoming.url!)
    const { host: name, connection: _, 'proxy-authorization': __, ...headers } = incoming.headers
    httpRequest(
      { hostname, port, path: pathname, method: incoming.method!, headers: { ...headers, host: name } },
      (from) => {
        response.writeHead(from.statusCode!, from.headers)
        from.pipe(response)
      },
    ).end()
  })
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    seen.push([`CONNECT ${incoming.url}`, incoming.headers['proxy-authorization']])
    const [hostname, port] = incoming.url!.split(':')
    const to = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      to.pipe(socket).pipe(to)
    })
    to.on('error', () => socket.destroy())
    socket.on('error', () => to.destroy())
  })
  return { port: await started.listen(server), seen }
}

const plain = () => started.http((incoming, response) => response.end(`${incoming.headers.host}${incoming.url}`))
async function secure(): Promise<string> {
  const server = createTlsServer(identity, (incoming, response) => response.end(`tls ${incoming.url}`))
  return `localhost:${await started.listen(server)}`
}

async function fetched(settings: Partial<NodeHandlerSettings>, at: string, scheme = 'http'): Promise<string> {
  const handler = started.handler({ host: host(), verify: file('ca'), ...settings })
  await handler.send(request(at, { scheme, path: '/a' }), options())
  return text((await handler.send(request(at, { scheme, path: '/b' }), options())).body)
}

describe('a proxy', () => {
  it('forwards http', async () => {
    const { port, seen } = await proxy()
    const at = await plain()
    expect(await fetched({ proxies: { http: `http://127.0.0.1:${port}` } }, at)).toBe(`${at}/b`)
    expect(seen).toEqual([
      [`http://${at}/a`, undefined],
      [`http://${at}/b`, undefined],
    ])
  })

  it('tunnels https, once per connection', async () => {
    const { port, seen } = await proxy()
    const at = await secure()
    expect(await fetched({ proxies: { https: `127.0.0.1:${port}` } }, at, 'https')).toBe('tls /b')
    expect(seen).toEqual([[`CONNECT ${at}`, undefined]])
  })

  it.each([
    ['a line end', 'a\r\nx-evil: 1\r\n\r\n'],
    ['what is one in Latin-1', 'a\u010d\u010ax-evil:1'],
  ])('is told of no host with %s', async (_, name) => {
    let heard = 0
    const at = await started.tcp((socket) => socket.on('data', () => heard++))
    const handler = started.handler({ proxies: { http: `http://${at}`, https: `http://${at}` } })
    for (const scheme of ['http', 'https']) {
      const error = await failure(handler.send(request(name, { scheme }), options({ connectTimeout: 200 })))
      expect([error.name, error['phase']]).toEqual(['ArgumentError', 'params'])
    }
    expect(heard).toBe(0)
  })

  it('is given user and password', async () => {
    const { port, seen } = await proxy()
    const url = `http://us%40er:p%3Aw@127.0.0.1:${port}`
    await fetched({ proxies: { http: url, https: url } }, await plain())
    await fetched({ proxies: { http: url, https: url } }, await secure(), 'https')
    const login = `Basic ${Buffer.from('us@er:p:w').toString('base64')}`
    expect(seen.map(([, authorization]) => authorization)).toEqual([login, login, login])
  })

  it('may have a percent sign in its password that begins no escape', () => {
    const settings = { host: host(), proxies: { http: 'http://user:100%@proxy:1' } }
    const login = `Basic ${Buffer.from('user:100%').toString('base64')}`
    expect(chooseProxy(settings, 'http', 'example.com')).toMatchObject({ authorization: login })
  })

  it('is spoken to over TLS', async () => {
    const { port, seen } = await proxy(createTlsServer(identity) as unknown as Server)
    const settings = {
      proxies: { http: `https://localhost:${port}`, https: `https://localhost:${port}` },
      proxiesConfig: { proxyCaBundle: file('ca') },
    }
    const at = await secure()
    expect(await fetched(settings, at, 'https')).toBe('tls /b')
    await fetched(settings, await plain())
    expect(seen).toHaveLength(3)
  })

  it('that asks for a client certificate gets it', async () => {
    const asking = { ...identity, requestCert: true, rejectUnauthorized: true, ca: readFileSync(file('ca')) }
    const { port, seen } = await proxy(createTlsServer(asking) as unknown as Server)
    const proxyClientCert = [file('client'), file('client-key')] as const
    const proxies = { https: `https://localhost:${port}` }
    const proxiesConfig = { proxyCaBundle: file('ca'), proxyClientCert }
    expect(await fetched({ proxies, proxiesConfig }, await secure(), 'https')).toBe('tls /b')
    expect(seen).toHaveLength(1)
    const without = failure(fetched({ proxies, proxiesConfig: { proxyCaBundle: file('ca') } }, await secure(), 'https'))
    expect((await without).name).toBe('ProxyConnectionError')
  })

  it('may be sent https requests itself', async () => {
    const { port, seen } = await proxy()
    const settings = {
      proxies: { https: `http://127.0.0.1:${port}` },
      proxiesConfig: { proxyUseForwardingForHttps: true },
    }
    const at = await plain()
    expect(await fetched(settings, at, 'https')).toBe(`${at}/b`)
    expect(seen[0]).toEqual([`https://${at}/a`, undefined])
  })

  it('for another scheme is not used', async () => {
    const { port, seen } = await proxy()
    await fetched({ proxies: { https: `http://127.0.0.1:${port}` } }, await plain())
    expect(seen).toEqual([])
  })
})

describe('the answer of a proxy', () => {
  /** Answers in pieces, each of which comes by itself, and tunnels. */
  async function tunnel(pieces: readonly string[]): Promise<string> {
    const server = createServer()
    server.on('connect', async (incoming, socket: Socket) => {
      socket.setNoDelay(true)
      for (const piece of pieces) {
        socket.write(piece)
        await new Promise((passed) => setTimeout(passed, 1))
      }
      const to = connect(Number(incoming.url!.split(':')[1]), '127.0.0.1')
      to.pipe(socket).pipe(to)
      to.on('error', () => socket.destroy())
      socket.on('error', () => to.destroy())
    })
    const proxies = { https: `http://127.0.0.1:${await started.listen(server)}` }
    return fetched({ proxies }, await secure(), 'https')
  }

  it.each([1, 2, 3, 4])('may come in pieces of %d bytes', async (size) => {
    const answer = 'HTTP/1.1 200 Connection established\r\nVia: river\r\n\r\n'
    expect(await tunnel(answer.match(new RegExp(`.{1,${size}}`, 'gs'))!)).toBe('tls /b')
  })

  it('may be long', async () => {
    const headers = Array.from({ length: 60 }, (_, i) => `X-${i}: ${'x'.repeat(1000)}\r\n`)
    expect(await tunnel(['HTTP/1.1 200 OK\r\n', ...headers, '\r\n'])).toBe('tls /b')
  })
})

describe('a proxy that fails', () => {
  it('by refusing the connection is named without its password', async () => {
    const error = await failure(fetched({ proxies: { http: 'http://user:secret@127.0.0.1:1' } }, await plain()))
    expect([error.name, error.message]).toEqual([
      'ProxyConnectionError',
      'Failed to connect to proxy URL: "http://***:***@127.0.0.1:1"',
    ])
  })

  it('by refusing the tunnel', async () => {
    const server = createServer()
    server.on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'))
    const proxies = { https: `http://127.0.0.1:${await started.listen(server)}` }
    const error = await failure(fetched({ proxies }, 'localhost:1', 'https'))
    expect(error.name).toBe('ProxyConnectionError')
    expect((error.cause as Error).message).toBe('Tunnel connection failed: 407 Proxy Authentication Required')
  })

  it.each([
    ['closes', (socket: Socket) => void socket.end()],
    ['resets', (socket: Socket) => void socket.resetAndDestroy()],
    ['is no proxy', (socket: Socket) => void socket.write('220 smtp\r\n\r\n')],
    ['never ends its answer', (socket: Socket) => void socket.write(`HTTP/1.1 200 ${'x'.repeat(100_000)}`)],
    ['sends more than it should', (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\nmore')],
  ])('because it %s', async (_, answer) => {
    const at = await started.tcp((socket) => void socket.once('data', () => answer(socket)))
    const error = await failure(fetched({ proxies: { https: `http://${at}` } }, 'localhost:1', 'https'))
    expect(error.name).toBe('ProxyConnectionError')
  })

  it('because it is silent counts as connecting', async () => {
    const at = await started.tcp(() => {})
    const handler = started.handler({ proxies: { https: `http://${at}` } })
    const sent = request('localhost:1', { scheme: 'https' })
    const error = await failure(handler.send(sent, options({ connectTimeout: 50 })))
    expect(error.name).toBe('ConnectTimeoutError')
  })

  it('because its certificate is not trusted', async () => {
    const { port } = await proxy(createTlsServer(identity) as unknown as Server)
    const error = await failure(fetched({ proxies: { https: `https://localhost:${port}` } }, 'localhost:1', 'https'))
    expect(error.name).toBe('ProxyConnectionError')
  })

  it('because its files cannot be used', async () => {
    const proxiesConfig = { proxyCaBundle: file('server-key') }
    const proxies = { https: 'https://localhost:1' }
    const error = await failure(fetched({ proxies, proxiesConfig }, 'localhost:1', 'https'))
    expect([error.name, error.message]).toEqual([
      'InvalidProxiesConfigError',
      'Invalid configuration value(s) provided for proxies_config.',
    ])
  })

  it('because its URL is none, which stays out of the message', async () => {
    const error = await failure(fetched({ proxies: { http: 'http://user:secret@a b' } }, await plain()))
    expect(error.name).toBe('ProxyConnectionError')
    expect(`${error.message} ${error.cause} ${JSON.stringify(error)}`).not.toContain('secret')
  })
})

describe('the environment', () => {
  const chosen = (env: Record<string, string>, scheme = 'http', at = 'example.com', more = {}) =>
    chooseProxy({ host: host(env), ...more }, scheme, at)?.hostname

  it.each([
    ['lower case', { http_proxy: 'http://low', HTTP_PROXY: 'http://up' }, 'http', 'low'],
    ['upper case', { HTTP_PROXY: 'http://up' }, 'http', 'up'],
    ['for https', { HTTPS_PROXY: 'http://up', http_proxy: 'http://low' }, 'https', 'up'],
    ['without a scheme', { https_proxy: 'proxy:3128' }, 'https', 'proxy'],
    ['with half a scheme', { https_proxy: '//proxy:3128' }, 'https', 'proxy'],
    ['of IPv6', { https_proxy: 'http://[::1]:3128' }, 'https', '::1'],
    ['empty, which hides the upper case', { http_proxy: '', HTTP_PROXY: 'http://up' }, 'http', undefined],
    ['of a CGI script, where it is a header', { HTTP_PROXY: 'http://evil', REQUEST_METHOD: 'GET' }, 'http', undefined],
    ['of a CGI script, in lower case', { http_proxy: 'http://low', REQUEST_METHOD: 'GET' }, 'http', 'low'],
    ['with an exception', { http_proxy: 'http://low', no_proxy: 'example.com' }, 'http', undefined],
    ['with an exception in upper case', { http_proxy: 'http://low', NO_PROXY: 'example.com' }, 'http', undefined],
    ['with an empty exception', { http_proxy: 'http://low', no_proxy: '', NO_PROXY: '*' }, 'http', 'low'],
  ])('%s', (_, env, scheme, expected) => {
    expect(chosen(env, scheme)).toBe(expected)
  })

  it('is not asked when proxies are given', () => {
    const env = { http_proxy: 'http://low' }
    expect(chosen(env, 'http', 'example.com', { proxies: {} })).toBe(undefined)
    expect(chosen(env, 'http', 'example.com', { proxies: { http: 'http://given' } })).toBe('given')
    expect(chosen({ ...env, no_proxy: '*' }, 'http', 'a', { proxies: { http: 'http://given' } })).toBe('given')
  })

  it.each([
    ['*', 'a.b', true],
    [' * ', 'a.b', true],
    ['a.b', 'a.b', true],
    ['a.b', 'A.B:443', true],
    ['.b', 'a.b', true],
    ['b', 'a.b', true],
    ['b', 'ab', false],
    ['a.b:443', 'a.b:443', true],
    ['a.b:80', 'a.b:443', false],
    ['b:443', 'a.b:443', true],
    ['x, a.b ,y', 'a.b', true],
    ['', 'a.b', false],
    [',', 'a.b', false],
    ['*.b', 'a.b', false],
    ['10.0.0.0/8', '10.1.2.3:80', true],
    ['10.0.0.0/8', '11.1.2.3', false],
    ['fd00::/8', '[fd00::1]:80', true],
    ['10.0.0.0/8', 'ten.example', false],
    ['10.0.0.0/99', '10.1.2.3', false],
    ['169.254.169.254', '169.254.169.254', true],
  ])('no_proxy %j and %s: %s', (noProxy, authority, expected) => {
    expect(bypasses(noProxy, authority)).toBe(expected)
  })

  it('is used by a handler', async () => {
    const { port, seen } = await proxy()
    const at = await plain()
    await fetched({ host: host({ HTTP_PROXY: `http://127.0.0.1:${port}` }) }, at)
    expect(seen).toHaveLength(2)
    await fetched({ host: host({ HTTP_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '127.0.0.1' }) }, at)
    expect(seen).toHaveLength(2)
  })
})
