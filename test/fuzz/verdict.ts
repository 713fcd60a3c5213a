import { AwsError } from '../../src/errors/aws-error.ts'
import type { FuzzTarget } from './targets.ts'

const CLEAN = Object.getOwnPropertyNames(Object.prototype).length

/** Prototypes that data from outside may have. */
const PLAIN = new Set<unknown>([Object.prototype, null, Array.prototype, Date.prototype, Map.prototype])

function strangePrototype(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > 40) return false
  if (!PLAIN.has(Object.getPrototypeOf(value))) return true
  const children = value instanceof Map ? value.values() : Object.values(value)
  for (const child of children) if (strangePrototype(child, depth + 1)) return true
  return false
}

/** How a parser took one input. */
export interface Verdict {
  /** Whether it made something of it. */
  readonly accepted: boolean
  /** What is wrong with how it took it. */
  readonly problem: string | undefined
}

/** Gives a parser one input. */
export function judge(target: FuzzTarget, input: unknown): Verdict {
  let result: unknown
  let accepted = true
  let problem: string | undefined
  try {
    result = target.run(input)
  } catch (error) {
    accepted = false
    if (!(error instanceof AwsError) && !target.expects?.(error)) {
      problem = `threw ${error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)}`
    }
  }
  if (Object.getOwnPropertyNames(Object.prototype).length !== CLEAN) problem = 'changed Object.prototype'
  else if (strangePrototype(result)) problem = 'gave back an object with a prototype from the input'
  return { accepted, problem }
}
