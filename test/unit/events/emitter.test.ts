import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { ArgumentError } from '../../../src/errors/index.ts'
import { HierarchicalEmitter } from '../../../src/events/emitter.ts'

interface Recorded {
  readonly order: readonly {
    readonly registrations: readonly (readonly ['register' | 'register_first' | 'register_last', string])[]
    readonly emits: readonly (readonly [string, readonly number[]])[]
  }[]
}

const recorded = JSON.parse(readFileSync(new URL('../../parity/data/events.json', import.meta.url), 'utf8')) as Recorded
const METHODS = { register: 'register', register_first: 'registerFirst', register_last: 'registerLast' } as const

function listening(...names: string[]): { emitter: HierarchicalEmitter; heard: string[] } {
  const emitter = new HierarchicalEmitter()
  const heard: string[] = []
  for (const name of names) emitter.register(name, () => void heard.push(name))
  return { emitter, heard }
}

describe('the order of handlers', () => {
  it('is wildcards before literal parts, deeper before shallower', () => {
    const names = ['a', 'a.b', 'a.b.c', 'a.b.*', 'a.*', 'a.*.c', '*', '*.b.c', '*.*.*']
    const { emitter, heard } = listening(...names)
    emitter.emit('a.b.c')
    expect(heard).toEqual(['*.*.*', '*.b.c', '*', 'a.*.c', 'a.*', 'a.b.*', 'a.b.c', 'a.b', 'a'])
  })

  it.each(recorded.order.map((one, i) => [i, one] as const))('is as botocore does it, case %i', (_, one) => {
    const emitter = new HierarchicalEmitter()
    const called: number[] = []
    for (const [number, [how, name]] of one.registrations.entries()) {
      emitter[METHODS[how]](name, () => void called.push(number))
    }
    for (const [event, expected] of one.emits) {
      called.length = 0
      emitter.emit(event)
      expect(called, event).toEqual(expected)
      expect(emitter.hasHandlers(event)).toBe(expected.length > 0)
    }
  })
})

describe('register and unregister', () => {
  it('refuse what cannot be called', () => {
    const emitter = new HierarchicalEmitter()
    expect(() => emitter.register('a', 'nope' as never)).toThrow('Event handler nope must be callable.')
    expect(() => emitter.register('a', undefined as never)).toThrow(ArgumentError)
  })

  it('take effect after an event was emitted, and again after', () => {
    const emitter = new HierarchicalEmitter()
    const handler = vi.fn()
    emitter.emit('a.b')
    emitter.register('a', handler)
    emitter.emit('a.b')
    expect(handler).toHaveBeenCalledTimes(1)
    emitter.unregister('a', handler)
    emitter.emit('a.b')
    expect(handler).toHaveBeenCalledTimes(1)
    expect(emitter.hasHandlers('a.b')).toBe(false)
  })

  it('ignore what is not there', () => {
    const { emitter, heard } = listening('a.b')
    emitter.unregister('a.b', () => undefined)
    emitter.unregister('x.y.z', () => undefined)
    emitter.unregister('a.b')
    emitter.unregister('a.b', undefined, { uniqueId: 'unknown' })
    emitter.emit('a.b')
    expect(heard).toEqual(['a.b'])
  })

  it('keep handlers of longer names when a shorter one goes, and the other way round', () => {
    const emitter = new HierarchicalEmitter()
    const short = vi.fn()
    const long = vi.fn()
    emitter.register('a', short)
    emitter.register('a.b.c', long)
    emitter.unregister('a', short)
    emitter.emit('a.b.c')
    emitter.register('a', short)
    emitter.unregister('a.b.c', long)
    emitter.emit('a.b.c')
    expect([short.mock.calls.length, long.mock.calls.length]).toEqual([1, 1])
  })

  it('remove one of two registrations of a handler', () => {
    const emitter = new HierarchicalEmitter()
    const handler = vi.fn()
    emitter.register('a', handler)
    emitter.registerFirst('a', handler)
    emitter.unregister('a', handler)
    emitter.emit('a')
    expect(handler).toHaveBeenCalledTimes(1)
  })

  it('treat names of object members as names', () => {
    const { emitter, heard } = listening('__proto__.constructor', 'toString')
    emitter.emit('__proto__.constructor')
    emitter.emit('toString.x')
    emitter.emit('constructor')
    expect(heard).toEqual(['__proto__.constructor', 'toString'])
  })
})

