/**
 * The public surface as a file that is reviewed: the entry points and the declarations they reach, without comments, in
 * api/tucuxi.api.d.ts. `npm run check` compares; `npm run api:update` writes.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { must, ROOT, runTool } from './process.ts'

const SPECIFIER = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

/** Declaration files reached from the entries: these first, then the others by path. */
function reach(entries: readonly string[]): string[] {
  const seen = new Set(entries)
  for (const file of seen) {
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(SPECIFIER)) {
      const target = resolve(dirname(file), specifier!).replace(/\.(?:js|ts)$/, '.d.ts')
      if (existsSync(target)) seen.add(target)
    }
  }
  return [...entries, ...[...seen].filter((file) => !entries.includes(file)).sort()]
}

function withoutComments(text: string): string {
  return text
    .replace(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (_all, literal) => literal ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')
}

function reportOf(root: string, entries: readonly string[]): string {
  const parts = reach(entries.map((name) => join(root, name))).map((file) => {
    const name = relative(root, file)
      .split(sep)
      .join('/')
      .replace(/\.d\.ts$/, '')
    return `// ${name}\n${withoutComments(readFileSync(file, 'utf8'))}\n`
  })
  return parts.join('\n')
}

/** First lines in which two texts differ, as a reader wants to see them. */
function firstDifference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const at = now.findIndex((line, i) => line !== old[i])
  const line = at < 0 ? now.length : at
  return `line ${line + 1}\n- ${old.slice(line, line + 3).join('\n- ')}\n+ ${now.slice(line, line + 3).join('\n+ ')}`
}

const update = process.argv.includes('--update')
const out = mkdtempSync(join(tmpdir(), 'tucuxi-api-'))
const api = join(ROOT, 'api')
const args = [
  '-p',
  'tsconfig.build.json',
  '--outDir',
  out,
  '--emitDeclarationOnly',
  '--sourceMap',
  'false',
  '--inlineSources',
  'false',
]
await must(runTool('typescript/bin/tsc', args), 'tsc')
mkdirSync(api, { recursive: true })
const entries = readdirSync(out)
  .filter((name) => name.endsWith('.d.ts'))
  .sort()
const file = join(api, 'tucuxi.api.d.ts')
const now = reportOf(out, entries)
const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
if (update) writeFileSync(file, now)
rmSync(out, { recursive: true, force: true })
if (!update && before !== now) {
  console.log(`${relative(ROOT, file)} differs, ${firstDifference(before, now)}`)
  console.log('Is this change of the public surface wanted? Then: npm run api:update')
  process.exitCode = 1
} else {
  console.log(`${entries.length} entry points ${update ? 'written' : 'as reviewed'}`)
}
