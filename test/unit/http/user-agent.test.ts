import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FEATURE_IDS, type Feature, UserAgent, type UserAgentSettings } from '../../../src/http/user-agent.ts'
import { VERSION } from '../../../src/util/version.ts'

const platform = { platform: 'linux', release: '6.1.0', machine: 'x86_64', versions: { node: '20.19.0' } }
const machinePart = 'ua/2.1 os/linux#6.1.0 md/arch#x86_64 lang/js md/nodejs#20.19.0'

function header(settings: UserAgentSettings, ...features: Feature[]): string {
  return new UserAgent({ platform, ...settings }).header(new Set(features))
}

describe('the user agent', () => {
  it('carries the version of the package', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
    expect(VERSION).toBe(version)
  })

  it('names library, machine, language and settings in order', () => {
    const settings = { executionEnv: 'AWS_Lambda nodejs(20)', retryMode: 'standard', appId: 'my app#1' }
    expect(header({ ...settings, sessionExtra: 'one (1)', clientExtra: 'two/2' }, 'RETRY_MODE_STANDARD')).toBe(
      `tucuxi/${VERSION} ${machinePart} exec-env/AWS_Lambda-nodejs-20- m/E cfg/retry-mode#standard app/my-app#1 one (1) two/2`,
    )
  })

  it('puts a session of another name first', () => {
    expect(header({ name: 'my app', version: '1.0 beta' })).toBe(`my-app/1.0-beta md/tucuxi#${VERSION} ${machinePart}`)
    expect(header({ name: 'tucuxi', version: VERSION })).toBe(`tucuxi/${VERSION} ${machinePart}`)
    expect(header({ name: 'nameless' })).toBe(`tucuxi/${VERSION} ${machinePart}`)
  })

  it('is replaced by an override, but for the extras', () => {
    const settings = { override: 'mine/1 (x)', sessionExtra: 'a', clientExtra: 'b', retryMode: 'legacy', appId: 'app' }
    expect(header(settings, 'WAITER')).toBe('mine/1 (x) a b')
  })

  it.each([
    ['darwin', 'os/macos#6.1.0'],
    ['win32', 'os/windows#6.1.0'],
    ['android', 'os/android#6.1.0'],
    ['freebsd', 'os/other md/freebsd#6.1.0'],
  ])('knows the system %s', (name, expected) => {
    expect(header({ platform: { ...platform, platform: name } })).toContain(` ${expected} md/arch`)
  })

  it('names other runtimes', () => {
    expect(header({ platform: { ...platform, versions: { node: '22.0.0', bun: '1.2.3' } } })).toContain(
      'lang/js md/bun#1.2.3',
    )
  })

  it('sorts features, each once, the clients and the calls together', () => {
    const agent = new UserAgent({
      platform,
      features: ['RETRY_MODE_STANDARD', 'FLEXIBLE_CHECKSUMS_REQ_WHEN_SUPPORTED'],
    })
    expect(agent.header()).toContain(' m/E,Z')
    expect(agent.header(new Set(['PAGINATOR', 'RETRY_MODE_STANDARD']))).toContain(' m/C,E,Z')
    expect(agent.header(new Set(['PAGINATOR', 'RETRY_MODE_STANDARD']))).toContain(' m/C,E,Z')
    expect(agent.header(new Set(['CREDENTIALS_IMDS', 'S3_REGION_REDIRECT']))).toContain(' m/0,Ah,E,Z')
    expect(agent.header(new Set())).toBe(agent.header())
  })

  it('has room for all features, whose ids are all different', () => {
    const all = Object.keys(FEATURE_IDS) as Feature[]
    const listed = / m\/(\S+)/.exec(header({}, ...all))![1]!
    expect(new Set(listed.split(',')).size).toBe(all.length)
    expect(listed.length).toBeLessThan(1024)
  })

  it('describes this machine by default', () => {
    expect(new UserAgent({}).header()).toMatch(
      /^tucuxi\/\S+ ua\/2\.1 os\/\S+( md\/\S+)? md\/arch#\S+ lang\/js md\/nodejs#\d+\.\d+\.\d+$/,
    )
  })
})
