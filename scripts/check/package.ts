/**
 * Builds and packs, then looks at the tarball as those who install it will: publint, "are the types wrong", and what a
 * bundle of it weighs.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pack } from '../pack.ts'
import { ROOT, run, runTool } from '../process.ts'
import { bundleSizes } from './bundle-sizes.ts'

const MAX_UNPACKED = 25_000_000
const folder = mkdtempSync(join(tmpdir(), 'tucuxi-pack-'))
try {
  const tarball = await pack(folder)
  const problems: string[] = []
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  for (const name of ['preinstall', 'install', 'postinstall']) {
    if (name in manifest.scripts)
      problems.push(`package.json: a published ${name} script runs on other people's machines`)
  }
  if (tarball.unpackedSize > MAX_UNPACKED)
    problems.push(`unpacked it has ${tarball.unpackedSize} bytes, ${MAX_UNPACKED} at most`)
  const [lint, types, bundles] = await Promise.all([
    runTool('publint/src/cli.js', ['run', tarball.path, '--strict']),
    run(process.execPath, [
      join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
      tarball.path,
      '--profile',
      'node16',
      '--format',
      'table-flipped',
    ]),
    bundleSizes(tarball.path),
  ])
  if (lint.code !== 0) problems.push(lint.output)
  if (types.code !== 0) problems.push(types.output)
  for (const { program, size, budget } of bundles) {
    if (size > budget) problems.push(`the bundle of ${program} has ${size} bytes, ${budget} at most`)
  }
  const mb = (n: number): string => `${(n / 1e6).toFixed(2)} MB`
  console.log(
    problems.length > 0
      ? problems.join('\n')
      : `${tarball.files} files, ${mb(tarball.size)} packed, ${mb(tarball.unpackedSize)} unpacked; bundles: ${bundles.map(({ size }) => size).join(', ')} bytes`,
  )
  process.exitCode = problems.length > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
