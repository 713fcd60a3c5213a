import { search } from '@aws-lambda-powertools/jmespath'
import { ArgumentError } from '../errors/config.ts'

const SYNTAX_ERRORS: ReadonlySet<string> = new Set([
  'LexerError',
  'ParseError',
  'IncompleteExpressionError',
  'EmptyExpressionError',
  'UnknownFunctionError',
])

function refused(error: unknown): ArgumentError {
  return new ArgumentError({ message: error instanceof Error ? error.message : String(error) }, { cause: error })
}

/** Any JMESPath expression. Slower to load and to run than a path: see `compileExpression`. */
export function compileWithLibrary(expression: string): (data: unknown) => unknown {
  // There is no way to parse alone. What it says of data that is not there does not count.
  try {
    search(expression, null)
  } catch (error) {
    if (error instanceof Error && SYNTAX_ERRORS.has(error.name)) throw refused(error)
  }
  return (data) => {
    try {
      return search(expression, data as Parameters<typeof search>[1]) ?? null
    } catch (error) {
      throw refused(error)
    }
  }
}
