/**
 * Side by side with its peers: copies the benchmark that TUCUXI_BENCH names to a temporary folder, installs it and the
 * packed tarball there, and runs it with the arguments after `--`:
 *
 *   npm run bench -- --scenario steady,cold --contenders tucuxi,v3,lite,http,floor --ref tucuxi
 *
 * BENCH_WORK keeps the folder from one run to the next.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pack } from './pack.ts'
import { must, run } from './process.ts'

const QUICK = [
  '--scenario',
  'verify,steady,cold',
  '--contenders',
  'tucuxi,v3,lite,http,floor',
  '--ref',
  'floor',
  '--quick',
]

async function prepare(source: string): Promise<string> {
  const kept = process.env['BENCH_WORK']
  const work = kept ?? mkdtempSync(join(tmpdir(), 'tucuxi-bench-'))
  mkdirSync(work, { recursive: true })
  cpSync(source, work, { recursive: true, filter: (path) => !['node_modules', '.git'].includes(basename(path)) })
  await must(run('chmod', ['-R', 'u+w', work]), 'chmod')
  if (!existsSync(join(work, 'node_modules'))) {
    console.log(`installing the peers in ${work}`)
    await must(run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: work }), 'npm ci')
  }
  const tarball = await pack(work)
  const install = ['install', '--no-save', '--no-audit', '--no-fund', tarball.path]
  await must(run('npm', install, { cwd: work }), 'npm install of the tarball')
  return work
}

const source = process.env['TUCUXI_BENCH']
if (source === undefined || !existsSync(join(source, 'run.mjs'))) {
  console.log('bench: left out, TUCUXI_BENCH does not name the folder of the benchmark')
} else {
  const work = await prepare(source)
  const args = process.argv.slice(2)
  const { code } = await run(process.execPath, ['run.mjs', ...(args.length > 0 ? args : QUICK)], {
    cwd: work,
    show: true,
  })
  console.log(`results: ${join(work, 'results')}`)
  process.exitCode = code
}
