const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/** Lets `util.inspect` and `console.log` show of a class's objects what JSON shows of them. */
export function inspectAsJson(prototype: { toJSON(): object }): void {
  Object.defineProperty(prototype, INSPECT, { value: inspected, configurable: true })
}

function inspected(this: { toJSON(): object }): string {
  return `${this.constructor.name} ${JSON.stringify(this.toJSON())}`
}
