/** Runs test/fuzz/run.ts as one bundle, which is what makes the lazy seams of the source work outside of vitest. */
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT, run } from './process.ts'

const outfile = join(ROOT, 'build/fuzz.mjs')
await build({
  entryPoints: [join(ROOT, 'test/fuzz/run.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
})
const { code } = await run(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  show: true,
})
process.exitCode = code
