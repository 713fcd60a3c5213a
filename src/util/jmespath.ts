/** Data in, what the expression selects out; null when that is nothing. */
export type Expression = (data: unknown) => unknown

type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'flatten' }

/** Names with dots, `[]` and `[-1]` after them: nearly all there is in the models. */
const PATH = /^[A-Za-z_]\w*(?:\[-?\d*\])*(?:\.[A-Za-z_]\w*(?:\[-?\d*\])*)*$/
const STEP = /([A-Za-z_]\w*)|\[(-?\d*)\]/g

function readPath(path: string): readonly Step[] {
  return Array.from(path.matchAll(STEP), ([, name, at]): Step => {
    if (name !== undefined) return { kind: 'field', name }
    return at === '' ? { kind: 'flatten' } : { kind: 'at', at: Number(at) }
  })
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.hasOwn(value, name) ? ((value as Record<string, unknown>)[name] ?? null) : null
}

function take(value: unknown, step: Step): unknown {
  if (step.kind === 'field') return own(value, step.name)
  return step.kind === 'at' && Array.isArray(value) ? (value.at(step.at) ?? null) : null
}

function compilePath(path: string): Expression {
  const steps = readPath(path)
  if (steps.length === 1 && steps[0]!.kind === 'field') {
    const { name } = steps[0]!
    return (data) => own(data, name)
  }
  return (data) => {
    let value = data
    // After `[]` the rest of the path is applied to each element, and what is null falls out.
    let each = false
    for (const step of steps) {
      if (step.kind === 'flatten') {
        if (!Array.isArray(value)) return null
        value = value.flat(1).filter((item) => item !== null && item !== undefined)
        each = true
      } else if (each) {
        value = (value as unknown[]).map((item) => take(item, step)).filter((item) => item !== null)
      } else {
        value = take(value, step)
      }
    }
    return value
  }
}

/** What JMESPath takes for false: nothing, `false`, and whatever is empty. 0 is not. */
export function isFalsy(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true
  if (typeof value !== 'object') return false
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0 && isPlain(value)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The paths of which an expression takes the first that leads to something; undefined when it is more than that. */
function alternativePaths(expression: string): string[] | undefined {
  const paths = expression.split('||').map((part) => part.trim())
  return paths.every((path) => PATH.test(path) && !path.includes('[-]')) ? paths : undefined
}

function compile(expression: string): Expression {
  const paths = alternativePaths(expression)?.map(compilePath)
  if (paths?.length === 1) return paths[0]!
  if (paths !== undefined) {
    return (data) => {
      let value: unknown = null
      for (const path of paths) if (!isFalsy((value = path(data)))) break
      return value
    }
  }
  const { compileWithLibrary } = require('./jmespath-library.ts') as typeof import('./jmespath-library.ts')
  return compileWithLibrary(expression)
}

const MOST_EXPRESSIONS = 1000
const compiled = new Map<string, Expression>()

/**
 * A JMESPath expression, ready to run. Paths are walked directly; whatever else there may be in an expression is done
 * by a library, which is loaded for it.
 *
 * @throws ArgumentError when it is not JMESPath; running it throws one when a function is given what it cannot take
 */
export function compileExpression(expression: string): Expression {
  let found = compiled.get(expression)
  if (found === undefined) {
    found = compile(expression)
    if (compiled.size >= MOST_EXPRESSIONS) compiled.clear()
    compiled.set(expression, found)
  }
  return found
}
