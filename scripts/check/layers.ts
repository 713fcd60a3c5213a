/**
 * Checks layers.cjs with dependency-cruiser, and checks the check: fewer modules cruised than there are files means
 * that the parser is missing and nothing was looked at, and a planted upward import must be found. What its parser
 * does not tell apart, imports of values and of types, is read here: no values in a circle, no emitter below the flow.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, runTool } from '../process.ts'
import { findCircles, readValueImports } from './value-imports.ts'

interface CruiseResult {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string; readonly severity: string }
      readonly cycle?: readonly { readonly name: string }[]
    }[]
  }
}

async function cruise(root: string): Promise<CruiseResult> {
  const cli = 'dependency-cruiser/bin/dependency-cruise.mjs'
  const result = await runTool(cli, ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
    cwd: root,
  })
  if (!result.stdout.startsWith('{')) throw new Error(`dependency-cruiser said:\n${result.output}`)
  return JSON.parse(result.stdout) as CruiseResult
}

function describeViolations(result: CruiseResult): string[] {
  return result.summary.violations.map(({ from, to, rule, cycle }) =>
    cycle
      ? `${rule.name}: ${[from, ...cycle.map((step) => step.name)].join(' -> ')}`
      : `${rule.name}: ${from} -> ${to}`,
  )
}

async function selfTest(): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'tucuxi-layers-'))
  try {
    for (const name of ['src', 'layers.cjs', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      cpSync(join(ROOT, name), join(copy, name), { recursive: true })
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
    writeFileSync(join(copy, 'src/client/planted-top.ts'), 'export interface PlantedTop { readonly a: string }\n')
    writeFileSync(
      join(copy, 'src/errors/planted.ts'),
      "import type { PlantedTop } from '../client/planted-top.ts'\nexport type Planted = PlantedTop\n",
    )
    const found = describeViolations(await cruise(copy))
    const expected = 'layer-errors: src/errors/planted.ts -> src/client/planted-top.ts'
    return found.includes(expected) ? [] : ['a planted upward type-only import was not found: the check is blind']
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Events are fired by client/, resources/ and session/; everything else takes part by direct calls. */
function strayEmitters(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const strays = [...imports].filter(
    ([file, targets]) =>
      file.includes('/') && !/^(events|client|resources|session)\//.test(file) && targets.includes('events/emitter.ts'),
  )
  return strays.map(([file]) => `src/${file} imports the emitter as a value; only the flow of a call emits`)
}

const [result, blind] = await Promise.all([cruise(ROOT), selfTest()])
const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
const cruised = result.modules.filter((module) => module.source.startsWith('src/')).length
const values = readValueImports(join(ROOT, 'src'))
const problems = [...describeViolations(result), ...blind, ...findCircles(values), ...strayEmitters(values)]
if (cruised < files.length) problems.push(`only ${cruised} of ${files.length} files of src were looked at`)
console.log(problems.length === 0 ? `${cruised} modules, no violation` : problems.join('\n'))
process.exitCode = problems.length === 0 ? 0 : 1
