import { ArgumentError } from '../errors/config.ts'
import type { EventHandler } from './handler-trie.ts'

/** A registration that is made once however often it is asked for. `count` is there when the id counts. */
export interface UniqueId {
  readonly handler: EventHandler
  readonly eventName: string
  readonly count: number | undefined
}

function mixed(id: string, first: 'use' | 'not use', action: 'register' | 'unregister'): ArgumentError {
  const [initially, must] = first === 'use' ? ['use', 'specify use of'] : ['not use', 'specify not to use']
  return new ArgumentError({
    message:
      `Initial registration of unique id ${id} was specified to ${initially} a counter. ` +
      `Subsequent ${action} calls to unique id must ${must} a counter as well.`,
  })
}

/** An id keeps to what it was registered with first: counting or not. Counting once and not the next time is an error. */
export function checkCounting(id: string, known: UniqueId, counts: boolean, action: 'register' | 'unregister'): void {
  if (counts !== (known.count !== undefined)) throw mixed(id, counts ? 'not use' : 'use', action)
}
