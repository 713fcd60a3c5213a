import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { saveSsoToken } from '../../../src/credentials/tokens/sso-token-cache.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { expandPath } from '../../../src/util/expand-path.ts'
import { JSONFileCache } from '../../../src/util/json-file-cache.ts'
import { replaceFile } from '../../../src/util/replace-file.ts'
import { fakeHost } from '../fake-host.ts'

const refusals: string[] = []
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    renameSync(from: string, to: string) {
      const code = refusals.shift()
      if (code !== undefined) throw Object.assign(new Error(`${code}: not now`), { code })
      fs.renameSync(from, to)
    },
  }
})

/** A machine with Windows: a home folder with backslashes, and a file system in which both slashes are one. */
function windows(files: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}) {
  const written = new Map<string, string>()
  const host = {
    ...fakeHost({ env }),
    platform: 'win32',
    homeDirectory: () => 'C:\\Users\\me',
    readFile: (path: string) => {
      const text = files[path.replaceAll('/', '\\')]
      return text === undefined ? undefined : new Uint8Array(Buffer.from(text))
    },
    replaceFile: (path: string, text: string) => void written.set(path.replaceAll('/', '\\'), text),
  }
  return { host, written }
}

const folder = mkdtempSync(join(tmpdir(), 'tucuxi-windows-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('on Windows', () => {
  it.each([
    ['~/.aws/config', 'C:\\Users\\me/.aws/config'],
    ['~\\.aws\\config', 'C:\\Users\\me\\.aws\\config'],
    ['%APPDATA%\\aws\\config', 'C:\\Users\\me\\AppData\\aws\\config'],
    ['$APPDATA/config', 'C:\\Users\\me\\AppData/config'],
    ['%NOTHING%\\100%', '%NOTHING%\\100%'],
  ])('%s is a path', (path, expanded) => {
    const { host } = windows({}, { APPDATA: 'C:\\Users\\me\\AppData' })
    expect(expandPath(path, host)).toBe(expanded)
    if (path.includes('%')) expect(expandPath(path, { ...host, platform: 'linux' })).toBe(path)
  })

  it('files in the home folder are read, as Notepad writes them', async () => {
    const { host } = windows({
      'C:\\Users\\me\\.aws\\config':
        '\ufeff[profile dev]\r\nregion = eu-west-1\r\ns3 =\r\n  addressing_style = path\r\n',
      'C:\\Users\\me\\.aws\\credentials': '\ufeff[dev]\r\naws_access_key_id = AKID\r\naws_secret_access_key = s\r\n',
    })
    const session = new CoreSession({ host, profile: 'dev' })
    expect(session.getConfigVariable('region')).toBe('eu-west-1')
    expect(session.getConfigVariable('s3')).toEqual({ addressing_style: 'path' })
    expect(await (await session.getCredentials())?.getFrozenCredentials()).toMatchObject({
      accessKeyId: 'AKID',
      secretAccessKey: 's',
    })
  })

  it('a file as PowerShell redirects it is refused with advice', () => {
    const { host } = windows()
    const utf16 = new Uint8Array([0xff, 0xfe, 0x5b, 0x00])
    const session = new CoreSession({
      host: { ...host, readFile: (path) => (path.endsWith('config') ? utf16 : undefined) },
    })
    expect(() => session.fullConfig).toThrow(
      'Unable to parse config file: C:\\Users\\me/.aws/config. It is UTF-16: save it as UTF-8.',
    )
  })

  it('caches lie where boto and the AWS CLI have them', () => {
    const { host, written } = windows()
    new JSONFileCache(undefined, host).set('a:b/c\\d', {})
    saveSsoToken(host, 'https://corp.awsapps.com/start', 'corp', { accessToken: 't', expiresAt: 'x' })
    expect([...written.keys()]).toEqual([
      'C:\\Users\\me\\.aws\\boto\\cache\\a_b_c_d.json',
      expect.stringMatching(/^C:\\Users\\me\\\.aws\\sso\\cache\\[0-9a-f]{40}\.json$/),
    ])
  })

  it('a file that somebody reads at the time is replaced a moment later', () => {
    const path = join(folder, 'token.json')
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
      refusals.push(code, code)
      replaceFile(path, code)
      expect(readFileSync(path, 'utf8')).toBe(code)
    }
  })

  it('a file that can never be replaced stays, and nothing else is left behind', () => {
    const path = join(folder, 'token.json')
    refusals.push(...Array(5).fill('EPERM'))
    expect(() => replaceFile(path, 'new')).toThrow('EPERM')
    expect(readFileSync(path, 'utf8')).toBe('EBUSY')
    expect(existsSync(folder) && refusals).toEqual([])
  })
})
