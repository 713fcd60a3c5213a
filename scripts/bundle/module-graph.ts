import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { parseAst } from 'rollup/parseAst'

/** A literal `require(...)` in the compiled source: where it is and what it asks for. */
export interface Seam {
  readonly start: number
  readonly end: number
  readonly specifier: string
}

export interface ModuleNode {
  readonly file: string
  readonly imports: readonly string[]
  readonly seams: readonly string[]
}

export interface AstNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** Every literal `require(...)` call of a module. */
export function findSeams(code: string): Seam[] {
  const seams: Seam[] = []
  if (!code.includes('require(')) return seams
  visit(parseAst(code) as unknown as AstNode, (node) => {
    if (node.type !== 'CallExpression') return
    const callee = node['callee'] as AstNode
    const [argument, ...rest] = node['arguments'] as AstNode[]
    if (callee.type !== 'Identifier' || callee['name'] !== 'require') return
    const specifier = argument?.type === 'Literal' ? argument['value'] : undefined
    if (typeof specifier !== 'string' || rest.length > 0) throw new Error('require() takes one literal path')
    seams.push({ start: node.start, end: node.end, specifier })
  })
  return seams
}

function visit(node: AstNode, look: (node: AstNode) => void): void {
  look(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as AstNode).type === 'string') {
        visit(child as AstNode, look)
      }
    }
  }
}

/** The compiled file that a relative specifier means; `.ts` stands for its own output. */
export function resolveSpecifier(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const file = resolve(dirname(from), specifier.replace(/\.ts$/, '.js'))
  if (!existsSync(file)) throw new Error(`${from} asks for ${specifier}, which does not exist`)
  return file
}

/** The seams of a compiled module, with the module that each leads to: past a barrel, when only one name is wanted. */
export function seamTargets(code: string, file: string): readonly (Seam & { readonly target: string })[] {
  return findSeams(code).flatMap((seam) => {
    const target = resolveSpecifier(file, seam.specifier)
    if (target === undefined) return []
    const name = /^\)?\.(\w+)/.exec(code.slice(seam.end))?.[1]
    return [{ ...seam, target: (name === undefined ? undefined : passedOnFrom(target, name)) ?? target }]
  })
}

/** The module from which another one passes on a name: `export { name } from './there.js'`. */
function passedOnFrom(file: string, name: string): string | undefined {
  for (const statement of parseAst(readFileSync(file, 'utf8')).body) {
    if (statement.type !== 'ExportNamedDeclaration' || typeof statement.source?.value !== 'string') continue
    const names = statement.specifiers.map(({ exported }) => ('name' in exported ? exported.name : exported.value))
    if (names.includes(name)) return resolveSpecifier(file, statement.source.value)
  }
  return undefined
}

/** All modules that the entries reach, with what each imports at once and what at first use. */
export function readGraph(entries: readonly string[]): Map<string, ModuleNode> {
  const graph = new Map<string, ModuleNode>()
  const todo = new Set(entries)
  for (const file of todo) {
    const code = readFileSync(file, 'utf8')
    const imports = new Set<string>()
    for (const statement of parseAst(code).body) {
      const source = 'source' in statement ? statement.source?.value : undefined
      const target = typeof source === 'string' ? resolveSpecifier(file, source) : undefined
      if (target !== undefined) imports.add(target)
    }
    const seams = findSeams(code).flatMap((seam) => resolveSpecifier(file, seam.specifier) ?? [])
    graph.set(file, { file, imports: [...imports], seams })
    for (const next of [...imports, ...seams]) todo.add(next)
  }
  return graph
}

/** What is loaded at once with these modules, themselves included. */
export function staticClosure(graph: ReadonlyMap<string, ModuleNode>, roots: readonly string[]): Set<string> {
  const seen = new Set<string>(roots)
  for (const file of seen) for (const next of graph.get(file)?.imports ?? []) seen.add(next)
  return seen
}

/** A compiled module's path in the sources, without its ending: `auth/sigv4a`. */
export function moduleName(root: string, file: string): string {
  return relative(root, file).replace(/\.js$/, '').split(sep).join('/')
}

/** `auth/sigv4a.js` becomes `auth-sigv4a`: the name of a module's own chunk. */
export function chunkName(root: string, file: string): string {
  return moduleName(root, file).replaceAll('/', '-')
}
