import { ArgumentError } from '../errors/config.ts'

/**
 * Refuses options as boto spells them (`MaxItems`), which would otherwise do nothing.
 *
 * @param names the options, as they are spelled here
 */
export function refuseBotoOptions(options: object, names: readonly string[]): void {
  for (const name of names) {
    const boto = name.charAt(0).toUpperCase() + name.slice(1)
    if (Object.hasOwn(options, boto)) {
      throw new ArgumentError({ message: `Unknown option ${boto}` }, { hint: `Did you mean '${name}'?` })
    }
  }
}

/**
 * Refuses boto's `PaginationConfig` or `WaiterConfig` among an operation's parameters: it is an object of its own here.
 *
 * @param usage how it is given instead
 */
export function refuseConfigParameter(params: object | null, name: string, usage: string): void {
  if (params === null || !Object.hasOwn(params, name)) return
  throw new ArgumentError({ message: `${name} is no parameter of the operation` }, { hint: `Give it apart: ${usage}.` })
}
