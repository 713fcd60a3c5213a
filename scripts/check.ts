/** Everything that can be said about the code without running it. `npm run check -- layers types` runs a part. */
import { availableParallelism } from 'node:os'
import { type Outcome, runTool } from './process.ts'

const script = (name: string) => (): Promise<Outcome> => runTool('tsx/dist/cli.mjs', [`scripts/${name}.ts`])

/** Longest first: they run side by side. */
const STEPS: Readonly<Record<string, () => Promise<Outcome>>> = {
  package: script('check/package'),
  types: () => runTool('typescript/bin/tsc', ['--noEmit']),
  unused: () => runTool('knip/bin/knip.js', ['--no-progress']),
  layers: script('check/layers'),
  style: () => runTool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '--max-diagnostics=40']),
  api: script('api-report'),
  house: script('check/house-rules'),
  lock: () => runTool('tsx/dist/cli.mjs', ['scripts/lock.ts', '--check']),
}

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'))
for (const name of wanted) {
  if (!(name in STEPS)) throw new Error(`no step ${name}; there are ${Object.keys(STEPS).join(', ')}`)
}
const queue = Object.entries(STEPS).filter(([name]) => wanted.length === 0 || wanted.includes(name))
const total = queue.length
const started = performance.now()
const failed: string[] = []

async function work(): Promise<void> {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const [name, check] = step
    const began = performance.now()
    const { code, output } = await check()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(
      `${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(8)} ${seconds.padStart(5)} s${code === 0 ? lastLine(output) : ''}`,
    )
    if (code !== 0) {
      failed.push(name)
      console.log(output.trimEnd().replace(/^/gm, '     '))
    }
  }
}

function lastLine(output: string): string {
  const line = output.trim().split('\n').at(-1) ?? ''
  return line === '' ? '' : `   ${line.slice(0, 120)}`
}

await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, work))
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(`check: ${total - failed.length} passed, ${failed.length} failed, ${seconds} s`)
process.exitCode = failed.length === 0 ? 0 : 1
