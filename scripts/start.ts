/** `npm start`: builds when something changed since the last build, then gives the tour. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run, runTool } from './process.ts'

function newest(folder: string): number {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return Math.max(...files.map((name) => statSync(join(ROOT, folder, name)).mtimeMs))
}

const built = join(ROOT, 'dist/index.cjs')
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(newest('src'), newest('scripts/bundle'))) {
  console.log('building …')
  const { code, output } = await run('npm', ['run', 'build'])
  if (code !== 0) {
    console.error(output)
    process.exit(1)
  }
}
const { code } = await runTool('tsx/dist/cli.mjs', ['--tsconfig', 'examples/tsconfig.json', 'examples/tour/index.ts'], {
  show: true,
})
process.exitCode = code
