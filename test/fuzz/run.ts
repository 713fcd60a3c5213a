/**
 * `npm run fuzz`: a million hostile inputs for every parser, or `npm run fuzz -- xml,json 10000000`. `SEED` repeats a run.
 * Fails when a parser throws what is not ours, touches a prototype, takes long over one input or holds on to memory.
 */
import fc from 'fast-check'
import { TARGETS } from './targets.ts'
import { judge } from './verdict.ts'

const CASE_MS = 250
const CASE_MB = 128
const BATCH = 2_000

interface Tally {
  cases: number
  accepted: number
  slowest: number
  largest: number
  readonly finds: string[]
}

function heapMb(): number {
  return process.memoryUsage().heapUsed / 1024 / 1024
}

function show(input: unknown): string {
  const text = JSON.stringify(input, (_key, value) =>
    ArrayBuffer.isView(value)
      ? `hex:${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
      : typeof value === 'bigint'
        ? `${value}n`
        : value,
  )
  return (text ?? String(input)).slice(0, 2000)
}

function fuzz(name: string, cases: number, seed: number): Tally {
  const target = TARGETS[name]!()
  const tally: Tally = { cases: 0, accepted: 0, slowest: 0, largest: 0, finds: [] }
  while (tally.cases < cases && tally.finds.length < 10) {
    const inputs = fc.sample(target.inputs, {
      numRuns: Math.min(BATCH, cases - tally.cases),
      seed: (seed + tally.cases) | 0,
    })
    for (const input of inputs) {
      const heap = heapMb()
      const began = performance.now()
      const { accepted, problem } = judge(target, input)
      const ms = performance.now() - began
      const mb = heapMb() - heap
      tally.cases++
      if (accepted) tally.accepted++
      tally.slowest = Math.max(tally.slowest, ms)
      tally.largest = Math.max(tally.largest, mb)
      if (problem !== undefined) tally.finds.push(`${problem}\n  input ${show(input)}`)
      else if (ms > CASE_MS) tally.finds.push(`took ${ms.toFixed(0)} ms\n  input ${show(input)}`)
      else if (mb > CASE_MB) tally.finds.push(`took ${mb.toFixed(0)} MB\n  input ${show(input)}`)
    }
  }
  return tally
}

const args = process.argv.slice(2)
const names = args.find((arg) => /^[a-z,]+$/.test(arg))?.split(',') ?? Object.keys(TARGETS)
const cases = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1_000_000)
const seed = Number(process.env['SEED'] ?? Date.now() & 0x7fffffff)
console.log(`seed ${seed}, ${cases} cases for each of ${names.join(', ')}`)
let failed = 0
for (const name of names) {
  if (!(name in TARGETS)) throw new Error(`no parser ${name}; there are ${Object.keys(TARGETS).join(', ')}`)
  const began = performance.now()
  const { cases: done, accepted, slowest, largest, finds } = fuzz(name, cases, seed)
  const seconds = (performance.now() - began) / 1000
  const rate = Math.round(done / seconds)
  console.log(
    `${finds.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(11)} ${done} cases, ${Math.round((100 * accepted) / done)}% readable, ${rate}/s, slowest ${slowest.toFixed(1)} ms, most ${largest.toFixed(0)} MB`,
  )
  for (const find of finds) console.log(`     ${find}`)
  if (finds.length > 0) failed++
}
console.log(`fuzz: ${names.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
