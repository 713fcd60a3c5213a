import type { CoreSession } from './core-session.ts'

/** What is to happen to every session that is made. */
export type Initializer = (session: CoreSession) => void

const initializers = new Set<Initializer>()

/**
 * Calls a function with every core session made from now on, at the end of its construction: for a library that wants
 * its handlers on all of them.
 *
 * @example
 * registerInitializer((session) => session.register('before-send', ({ request }) => trace(request)))
 */
export function registerInitializer(initializer: Initializer): void {
  initializers.add(initializer)
}

/** Takes it back. One that is not registered is ignored. */
export function unregisterInitializer(initializer: Initializer): void {
  initializers.delete(initializer)
}

export function initialize(session: CoreSession): void {
  for (const initializer of initializers) initializer(session)
}
