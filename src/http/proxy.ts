import { BlockList, isIP, type Socket, connect as tcpConnect } from 'node:net'
import { InvalidProxiesConfigError } from '../errors/config.ts'
import { ProxyConnectionError } from '../errors/http.ts'
import type { Dial } from './dial.ts'
import type { NodeHandlerSettings } from './node-handler.ts'
import type { Origin } from './origin.ts'

const MAX_ANSWER_BYTES = 64 * 1024

/** A proxy for one origin. */
export interface HttpProxy {
  readonly url: string
  readonly secure: boolean
  readonly hostname: string
  readonly port: number
  /** `Basic …`, from user and password in the URL. */
  readonly authorization: string | undefined
  /** Opens a tunnel, rather than sending requests on. */
  readonly tunnels: boolean
  /** TLS settings towards the proxy itself. */
  readonly tls: NodeHandlerSettings
}

type Environment = Readonly<Record<string, string | undefined>>

/** As Python reads the environment: lower case wins, even when it is empty; a CGI script's HTTP_PROXY is a header. */
function fromEnvironment(env: Environment, name: 'http' | 'https' | 'no'): string | undefined {
  const lower = env[`${name}_proxy`]
  if (lower !== undefined) return lower || undefined
  if (name === 'http' && env['REQUEST_METHOD'] !== undefined) return undefined
  return env[`${name.toUpperCase()}_PROXY`] || undefined
}

function inNetwork(hostname: string, entry: string): boolean {
  const slash = entry.indexOf('/')
  const version = isIP(hostname)
  const address = entry.slice(0, slash)
  const bits = Number(entry.slice(slash + 1))
  if (slash < 0 || version === 0 || isIP(address) !== version || !(bits >= 0 && bits <= (version === 4 ? 32 : 128))) {
    return false
  }
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const network = new BlockList()
  network.addSubnet(address, bits, family)
  return network.check(hostname, family)
}

/** Whether `no_proxy` covers the host: `*`, names with their subdomains, with or without a port, and networks. */
export function bypasses(noProxy: string, authority: string): boolean {
  if (noProxy.trim() === '*') return true
  const host = authority.toLowerCase()
  const hostname = host.replace(/:\d*$/, '').replace(/^\[|\]$/g, '')
  return noProxy.split(',').some((part) => {
    const name = part.trim().replace(/^\.+/, '').toLowerCase()
    if (name === '') return false
    if (name === hostname || name === host || inNetwork(hostname, name)) return true
    return hostname.endsWith(`.${name}`) || host.endsWith(`.${name}`)
  })
}

function proxyUrl(settings: NodeHandlerSettings, scheme: string, authority: string): string | undefined {
  if (settings.proxies !== undefined) {
    return Object.hasOwn(settings.proxies, scheme) ? settings.proxies[scheme] || undefined : undefined
  }
  const { env } = settings.host
  const noProxy = fromEnvironment(env, 'no')
  if (noProxy !== undefined && bypasses(noProxy, authority)) return undefined
  return fromEnvironment(env, scheme === 'https' ? 'https' : 'http')
}

function withScheme(url: string): string {
  if (/^https?:/i.test(url)) return url
  return url.startsWith('//') ? `http:${url}` : `http://${url}`
}

/** A percent sign that begins no escape stands for itself, as in Python. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The proxy for an origin, or undefined when requests go there directly. */
export function chooseProxy(settings: NodeHandlerSettings, scheme: string, authority: string): HttpProxy | undefined {
  const given = proxyUrl(settings, scheme, authority)
  if (given === undefined) return undefined
  const { proxyCaBundle, proxyClientCert, proxyUseForwardingForHttps = false } = settings.proxiesConfig ?? {}
  let parsed: URL
  try {
    parsed = new URL(withScheme(given))
  } catch (cause) {
    // The URL parser's error holds its input, which may hold a password.
    throw new ProxyConnectionError({ proxyUrl: given }, { cause: new TypeError((cause as Error).message) })
  }
  const { username, password, hostname, port, protocol } = parsed
  const secure = protocol === 'https:'
  const login = username === '' ? undefined : `${unescaped(username)}:${unescaped(password)}`
  return {
    url: `${protocol}//${login === undefined ? '' : '***:***@'}${parsed.host}`,
    secure,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    authorization: login && `Basic ${Buffer.from(login).toString('base64')}`,
    tunnels: scheme === 'https' && !proxyUseForwardingForHttps,
    tls: { host: settings.host, verify: proxyCaBundle ?? true, clientCert: proxyClientCert },
  }
}