describe('unique ids', () => {
  it('register once', () => {
    const emitter = new HierarchicalEmitter()
    const first = vi.fn()
    const second = vi.fn()
    emitter.register('a', first, { uniqueId: 'x' })
    emitter.register('a', second, { uniqueId: 'x' })
    emitter.register('b', second, { uniqueId: 'x' })
    emitter.emit('a')
    emitter.emit('b')
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0])
    emitter.unregister('a', undefined, { uniqueId: 'x' })
    emitter.register('a', second, { uniqueId: 'x' })
    emitter.emit('a')
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
  })

  it('count when asked to', () => {
    const emitter = new HierarchicalEmitter()
    const handler = vi.fn()
    const counting = { uniqueId: 'x', uniqueIdUsesCount: true }
    emitter.register('a', handler, counting)
    emitter.register('a', handler, counting)
    emitter.emit('a')
    emitter.unregister('a', undefined, counting)
    emitter.emit('a')
    emitter.unregister('a', undefined, counting)
    emitter.emit('a')
    emitter.unregister('a', undefined, counting)
    expect(handler).toHaveBeenCalledTimes(2)
  })

  it('do not mix counting and not counting', () => {
    const emitter = new HierarchicalEmitter()
    const handler = (): void => undefined
    const counting = { uniqueId: 'c', uniqueIdUsesCount: true }
    emitter.register('a', handler, counting)
    emitter.register('a', handler, { uniqueId: 'p' })
    const text = (id: string, how: string, action: string, must: string): string =>
      `Initial registration of unique id ${id} was specified to ${how} a counter. Subsequent ${action} calls to unique id must ${must} a counter as well.`
    expect(() => emitter.register('a', handler, { uniqueId: 'c' })).toThrow(
      text('c', 'use', 'register', 'specify use of'),
    )
    expect(() => emitter.unregister('a', handler, { uniqueId: 'c' })).toThrow(
      text('c', 'use', 'unregister', 'specify use of'),
    )
    expect(() => emitter.register('a', handler, { uniqueId: 'p', uniqueIdUsesCount: true })).toThrow(
      text('p', 'not use', 'register', 'specify not to use'),
    )
    expect(() => emitter.unregister('a', handler, { uniqueId: 'p', uniqueIdUsesCount: true })).toThrow(ArgumentError)
  })

  it('are free again when the handler is unregistered by itself', () => {
    const emitter = new HierarchicalEmitter()
    const handler = vi.fn()
    emitter.register('a', handler, { uniqueId: 'x' })
    emitter.unregister('a', handler)
    emitter.register('a', handler, { uniqueId: 'x' })
    emitter.emit('a')
    expect(handler).toHaveBeenCalledTimes(1)
  })

  it('stay when the name is not the one registered', () => {
    const emitter = new HierarchicalEmitter()
    const handler = vi.fn()
    emitter.register('a', handler, { uniqueId: 'x' })
    emitter.unregister('b', undefined, { uniqueId: 'x' })
    emitter.register('a', handler, { uniqueId: 'x' })
    emitter.emit('a')
    expect(handler).toHaveBeenCalledTimes(1)
  })
})

