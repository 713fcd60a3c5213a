import { whereBundled } from '../util/bundled-features.ts'

const known = new Map<string, string>()
const current = new Set<string>()

/** Notes that a service is called so now: its events have no other name, and nothing is looked up for them. */
export function noteCurrentId(serviceId: string): void {
  current.add(serviceId)
}

function isCurrent(eventName: string): boolean {
  const start = eventName.indexOf('.') + 1
  if (start === 0) return true
  const end = eventName.indexOf('.', start)
  return current.has(end < 0 ? eventName.slice(start) : eventName.slice(start, end))
}

/**
 * The name under which an event is emitted now: `before-call.logs.PutLogEvents` is
 * `before-call.cloudwatch-logs.PutLogEvents`. Dotted aliases stand for that many parts of the name.
 */
export function aliasEventName(eventName: string): string {
  if (isCurrent(eventName)) return eventName
  let name = known.get(eventName)
  if (name === undefined) {
    // In a bundle whose services have no old names, there are none to replace.
    name = whereBundled(() => aliases().renamed(eventName)) ?? eventName
    if (known.size < 10_000) known.set(eventName, name)
  }
  return name
}

function aliases(): typeof import('./event-aliases.ts') {
  return require('./event-aliases.ts') as typeof import('./event-aliases.ts')
}
