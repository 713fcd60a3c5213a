import { compileExpression } from '../util/jmespath.ts'

/** What a JMESPath expression of a resource model finds; undefined when that is nothing. `@` and `$` are everything. */
export function select(path: string, data: unknown): unknown {
  if (path === '@' || path === '$') return data ?? undefined
  return compileExpression(path)(data) ?? undefined
}
