/**
 * How a rule set is written in a pack. One line, ASCII:
 *
 *     :<body>                     the rule set itself
 *     @<hash>\t<string>\t…        a template with the strings that stand for its placeholders
 *     {…}                         botocore's JSON, for what the grammar below cannot say
 *
 * A body, like a template, has five fields between tabs: the document around the parameters and rules as JSON,
 * the parameters, the names of assigned variables, the strings (all JSON), and the nodes. Nodes are separated by spaces,
 * numbered from 0, and refer only to earlier ones; the last one holds the rules of the top. A node is a run of tokens: one sign,
 * then base-36 digits.
 */

import { type AsciiText, lineFrom } from '../util/ascii-text.ts'

/** The function of a call node is its place in this list, as a letter from A. The order is part of the format. */
export const FUNCTION_NAMES: readonly string[] = [
  'isSet',
  'not',
  'getAttr',
  'stringEquals',
  'booleanEquals',
  'substring',
  'uriEncode',
  'parseURL',
  'isValidHostLabel',
  'aws.partition',
  'aws.parseArn',
  'aws.isVirtualHostableS3Bucket',
  'coalesce',
  'split',
  'ite',
]

/** The signs that tokens begin with. Letters are functions. */
export const SIGN = {
  node: '.',
  /** A parameter or variable: parameters first, then the assigned names. */
  name: '$',
  string: '"',
  /** A string that is JSON text of some other value. */
  json: '?',
  true: '+',
  false: '-',
  number: '#',
  assign: '=',
  /** Ends the conditions and says what follows, and in which order the keys were written. */
  tree: ['>', '}', ')'] as readonly string[],
  error: ['!', '/'] as readonly string[],
  endpoint: ['@', '&'] as readonly string[],
  /** Of an endpoint: what follows are properties, headers. */
  properties: '{',
  headers: '[',
} as const

/** The orders of a rule's keys that exist; the position in the list is the position of the sign. */
export const RULE_KEYS: Readonly<Record<'tree' | 'error' | 'endpoint', readonly string[]>> = {
  tree: ['conditions,rules,type', 'conditions,type,rules', 'type,conditions,rules'],
  error: ['conditions,error,type', 'type,conditions,error'],
  endpoint: ['conditions,endpoint,type', 'type,conditions,endpoint'],
}

/** Parameters that most rule sets declare, written as one letter from `a`. The order is part of the format. */
export const KNOWN_PARAMETERS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['Region', { builtIn: 'AWS::Region', required: false, type: 'string' }],
  ['UseDualStack', { builtIn: 'AWS::UseDualStack', required: true, default: false, type: 'boolean' }],
  ['UseFIPS', { builtIn: 'AWS::UseFIPS', required: true, default: false, type: 'boolean' }],
  ['Endpoint', { builtIn: 'SDK::Endpoint', required: false, type: 'string' }],
  ['Region', { builtIn: 'AWS::Region', required: false, type: 'String' }],
  ['UseDualStack', { builtIn: 'AWS::UseDualStack', required: true, default: false, type: 'Boolean' }],
  ['UseFIPS', { builtIn: 'AWS::UseFIPS', required: true, default: false, type: 'Boolean' }],
  ['Endpoint', { builtIn: 'SDK::Endpoint', required: false, type: 'String' }],
]

/** Placeholders in the strings of a template: the first and second string of the line that uses it. */
export const PLACEHOLDERS: readonly string[] = ['~', '^']

/** The fields of a body, still encoded, with the strings that stand for its placeholders. */
export interface PackedRuleSet {
  readonly frame: string
  readonly parameters: string
  readonly assigned: string
  readonly strings: string
  readonly nodes: string
  readonly replacements: readonly string[]
}

/** Finds the body of a packed line; undefined for a line that is JSON. */
export function openPackedRuleSet(line: string, templates: () => AsciiText): PackedRuleSet | undefined {
  if (line.startsWith('{')) return undefined
  const [head = '', ...replacements] = line.startsWith('@') ? line.split('\t') : ['']
  const body = head === '' ? line.slice(1) : templateNamed(head.slice(1), templates())
  const [frame, parameters, assigned, strings, nodes] = body.split('\t')
  if (frame === undefined || parameters === undefined || assigned === undefined || strings === undefined)
    throw damaged()
  if (nodes === undefined) throw damaged()
  return { frame, parameters, assigned, strings, nodes, replacements }
}

function templateNamed(hash: string, templates: AsciiText): string {
  const start = templates.slice(0, hash.length + 1) === `${hash} ` ? 0 : templates.indexOf(`\n${hash} `) + 1
  if (start === 0 && templates.slice(0, hash.length + 1) !== `${hash} `) throw damaged()
  return lineFrom(templates, start + hash.length + 1)
}

function damaged(): Error {
  return new Error('the endpoint rules of a model pack are damaged: the package does not fit together')
}

/** Puts a line's strings where a template's text has placeholders. */
export function fillPlaceholders(text: string, replacements: readonly string[]): string {
  for (let i = 0; i < replacements.length; i++) {
    const placeholder = PLACEHOLDERS[i]!
    if (text.includes(placeholder)) text = text.replaceAll(placeholder, () => replacements[i]!)
  }
  return text
}

/** Every declared parameter, as botocore writes it. */
export function readParameters(text: string): [string, Readonly<Record<string, unknown>>][] {
  const entries = JSON.parse(text) as (string | [string, Readonly<Record<string, unknown>>])[]
  return entries.map((entry) => {
    if (typeof entry !== 'string') return entry
    const [name, definition] = KNOWN_PARAMETERS[entry.charCodeAt(0) - 97] ?? []
    if (name === undefined || definition === undefined) throw damaged()
    return [name, definition]
  })
}

/** Reads a node's tokens: after `next`, the sign and the number behind it, -1 for none. */
export class TokenCursor {
  sign = ''
  value = -1
  readonly #node: string
  #at = 0

  constructor(node: string) {
    this.#node = node
  }

  next(): boolean {
    const node = this.#node
    if (this.#at >= node.length) return false
    this.sign = node[this.#at++]!
    this.value = -1
    for (; this.#at < node.length; this.#at++) {
      const digit = base36Digit(node.charCodeAt(this.#at))
      if (digit < 0) break
      this.value = Math.max(this.value, 0) * 36 + digit
    }
    return true
  }
}

/** One token of a node. */
export interface Token {
  readonly sign: string
  readonly value: number
}

export function readTokens(node: string): Token[] {
  const tokens: Token[] = []
  for (const cursor = new TokenCursor(node); cursor.next(); ) tokens.push({ sign: cursor.sign, value: cursor.value })
  return tokens
}

/** -1 for what is no digit of a token's number. */
export function base36Digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  return code >= 97 && code <= 122 ? code - 87 : -1
}
