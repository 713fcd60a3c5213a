import { ArgumentError } from '../errors/config.ts'

/**
 * Refuses boto's `PaginationConfig` or `WaiterConfig` among an operation's parameters: it is an object of its own here.
 *
 * @param usage how it is given instead
 */
export function refuseConfigParameter(params: object | null, name: string, usage: string): void {
  if (params === null || !Object.hasOwn(params, name)) return
  throw new ArgumentError({ message: `${name} is no parameter of the operation` }, { hint: `Give it apart: ${usage}.` })
}
