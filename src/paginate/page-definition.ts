import type { PaginatorDefinition } from '../model/wire-model.ts'
import { compileExpression, type Expression } from '../util/jmespath.ts'

/** An expression and its text. */
export interface NamedExpression {
  readonly text: string
  readonly select: Expression
}

/** How an operation's pages follow one another: botocore's definition, compiled. */
export interface PageDefinition {
  readonly inputTokens: readonly string[]
  readonly outputTokens: readonly Expression[]
  readonly resultKeys: readonly NamedExpression[]
  readonly moreResults: Expression | undefined
  readonly nonAggregateKeys: readonly NamedExpression[]
  readonly limitKey: string | undefined
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function named(text: string): NamedExpression {
  return { text, select: compileExpression(text) }
}

const compiled = new WeakMap<PaginatorDefinition, PageDefinition>()

/** Compiled once for all operations that share the definition. */
export function compilePages(definition: PaginatorDefinition): PageDefinition {
  let pages = compiled.get(definition)
  if (pages === undefined) {
    const { limit_key: limitKey, more_results: moreResults } = definition
    pages = {
      inputTokens: list(definition.input_token),
      outputTokens: list(definition.output_token).map(compileExpression),
      resultKeys: list(definition.result_key).map(named),
      moreResults: moreResults === undefined ? undefined : compileExpression(moreResults),
      nonAggregateKeys: list(definition.non_aggregate_keys).map(named),
      limitKey,
    }
    compiled.set(definition, pages)
  }
  return pages
}
