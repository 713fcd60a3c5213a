import type { Rule } from './rule.ts'

/** Rules in either form. */
export interface RuleSource {
  /** As botocore writes them, in order; the first has slot 1. */
  readonly parameters: readonly (readonly [name: string, definition: Readonly<Record<string, unknown>>])[]
  readonly rules: Rule
  slotOf(name: string): number
  /** Whether any rule can depend on the parameter. */
  references(name: string): boolean
}
