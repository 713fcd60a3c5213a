import { X509Certificate } from 'node:crypto'
import { appendFile } from 'node:fs'
import { isIP } from 'node:net'
import tls, { type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls'
import type { Host } from '../util/host.ts'
import type { NodeHandlerSettings } from './node-handler.ts'

/** Certificates and keys of one connection's two ends; paths of PEM files. */
export interface Certificates {
  readonly ca: string | undefined
  readonly client: string | readonly [string, string] | undefined
}

const HTTP_1: readonly string[] = ['http/1.1']

type Files = Pick<Host, 'readFile'>

let builtIn: SecureContext | undefined
const contexts = new WeakMap<object, SecureContext>()

function read(files: Files, path: string, what: string): Buffer {
  const bytes = files.readFile(path)
  if (bytes === undefined) throw tlsError(`Could not find ${what}, invalid path: ${path}`)
  return Buffer.from(bytes)
}

function tlsError(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code: 'ERR_TLS_FILE' })
}

/** The context for `certificates`, made once per `owner`: reading and parsing them is not for every connection. */
export function secureContext(files: Files, owner: object, { ca, client }: Certificates): SecureContext {
  if (ca === undefined && client === undefined) return (builtIn ??= tls.createSecureContext())
  let context = contexts.get(owner)
  if (context === undefined) {
    const [certPath, keyPath] = typeof client === 'string' ? [client, client] : (client ?? [])
    const caFile = ca === undefined ? undefined : read(files, ca, 'a suitable TLS CA certificate bundle')
    const cert = certPath === undefined ? undefined : read(files, certPath, 'the client certificate')
    const key = keyPath === undefined ? undefined : read(files, keyPath, "the client certificate's key")
    try {
      // createSecureContext takes a bundle without a certificate, and then trusts nobody.
      if (caFile !== undefined) new X509Certificate(caFile)
      context = tls.createSecureContext({ ca: caFile, cert, key })
    } catch (error) {
      // Not the error's own text alone: OpenSSL does not say which file it means.
      const paths = [...new Set([ca, certPath, keyPath])].filter((path) => path !== undefined)
      throw tlsError(`Cannot use ${paths.join(', ')}: ${error instanceof Error ? error.message : error}`, error)
    }
    contexts.set(owner, context)
  }
  return context
}

/** Starts TLS to `options.host`. `sessions` remembers the session for the next handshake, `protocols` are for ALPN. */
export function connectTls(
  settings: NodeHandlerSettings,
  options: ConnectionOptions & { readonly host: string },
  sessions?: { session: Buffer | undefined },
  protocols: readonly string[] = HTTP_1,
): TLSSocket {
  const { host, verify = true, clientCert } = settings
  const ca = typeof verify === 'string' ? verify : undefined
  const socket = tls.connect({
    ALPNProtocols: protocols as string[],
    servername: isIP(options.host) === 0 ? options.host : '',
    secureContext: secureContext(host, settings, { ca, client: clientCert }),
    rejectUnauthorized: verify !== false,
    session: sessions?.session,
    ...options,
  })
  if (sessions !== undefined) {
    socket.on('session', (session) => {
      sessions.session = session
    })
  }
  const keyLog = host.env['SSLKEYLOGFILE']
  if (keyLog) socket.on('keylog', (line) => appendFile(keyLog, line, { mode: 0o600 }, () => {}))
  return socket
}
