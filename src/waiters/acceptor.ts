import { WaiterConfigError } from '../errors/call.ts'
import { ArgumentError } from '../errors/config.ts'
import type { AcceptorDefinition, WaiterDefinition } from '../model/wire-model.ts'
import { compileExpression } from '../util/jmespath.ts'

/** A result, or the answer of an error as a ClientError has it. */
export type Response = Readonly<Record<string, unknown>>

/** One of the things a waiter looks for. */
export interface Acceptor {
  readonly state: AcceptorDefinition['state']
  readonly matches: (response: Response) => boolean
  /** boto's words for having matched. */
  readonly explanation: string
}

function errorOf(response: Response): Readonly<Record<string, unknown>> | undefined {
  const error = response['Error']
  return typeof error === 'object' && error !== null ? (error as Readonly<Record<string, unknown>>) : undefined
}

/** Whether the response is an error's: a result can have a member called Error, but not with a Code. */
export function isError(response: Response): boolean {
  const error = errorOf(response)
  return error !== undefined && 'Code' in error
}

function equal(value: unknown, expected: AcceptorDefinition['expected']): boolean {
  return value === expected || (typeof value === 'bigint' && typeof expected === 'number' && Number(value) === expected)
}

function argumentOf({ matcher, argument }: AcceptorDefinition): string {
  if (argument !== undefined) return argument
  throw new WaiterConfigError({ errorMsg: `Acceptor ${matcher} has no argument` })
}

/** What an expression selects; nothing when a function in it is given what it cannot take, such as the length of nothing. */
function selector(definition: AcceptorDefinition): (response: Response) => unknown {
  const select = compileExpression(argumentOf(definition))
  return (response) => {
    try {
      return select(response)
    } catch (error) {
      if (error instanceof ArgumentError) return undefined
      throw error
    }
  }
}

function createMatcher(definition: AcceptorDefinition): (response: Response) => boolean {
  const { matcher, expected } = definition
  switch (matcher) {
    case 'path': {
      const select = selector(definition)
      return (response) => !isError(response) && equal(select(response), expected)
    }
    case 'pathAll':
    case 'pathAny': {
      const select = selector(definition)
      const test = matcher === 'pathAll' ? 'every' : 'some'
      return (response) => {
        if (isError(response)) return false
        const found = select(response)
        return Array.isArray(found) && found.length > 0 && found[test]((value) => equal(value, expected))
      }
    }
    case 'status':
      return ({ ResponseMetadata: metadata }) =>
        typeof metadata === 'object' &&
        metadata !== null &&
        'HTTPStatusCode' in metadata &&
        metadata.HTTPStatusCode === expected
    case 'error':
      if (expected === true) return isError
      if (expected === false) return (response) => !('Error' in response)
      return (response) => (errorOf(response)?.['Code'] ?? '') === expected
    default:
      throw new WaiterConfigError({ errorMsg: `Unknown acceptor: ${String(matcher)}` })
  }
}

function explain({ matcher, argument, expected }: AcceptorDefinition): string {
  const shown = expected === true ? 'True' : expected === false ? 'False' : String(expected)
  switch (matcher) {
    case 'path':
      return `For expression "${argument}" we matched expected path: "${shown}"`
    case 'pathAll':
      return `For expression "${argument}" all members matched expected path: "${shown}"`
    case 'pathAny':
      return `For expression "${argument}" we matched expected path: "${shown}" at least once`
    case 'status':
      return `Matched expected HTTP status code: ${shown}`
    case 'error':
      return `Matched expected service error code: ${shown}`
  }
}

const compiled = new WeakMap<WaiterDefinition, readonly Acceptor[]>()

/** The acceptors of a waiter in their order, which is that in which they are asked. */
export function compileAcceptors(definition: WaiterDefinition): readonly Acceptor[] {
  let acceptors = compiled.get(definition)
  if (acceptors === undefined) {
    acceptors = definition.acceptors.map((acceptor) => {
      const { state } = acceptor
      if (state !== 'success' && state !== 'failure' && state !== 'retry') {
        throw new WaiterConfigError({ errorMsg: `Unknown state: ${String(state)}` })
      }
      return { state, matches: createMatcher(acceptor), explanation: explain(acceptor) }
    })
    compiled.set(definition, acceptors)
  }
  return acceptors
}