/** Connects `dial` to its origin by way of `proxy`. */
export function dialThrough(proxy: HttpProxy, origin: Origin, dial: Dial): void {
  const failed = (cause: unknown) => dial.fail(new ProxyConnectionError({ proxyUrl: proxy.url }, { cause }))
  const connected = (socket: Socket) => {
    const opened = () => (origin.secure ? dial.secure(socket) : dial.succeed(socket))
    if (proxy.tunnels || dial.protocols !== undefined) openTunnel(proxy, origin, socket, opened, failed)
    else dial.succeed(socket)
  }
  const tcp = dial.tcp(proxy.hostname, proxy.port)
  if (!proxy.secure) {
    dial.step(tcpConnect(tcp), 'connect', connected, failed)
    return
  }
  const { connectTls } = require('./tls-socket.ts') as typeof import('./tls-socket.ts')
  try {
    dial.step(connectTls(proxy.tls, { ...tcp, host: proxy.hostname }), 'secureConnect', connected, failed)
  } catch (cause) {
    dial.fail(new InvalidProxiesConfigError({}, { cause }))
  }
}

const HEAD_END = '\r\n\r\n'

/** What a proxy has said so far. It may come byte by byte: each is looked at once. */
class ProxyAnswer {
  readonly #pieces: string[] = []
  #last = ''
  length = 0
  ended = false

  add(piece: string): void {
    this.#pieces.push(piece)
    this.length += piece.length
    const recent = this.#last + piece
    this.ended ||= recent.includes(HEAD_END)
    this.#last = recent.slice(1 - HEAD_END.length)
  }

  get text(): string {
    return this.#pieces.join('')
  }
}

function openTunnel(
  proxy: HttpProxy,
  origin: Origin,
  socket: Socket,
  opened: () => void,
  failed: (error: Error) => void,
): void {
  const answer = new ProxyAnswer()
  const settle = () => {
    socket.removeListener('data', onData)
    socket.removeListener('error', onError)
    socket.removeListener('close', onClose)
    socket.pause()
  }
  const onError = (error: Error) => {
    settle()
    socket.on('error', () => {})
    failed(error)
  }
  const onClose = () => onError(new Error('Tunnel connection failed: the proxy closed the connection'))
  const onData = (chunk: Buffer) => {
    answer.add(chunk.toString('latin1'))
    if (!answer.ended && answer.length <= MAX_ANSWER_BYTES) return
    const { text } = answer
    const end = text.indexOf(HEAD_END)
    const [, status, reason] = /^HTTP\/1\.[01] (\d{3})(?: ([^\r\n]*))?\r\n/.exec(text) ?? []
    const rest = end < 0 ? text : text.slice(end + HEAD_END.length)
    // Over TLS it is the client who speaks first; over HTTP/2 the server may.
    if (status === '200' && (rest === '' || (end >= 0 && !origin.secure))) {
      settle()
      if (rest !== '') socket.unshift(Buffer.from(rest, 'latin1'))
      // What ends it from now on is TLS's to tell.
      socket.on('error', () => {})
      opened()
    } else onError(new Error(`Tunnel connection failed: ${status ?? 'not HTTP'} ${reason ?? ''}`.trimEnd()))
  }
  socket.on('data', onData)
  socket.on('error', onError)
  socket.on('close', onClose)
  const host = origin.hostname.includes(':') ? `[${origin.hostname}]` : origin.hostname
  const login = proxy.authorization === undefined ? '' : `Proxy-Authorization: ${proxy.authorization}\r\n`
  const target = `${host}:${origin.port}`
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${login}\r\n`, 'latin1')
}
