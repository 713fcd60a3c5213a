/** Somebody to tell when a signal is aborted. */
export interface Abortable {
  onAbort(): void
}

interface Watch {
  readonly waiting: Set<Abortable>
  readonly listener: () => void
}

const watches = new WeakMap<AbortSignal, Watch>()

/**
 * Tells `target` when `signal` is aborted, until `unwatch`. A signal gets one listener however many calls share it:
 * Node warns about a leak from the eleventh on.
 */
export function watchAbort(signal: AbortSignal, target: Abortable): void {
  let watch = watches.get(signal)
  if (watch === undefined) {
    const waiting = new Set<Abortable>()
    const listener = () => {
      for (const one of waiting) one.onAbort()
      watches.delete(signal)
    }
    watch = { waiting, listener }
    watches.set(signal, watch)
    signal.addEventListener('abort', listener, { once: true })
  }
  watch.waiting.add(target)
}

export function unwatchAbort(signal: AbortSignal, target: Abortable): void {
  const watch = watches.get(signal)
  if (watch === undefined) return
  watch.waiting.delete(target)
  if (watch.waiting.size > 0) return
  watches.delete(signal)
  signal.removeEventListener('abort', watch.listener)
}
