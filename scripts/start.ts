/** `npm start`: builds when something changed since the last build, then gives the tour. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { must, ROOT, run, runTool } from './process.ts'

function newest(folder: string): number {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return Math.max(...files.map((name) => statSync(join(ROOT, folder, name)).mtimeMs))
}

const built = join(ROOT, 'dist/index.cjs')
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(newest('src'), newest('scripts/bundle'))) {
  console.log('building …')
  await must(run('npm', ['run', 'build']), 'npm run build')
}
const { code } = await runTool('tsx/dist/cli.mjs', ['examples/tour/index.ts'], { show: true })
process.exitCode = code
