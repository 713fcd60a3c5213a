import type { CallObserver } from './call-observer.ts'

/** Tells both of what happens, where there are two: the one that was there first, first. */
export function bothObservers(there: CallObserver | undefined, other: CallObserver): CallObserver {
  if (there === undefined) return other
  const tell =
    <Name extends keyof CallObserver>(name: Name) =>
    (what: never): void => {
      there[name](what)
      other[name](what)
    }
  return {
    resolved: tell('resolved'),
    sending: tell('sending'),
    received: tell('received'),
    retrying: tell('retrying'),
    ended: tell('ended'),
    failed: tell('failed'),
  }
}
