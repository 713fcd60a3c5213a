import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalPath, canonicalQuery, canonicalRequest } from '../../src/auth/canonical-request.ts'
import { sha256Hex } from '../../src/auth/digest.ts'
import { payloadHash } from '../../src/auth/payload-hash.ts'
import { signRequest } from '../../src/auth/sign.ts'
import { signedHeaders } from '../../src/auth/signed-headers.ts'
import type { SigningContext } from '../../src/auth/signing-context.ts'
import { stringToSign } from '../../src/auth/signing-key.ts'
import { HttpRequest } from '../../src/http/http.ts'

const ACCESS_KEY_ID = 'AKIDEXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const STAMP = '20150830T123600Z'
const NOW = Date.UTC(2015, 7, 30, 12, 36)

function caseFolders(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const name = join(folder, basename(folder))
  const own = existsSync(`${name}.req`) ? [name] : []
  return [
    ...own,
    ...entries.filter((entry) => entry.isDirectory()).flatMap((entry) => caseFolders(join(folder, entry.name))),
  ]
}

function read(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
}

/** The request as a client would hold it: duplicate headers joined, the query percent-encoded. */
function parseRequest(text: string): HttpRequest {
  const end = text.indexOf('\n\n')
  const [start, ...lines] = (end < 0 ? text : text.slice(0, end)).split('\n')
  const body = end < 0 ? '' : text.slice(end + 2)
  const line = /^(\S+) (.*) HTTP\/1\.1$/.exec(start!)!
  const at = line[2]!.indexOf('?')
  const path = at < 0 ? line[2]! : line[2]!.slice(0, at)
  const query = at < 0 ? '' : encodeURI(decodeURI(line[2]!.slice(at + 1)))
  const headers = parseHeaders(lines)
  const bytes = body === '' ? undefined : Buffer.from(body)
  return new HttpRequest(line[1]!, 'https', headers['host']!, path, query, headers, bytes)
}

function parseHeaders(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  let last = ''
  for (const line of lines.filter((line) => line !== '')) {
    if (line.startsWith(' ')) {
      headers[last] += `\n${line}`
      continue
    }
    const at = line.indexOf(':')
    last = line.slice(0, at).toLowerCase()
    const value = line.slice(at + 1)
    headers[last] = headers[last] === undefined ? value : `${headers[last]},${value}`
  }
  return headers
}

/** The token is the credentials': the cases name it in what they expect. */
function signing(canonical: string): SigningContext {
  const sessionToken = /^x-amz-security-token:(.*)$/m.exec(canonical)?.[1]
  return {
    scheme: { signatureVersion: 'v4', signingName: 'service', signingRegion: 'us-east-1', payloadSigningEnabled: true },
    credentials: { accessKeyId: ACCESS_KEY_ID, secretAccessKey: SECRET, sessionToken },
    now: NOW,
  }
}

const corpora = process.env['TUCUXI_CORPORA']

if (corpora === undefined) {
  describe.skip('sigv4 corpus (left out: TUCUXI_CORPORA is not set)', () => {
    it('signs as the corpus says', () => {})
  })
} else {
  const folder = join(corpora, 'sigv4')
  const cases = caseFolders(folder)

  describe('sigv4 corpus', () => {
    it('has all its cases', () => expect(cases).toHaveLength(34))

    it.each(cases.map((path) => [path.slice(folder.length + 1), path]))('%s', (_name, path) => {
      const expected = read(`${path}.creq`)
      const request = parseRequest(read(`${path}.req`))
      const context = signing(expected)
      signRequest(request, context)

      const hash = payloadHash(request, context, false)
      const canonical = canonicalRequest(
        request,
        canonicalPath(request.path),
        canonicalQuery(request.query),
        signedHeaders(request.headers),
        hash,
      )
      expect(canonical).toBe(expected)
      const scope = '20150830/us-east-1/service/aws4_request'
      expect(stringToSign(STAMP, scope, sha256Hex(canonical))).toBe(read(`${path}.sts`))
      expect(request.headers['authorization']).toBe(read(`${path}.authz`))
    })
  })
}
