import MagicString from 'magic-string'
import type { Plugin } from 'rollup'
import { parseAst } from 'rollup/parseAst'
import type { AstNode } from './module-graph.ts'
import { readNames } from './names.ts'

/** What the ids of the modules that it makes begin with. */
export const LATER_BUILTINS = '\0later'

/**
 * Built-in modules of the ES module build are asked for when they are first touched, and from the process instead of by
 * an import: a bundle of either format starts without them, and bundlers find nothing that they would have to resolve.
 */
export function laterBuiltins(): Plugin {
  return {
    name: 'later-builtins',
    resolveId: (id) => (id.startsWith(LATER_BUILTINS) ? id : null),
    load(id) {
      if (id === LATER_BUILTINS) {
        return 'export function later(id) { let module; return () => (module ??= process.getBuiltinModule(id)) }'
      }
      if (!id.startsWith(`${LATER_BUILTINS}:`)) return null
      const source = id.slice(LATER_BUILTINS.length + 1)
      return `import { later } from '${LATER_BUILTINS}'\nexport const ${holderOf(source)} = /*#__PURE__*/ later('${source}')`
    },
    transform(code, id) {
      if (id.startsWith(LATER_BUILTINS) || !code.includes("from 'node:")) return null
      return rewriteImports(code, id)
    },
  }
}

function rewriteImports(code: string, id: string): { code: string; map: ReturnType<MagicString['generateMap']> } {
  const program = parseAst(code) as unknown as AstNode
  const names = readNames(program)
  const text = new MagicString(code)
  const sources = new Set<string>()
  for (const statement of program['body'] as AstNode[]) {
    const source = String((statement['source'] as AstNode | undefined)?.['value'] ?? '')
    if (statement.type !== 'ImportDeclaration' || !source.startsWith('node:')) continue
    sources.add(source)
    text.remove(statement.start, statement.end)
    for (const specifier of statement['specifiers'] as AstNode[]) {
      const local = String((specifier['local'] as AstNode)['name'])
      const imported = (specifier['imported'] as AstNode | undefined)?.['name']
      if (names.declared.has(local))
        throw new Error(`${id}: ${local} is also the name of something else than ${source}`)
      const whole = `${holderOf(source)}()${imported === undefined ? '' : `.${String(imported)}`}`
      for (const { end, shorthand } of names.used.get(local) ?? []) {
        if (end > statement.start && end <= statement.end) continue
        text.overwrite(end - local.length, end, shorthand ? `${local}: ${whole}` : whole)
      }
    }
  }
  for (const source of sources) text.prepend(`import { ${holderOf(source)} } from '${LATER_BUILTINS}:${source}';`)
  return { code: text.toString(), map: text.generateMap({ hires: true }) }
}

const holderOf = (source: string): string => `$${source.slice('node:'.length).replace(/\W/g, '_')}`
