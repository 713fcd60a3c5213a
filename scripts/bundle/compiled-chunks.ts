/**
 * Chunks with V8's work beside them. Most of a cold start is V8 reading code and compiling what the first call runs, the
 * same in every process. V8 can write that down (`script.createCachedData`) and take it back; Node does so for its own
 * modules. `dist/compiled/<V8>-<platform>-<arch>/` holds it for the Node that builds and for those that COMPILE_FOR
 * names, a list of programs like PATH.
 *
 * It is a copy of what V8 would come to by itself: a V8 of another version or with other flags refuses it, and
 * everything works without the folder. `compiled/load-chunk.cjs` is what entries load chunks by, `compiled/record.cjs`
 * makes the calls.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import MagicString from 'magic-string'
import type { Plugin } from 'rollup'

const HERE = join(import.meta.dirname, 'compiled')
const PLACE = 'process.stdout.write([process.versions.v8, process.platform, process.arch].join("-"))'

/** Makes entries load the first chunk by load-chunk.cjs. */
export function loadCompiled(entries: ReadonlySet<string>, first: string): Plugin {
  const loader = readFileSync(join(HERE, 'load-chunk.cjs'), 'utf8')
  const statement = new RegExp(`^(?:const|var) \\w+ = require\\('\\./${first}\\.cjs'\\);`, 'm')
  return {
    name: 'load-compiled',
    renderChunk(code, chunk) {
      const match = entries.has(chunk.name) ? statement.exec(code) : null
      if (match === null) return null
      // The `require` itself stays where tools that collect a program's files look for it.
      const start = match.index + match[0].indexOf('require')
      const text = new MagicString(code).appendLeft(match.index, loader)
      text.appendLeft(start, `loadChunk('./${first}.cjs', () => `).appendRight(match.index + match[0].length - 1, ')')
      return { code: text.toString(), map: text.generateMap({ hires: true }) }
    },
  }
}

/** Writes down what V8 compiles for a first call, once for each Node. */
export function compileChunks(dist: string): void {
  for (const node of [process.execPath, ...(process.env['COMPILE_FOR'] ?? '').split(delimiter)]) {
    if (node === '') continue
    const env = { ...process.env, NODE_OPTIONS: '', NODE_V8_COVERAGE: '' }
    const place = execFileSync(node, ['-e', PLACE], { env, encoding: 'utf8' })
    execFileSync(node, [join(HERE, 'record.cjs'), dist, join(dist, 'compiled', place)], { env, stdio: 'inherit' })
  }
}
