import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?'(\.[^']+)'/gm
const SEAM = /\brequire\('(\.[^']+)'\)/g

/** What each module imports as values, at once or through a seam; paths from the root, with slashes. */
export function readValueImports(root: string): Map<string, string[]> {
  const graph = new Map<string, string[]>()
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const file = name.replaceAll('\\', '/')
    const code = readFileSync(join(root, name), 'utf8')
    const targets = [...code.matchAll(IMPORT), ...code.matchAll(SEAM)].map(([, path]) =>
      posix.join(posix.dirname(file), path!),
    )
    graph.set(file, targets)
  }
  return graph
}

/** The shortest circle through each module that is in one, every circle once. */
export function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles = new Map<string, string>()
  for (const start of graph.keys()) {
    const path = wayBack(graph, start)
    if (path !== undefined) circles.set([...path].sort().join(), `a circle: ${[...path, start].join(' -> ')}`)
  }
  return [...circles.values()]
}

function wayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const ways = new Map<string, string[]>([[start, [start]]])
  for (const [file, way] of ways) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return way
      if (!ways.has(next)) ways.set(next, [...way, next])
    }
  }
  return undefined
}
