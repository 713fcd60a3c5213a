/**
 * Compares this library with botocore, operation by operation, at the wire: runs the harness that TUCUXI_ORACLE names
 * over dist/. `SEED`, `K`, `SERVICES`, `MIN_REQUESTS`, `MIN_RESPONSES` and the rest go through to it.
 */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must, ROOT, run } from './process.ts'
import { python } from './python.ts'

const folder = process.env['TUCUXI_ORACLE']
if (folder === undefined || !existsSync(join(folder, 'run.sh'))) {
  console.log('oracle: left out, TUCUXI_ORACLE does not name the folder of the harness')
} else {
  const lib = join(ROOT, 'dist/index.js')
  if (!existsSync(lib) || process.argv.includes('--build')) await must(run('npm', ['run', 'build']), 'npm run build')
  const env = {
    LIB: lib,
    PYTHON: await python(),
    ORACLE_WORK: process.env['ORACLE_WORK'] ?? join(tmpdir(), 'tucuxi-oracle'),
    NODE: process.execPath,
  }
  const { code } = await run('sh', [join(folder, 'run.sh')], { env, show: true })
  process.exitCode = code
}
