import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createNodeHost } from '../../../src/util/node-host.ts'

const host = createNodeHost()
const folder = mkdtempSync(join(tmpdir(), 'tucuxi-host-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('clock, chance and environment', () => {
  it('are looked up at each use', () => {
    vi.useFakeTimers({ now: 5000 })
    expect(host.now()).toBe(5000)
    vi.useRealTimers()
    vi.stubEnv('TUCUXI_HOST_TEST', 'one')
    expect(host.env['TUCUXI_HOST_TEST']).toBe('one')
    vi.stubEnv('TUCUXI_HOST_TEST', 'two')
    expect(host.env['TUCUXI_HOST_TEST']).toBe('two')
    vi.unstubAllEnvs()
    expect(host.env['TUCUXI_HOST_TEST']).toBeUndefined()
  })

  it('give what they say', () => {
    expect(host.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(host.random()).toBeGreaterThanOrEqual(0)
    expect(host.random()).toBeLessThan(1)
    expect(host.platform).toBe(process.platform)
    expect(host.homeDirectory()).toBeTypeOf('string')
  })
})

describe('sleep', () => {
  it('waits', async () => {
    vi.useFakeTimers()
    let awake = false
    const slept = host.sleep(1000).then(() => {
      awake = true
    })
    await vi.advanceTimersByTimeAsync(999)
    expect(awake).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    await slept
    expect(awake).toBe(true)
    vi.useRealTimers()
  })

  it("rejects with the signal's reason, and leaves no timer behind", async () => {
    vi.useFakeTimers()
    const controller = new AbortController()
    const slept = host.sleep(1000, controller.signal)
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(slept).rejects.toBe(reason)
    expect(vi.getTimerCount()).toBe(0)
    await expect(host.sleep(1, controller.signal)).rejects.toBe(reason)
    vi.useRealTimers()
  })

  it('lets go of the signal when the time is over', async () => {
    const { signal } = new AbortController()
    const removed = vi.spyOn(signal, 'removeEventListener')
    await host.sleep(0, signal)
    expect(removed).toHaveBeenCalledTimes(1)
  })

  it('keeps the process alive', () => {
    const source = new URL('../../../src/util/node-host.ts', import.meta.url).href
    const script = `
      import { createNodeHost } from ${JSON.stringify(source)}
      createNodeHost().sleep(50).then(() => console.log('awake'))`
    const loader = ['--import', 'tsx', '--input-type=module', '-e', script]
    expect(spawnSync(process.execPath, loader, { encoding: 'utf8' }).stdout).toBe('awake\n')
  })
})

describe('readFile', () => {
  it('gives bytes, undefined for what is not there, and throws for the rest', () => {
    const path = join(folder, 'file')
    writeFileSync(path, 'text')
    expect(Buffer.from(host.readFile(path)!).toString()).toBe('text')
    expect(host.readFile(join(folder, 'nothing'))).toBeUndefined()
    expect(host.readFile(join(path, 'below-a-file'))).toBeUndefined()
    expect(() => host.readFile(folder)).toThrow(/EISDIR|EPERM|EACCES/)
  })

  it.skipIf(process.platform === 'win32')(
    'takes a file below a folder that it may not enter for none (Windows has no such folders)',
    () => {
      const home = join(folder, 'home')
      mkdirSync(home)
      writeFileSync(join(home, 'config'), 'text')
      chmodSync(home, 0)
      const source = new URL('../../../src/util/node-host.ts', import.meta.url).href
      // As a container that runs without privileges and has root's HOME.
      const script = `
        import { createNodeHost } from ${JSON.stringify(source)}
        if (process.getuid() === 0) process.seteuid(65534)
        console.log(createNodeHost().readFile(${JSON.stringify(join(home, 'config'))}))`
      const loader = ['--import', 'tsx', '--input-type=module', '-e', script]
      const { stdout, stderr } = spawnSync(process.execPath, loader, { encoding: 'utf8' })
      chmodSync(home, 0o700)
      expect([stdout, stderr]).toEqual(['undefined\n', ''])
    },
  )
})
