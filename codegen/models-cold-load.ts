import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildSync } from 'esbuild'

/**
 * Measures how long a fresh process takes from the pack's file to an operation whose shapes have all been read; the
 * clock starts when the loader has been loaded: `tsx codegen/models-cold-load.ts [--rounds 21]`.
 */
const OPERATIONS = [
  ['s3', 'GetObject'],
  ['dynamodb', 'GetItem'],
  ['ec2', 'DescribeInstances'],
  ['sts', 'GetCallerIdentity'],
  ['lambda', 'Invoke'],
] as const

const PROGRAM = `
const { builtinModels, openPack } = require('./loaders.cjs')
const [service, name] = process.argv.slice(2)
const store = builtinModels()
const seen = new Set()
const walk = (shape) => {
  if (shape === undefined || seen.has(shape)) return
  seen.add(shape)
  void shape.traits
  for (const member of shape.members) walk(member.shape)
  for (const part of [shape.element, shape.key, shape.value]) walk(part?.shape)
}
const times = [performance.now()]
const mark = () => times.push(performance.now())
const operation = (() => { const model = openPack(store, service); mark(); return model.operation(name) })()
mark()
walk(operation.input)
mark()
walk(operation.output)
mark()
console.log(JSON.stringify([...times.slice(1).map((time, i) => time - times[i]), times.at(-1) - times[0]]))
`

function measure(folder: string, service: string, operation: string, rounds: number): number[] {
  const columns: number[][] = []
  for (let round = 0; round < rounds; round++) {
    const printed = execFileSync(process.execPath, [join(folder, 'cold.cjs'), service, operation], { encoding: 'utf8' })
    for (const [i, time] of (JSON.parse(printed) as number[]).entries()) columns[i] = [...(columns[i] ?? []), time]
  }
  return columns.map((times) => times.sort((a, b) => a - b)[times.length >> 1]!)
}

function coldLoad(): void {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '21' } } })
  const sources = fileURLToPath(new URL('../src/loaders', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'cold-load-'))
  try {
    buildSync({
      stdin: {
        contents: "export { openPack } from './open-pack.ts'\nexport { builtinModels } from './model-store.ts'",
        resolveDir: sources,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      define: { __dirname: JSON.stringify(sources), 'import.meta.url': '""' },
      outfile: join(folder, 'loaders.cjs'),
    })
    writeFileSync(join(folder, 'cold.cjs'), PROGRAM)
    console.log('ms, medians of', values.rounds, 'processes: open, operation, input, output, all')
    for (const [service, operation] of OPERATIONS) {
      const medians = measure(folder, service, operation, Number(values.rounds))
      console.log(`${service} ${operation}`.padEnd(24), ...medians.map((median) => median.toFixed(2).padStart(6)))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

coldLoad()
