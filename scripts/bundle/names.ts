import type { AstNode } from './module-graph.ts'

/** Where a name is read: the end of its identifier, and whether it stands for key and value of a property at once. */
export interface NameUse {
  readonly end: number
  readonly shorthand: boolean
}

/** The names of a program: how often each is declared, anywhere in it, and where each is used. */
export interface Names {
  readonly declared: ReadonlyMap<string, number>
  readonly used: ReadonlyMap<string, readonly NameUse[]>
}

/** What an identifier in a place means: a declaration, a use, or only a word such as a property's name. */
type Role = 'declares' | 'uses' | 'names'

export function readNames(program: AstNode): Names {
  const declared = new Map<string, number>()
  const used = new Map<string, NameUse[]>()
  const walk = (node: AstNode, role: Role, shorthand: boolean): void => {
    if (node.type === 'Identifier') {
      const name = String(node['name'])
      if (role === 'declares') declared.set(name, (declared.get(name) ?? 0) + 1)
      else if (role === 'uses') used.set(name, [...(used.get(name) ?? []), { end: node.end, shorthand }])
      return
    }
    for (const [field, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (!isNode(child)) continue
        // The key of a shorthand property is its value over again.
        if (node.type === 'Property' && node['shorthand'] === true && field === 'key') continue
        const isShorthand = node.type === 'Property' && node['shorthand'] === true
        walk(child, roleOf(node, field, role), isShorthand)
      }
    }
  }
  walk(program, 'uses', false)
  return { declared, used }
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && typeof (value as AstNode).type === 'string'
}

const PATTERNS: ReadonlySet<string> = new Set(['ObjectPattern', 'ArrayPattern', 'RestElement', 'Property'])

function roleOf(parent: AstNode, field: string, role: Role): Role {
  const { type } = parent
  if (parent['computed'] !== true) {
    if (type === 'MemberExpression' && field === 'property') return 'names'
    if ((type === 'Property' || type === 'MethodDefinition' || type === 'PropertyDefinition') && field === 'key')
      return 'names'
  }
  if (type === 'LabeledStatement' || type === 'BreakStatement' || type === 'ContinueStatement') {
    return field === 'label' ? 'names' : 'uses'
  }
  if (type === 'VariableDeclarator') return field === 'id' ? 'declares' : 'uses'
  if (type === 'CatchClause') return field === 'param' ? 'declares' : 'uses'
  if (type.includes('Function')) return field === 'params' || field === 'id' ? 'declares' : 'uses'
  if (type.startsWith('Class')) return field === 'id' ? 'declares' : 'uses'
  if (type === 'AssignmentPattern') return field === 'left' ? role : 'uses'
  return PATTERNS.has(type) ? role : 'uses'
}