describe('a copy', () => {
  it('has the handlers, and goes its own way', () => {
    const { emitter, heard } = listening('a.b')
    const copy = emitter.copy()
    const inCopy = vi.fn()
    const inOriginal = vi.fn()
    copy.register('a.b', inCopy)
    emitter.register('a.b', inOriginal)
    emitter.registerFirst('a.c', inOriginal)
    copy.emit('a.b')
    expect([heard.length, inCopy.mock.calls.length, inOriginal.mock.calls.length]).toEqual([1, 1, 0])
    emitter.emit('a.b')
    expect([heard.length, inCopy.mock.calls.length, inOriginal.mock.calls.length]).toEqual([2, 1, 1])
    expect(copy.hasHandlers('a.c')).toBe(false)
  })

  it('loses handlers alone', () => {
    const emitter = new HierarchicalEmitter()
    const handler = vi.fn()
    emitter.register('a.b.c', handler)
    const copy = emitter.copy()
    const second = emitter.copy()
    copy.unregister('a.b.c', handler)
    expect([emitter, copy, second].map((one) => one.hasHandlers('a.b.c'))).toEqual([true, false, true])
    emitter.unregister('a.b.c', handler)
    expect([emitter, copy, second].map((one) => one.hasHandlers('a.b.c'))).toEqual([false, false, true])
  })

  it('counts its unique ids alone', () => {
    const emitter = new HierarchicalEmitter()
    const counting = { uniqueId: 'x', uniqueIdUsesCount: true }
    emitter.register('a', () => undefined, counting)
    const copy = emitter.copy()
    copy.register('a', () => undefined, counting)
    emitter.unregister('a', undefined, counting)
    expect(emitter.hasHandlers('a')).toBe(false)
    copy.unregister('a', undefined, counting)
    expect(copy.hasHandlers('a')).toBe(true)
  })
})

describe('emit', () => {
  it('gives each handler the words of the event and its name, and every response', () => {
    const emitter = new HierarchicalEmitter()
    const seen: unknown[] = []
    const one = (event: object): number => {
      seen.push({ ...event })
      return 1
    }
    const two = (): undefined => undefined
    emitter.register('a', two)
    emitter.register('a.b', one)
    expect(emitter.emit('a.b', { x: 5 })).toEqual([
      [one, 1],
      [two, undefined],
    ])
    expect(seen).toEqual([{ x: 5, eventName: 'a.b' }])
    expect(emitter.emit('nobody')).toEqual([])
  })

  it('is a promise only when a handler is', async () => {
    const emitter = new HierarchicalEmitter()
    const order: string[] = []
    emitter.register('a', () => void order.push('first'))
    emitter.register('a', async () => {
      await null
      order.push('second')
      return 2
    })
    emitter.register('a', () => {
      order.push('third')
      return 3
    })
    const result = emitter.emit('a')
    expect(result).toBeInstanceOf(Promise)
    expect((await result).map(([, response]) => response)).toEqual([undefined, 2, 3])
    expect(order).toEqual(['first', 'second', 'third'])
  })

  it('stops at an error, which is the error of the call', async () => {
    const emitter = new HierarchicalEmitter()
    const after = vi.fn()
    emitter.register('a', () => {
      throw new Error('stop')
    })
    emitter.register('a', after)
    expect(() => emitter.emit('a')).toThrow('stop')
    emitter.register('b', async () => {
      throw new Error('later')
    })
    emitter.register('b', after)
    await expect(emitter.emit('b')).rejects.toThrow('later')
    expect(after).not.toHaveBeenCalled()
  })
})

describe('emitUntilResponse', () => {
  it('stops at the first answer; 0 and false are answers, null is none', async () => {
    for (const answer of [0, false, '', 'x']) {
      const emitter = new HierarchicalEmitter()
      const after = vi.fn()
      const answering = (): unknown => answer
      emitter.register('a', () => undefined)
      emitter.register('a', () => null)
      emitter.register('a', answering)
      emitter.register('a', after)
      expect(emitter.emitUntilResponse('a')).toEqual([answering, answer])
      expect(emitter.emitUntilResponseSync('a')).toEqual([answering, answer])
      expect(after).not.toHaveBeenCalled()
    }
    expect(new HierarchicalEmitter().emitUntilResponse('a')).toEqual([undefined, undefined])
    expect(new HierarchicalEmitter().emitUntilResponseSync('a')).toEqual([undefined, undefined])
  })

  it('waits for promises, one after the other', async () => {
    const emitter = new HierarchicalEmitter()
    const order: number[] = []
    emitter.register('a', async () => void order.push(1))
    emitter.register('a', () => void order.push(2))
    emitter.register('a', async () => order.push(3))
    emitter.register('a', () => order.push(4))
    expect((await emitter.emitUntilResponse('a'))[1]).toBe(3)
    expect(order).toEqual([1, 2, 3])
    const silent = new HierarchicalEmitter()
    silent.register('a', async () => undefined)
    expect(await silent.emitUntilResponse('a')).toEqual([undefined, undefined])
  })
})

