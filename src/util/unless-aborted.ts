import { abortedBy } from '../errors/abort-error.ts'
import { unwatchAbort, watchAbort } from './abort.ts'

/** What comes of a promise, or the signal's reason when that comes first: nobody waits for the promise any longer. */
export function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const target = { onAbort: () => reject(abortedBy(signal)) }
    if (signal.aborted) target.onAbort()
    else watchAbort(signal, target)
    promise.then(resolve, reject).finally(() => unwatchAbort(signal, target))
  })
}
