import { describe, expect, it } from 'vitest'
import { unlessAborted } from '../../../src/util/unless-aborted.ts'

const never = (): Promise<never> => new Promise(() => {})

describe('a promise with a signal', () => {
  it('comes to what it comes to', async () => {
    const { signal } = new AbortController()
    expect(await unlessAborted(Promise.resolve(1), signal)).toBe(1)
    await expect(unlessAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
  })

  it('is not waited for once the signal is aborted', async () => {
    const control = new AbortController()
    const given = unlessAborted(never(), control.signal)
    control.abort(new Error('enough'))
    await expect(given).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'enough' } })
  })

  it('is not waited for where the signal was aborted before', async () => {
    const given = unlessAborted(never(), AbortSignal.abort(new Error('enough')))
    await expect(given).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'enough' } })
    const failed = unlessAborted(Promise.reject(new Error('no')), AbortSignal.abort())
    await expect(failed).rejects.toMatchObject({ name: 'AbortError' })
  })
})