describe('emitSync', () => {
  it('refuses a promise, and says whose it is', () => {
    const emitter = new HierarchicalEmitter()
    emitter.register('creating-client-class', async function lateHandler() {
      throw new Error('never seen')
    })
    const message = "Event handler lateHandler of 'creating-client-class.s3' returned a promise"
    expect(() => emitter.emitSync('creating-client-class.s3')).toThrow(message)
    expect(() => emitter.emitUntilResponseSync('creating-client-class.s3')).toThrow(message)
    expect(() => emitter.stage('creating-client-class.s3').emitSync({})).toThrow(message)
  })

  it('gives the responses', () => {
    const emitter = new HierarchicalEmitter()
    const handler = (): string => 'x'
    emitter.register('a', handler)
    expect(emitter.emitSync('a.b', { y: 1 })).toEqual([[handler, 'x']])
    expect(emitter.emitSync('b')).toEqual([])
  })
})

describe('a stage', () => {
  it('notices handlers that come and go', () => {
    const emitter = new HierarchicalEmitter()
    const stage = emitter.stage<{ n: number }>('before-send.s3.GetObject')
    expect(stage.listened).toBe(false)
    expect(stage.emit({ n: 1 })).toBeUndefined()
    expect(stage.emitUntilResponse({ n: 1 })).toBeUndefined()
    const seen: unknown[] = []
    const handler = (event: { n: number; eventName: string }): string => {
      seen.push([event.n, event.eventName])
      return 'answer'
    }
    emitter.register('before-send', handler)
    expect(stage.listened).toBe(true)
    expect(stage.emit({ n: 2 })).toBeUndefined()
    expect(stage.emitUntilResponse({ n: 3 })).toBe('answer')
    emitter.unregister('before-send', handler)
    expect(stage.listened).toBe(false)
    expect(seen).toEqual([
      [2, 'before-send.s3.GetObject'],
      [3, 'before-send.s3.GetObject'],
    ])
  })

  it('looks nothing up while nothing changes', () => {
    const emitter = new HierarchicalEmitter()
    const stage = emitter.stage('a.b')
    const lookUp = vi.spyOn(emitter, 'handlers')
    for (let i = 0; i < 5; i++) expect(stage.listened).toBe(false)
    expect(lookUp).toHaveBeenCalledTimes(1)
  })

  it('gives promises only for handlers that do', async () => {
    const emitter = new HierarchicalEmitter()
    const stage = emitter.stage('a')
    let done = false
    emitter.register('a', async () => {
      await null
      done = true
      return 7
    })
    const emitted = stage.emit({})
    expect(emitted).toBeInstanceOf(Promise)
    await emitted
    expect(done).toBe(true)
    const answer = stage.emitUntilResponse({})
    expect(answer).toBeInstanceOf(Promise)
    expect(await answer).toBe(7)
  })
})

describe('adopt', () => {
  const rename = (name: string): string => name
  const heard: string[] = []

  it('shares handlers until one of both changes', () => {
    const [giver, taker] = [new HierarchicalEmitter(rename), new HierarchicalEmitter(rename)]
    giver.register('a.b', () => void heard.push('shared'))
    expect(taker.adopt(giver)).toBe(true)
    taker.register('a.b', () => void heard.push("taker's"))
    giver.register('a.b', () => void heard.push("giver's"))
    taker.emitSync('a.b.c')
    expect(heard.splice(0)).toEqual(['shared', "taker's"])
    giver.emitSync('a.b.c')
    expect(heard.splice(0)).toEqual(['shared', "giver's"])
  })

  it('is refused where there are handlers, or names mean something else', () => {
    const giver = new HierarchicalEmitter(rename)
    giver.register('a', () => {})
    expect(new HierarchicalEmitter((name) => name.toUpperCase()).adopt(giver)).toBe(false)
    const taker = new HierarchicalEmitter(rename)
    taker.register('b', () => {})
    expect(taker.adopt(giver)).toBe(false)
    expect(taker.hasHandlers('a')).toBe(false)
  })
})
