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

const REQUIRE = /require\('(\.\/[\w-]+\.cjs)'\)/g

/** Makes entries load their chunks by load-chunk.cjs. */
export function loadCompiled(entries: ReadonlySet<string>): Plugin {
  const loader = readFileSync(join(HERE, 'load-chunk.cjs'), 'utf8')
  return {
    name: 'load-compiled',
    renderChunk(code, chunk) {
      const requires = entries.has(chunk.name) ? [...code.matchAll(REQUIRE)] : []
      if (requires.length === 0) return null
      const text = new MagicString(code)
      // The `require` itself stays where tools that collect a program's files look for it.
      for (const { index, 0: call, 1: id } of requires)
        text.appendLeft(index, `loadChunk('${id}', () => `).appendRight(index + call.length, ')')
      text.appendLeft(code.indexOf('\n') + 1, loader)
      return { code: text.toString(), map: text.generateMap({ hires: true }) }
    },
  }
}

/**
 * Writes down what V8 compiles for a first call, once for each Node. Where that cannot be done, on a machine that lets
 * nobody listen at the loopback address for instance, the package is built without: it is only slower.
 */
export function compileChunks(dist: string): void {
  for (const node of [process.execPath, ...(process.env['COMPILE_FOR'] ?? '').split(delimiter)]) {
    if (node === '') continue
    const env = { ...process.env, NODE_OPTIONS: '', NODE_V8_COVERAGE: '' }
    try {
      const place = execFileSync(node, ['-e', PLACE], { env, encoding: 'utf8' })
      const args = [join(HERE, 'record.cjs'), dist, join(dist, 'compiled', place)]
      execFileSync(node, args, { env, stdio: 'inherit', timeout: 60_000 })
    } catch (error) {
      console.warn(`chunks are not compiled for ${node}: ${(error as Error).message}`)
    }
  }
}
