import { describe, expect, it } from 'vitest'
import { ComponentLocator } from '../../../src/session/components.ts'

describe('components', () => {
  it('are what was registered last, made when first asked for', () => {
    const components = new ComponentLocator()
    let made = 0
    components.lazyRegisterComponent('clock', () => ++made)
    expect(made).toBe(0)
    expect([components.getComponent('clock'), components.getComponent('clock')]).toEqual([1, 1])
    components.registerComponent('clock', undefined)
    expect(components.getComponent('clock')).toBeUndefined()
    expect(() => components.getComponent('clok')).toThrow("Unknown component: clok. Did you mean 'clock'?")
  })

  it('are made anew after a factory that failed', async () => {
    const components = new ComponentLocator()
    let made = 0
    components.lazyRegisterComponent('token', () => Promise.reject(new Error(`${++made}`)))
    await expect(components.getComponent('token')).rejects.toThrow('1')
    await expect(components.getComponent('token')).rejects.toThrow('2')
    expect(() => components.getReady('token')).toThrow('must not return a promise')
    await expect(components.getComponent('token')).rejects.toThrow('3')
  })

  it('of the owner are made once, until they are forgotten, and give way to others', () => {
    const owner = { name: 'session' }
    const components = new ComponentLocator(owner, { loader: ({ name }) => ({ of: name }) })
    const first = components.getComponent('loader')
    expect(first).toEqual({ of: 'session' })
    expect(components.getComponent('loader')).toBe(first)
    components.forgetOwn('loader')
    expect(components.getComponent('loader')).not.toBe(first)
    components.registerComponent('loader', 'mine')
    components.forgetOwn('loader')
    expect(components.getComponent('loader')).toBe('mine')
    expect(() => components.getComponent('toString')).toThrow('Unknown component: toString')
  })
})
