import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, inject } from 'vitest'
import { must, type Outcome, ROOT, run } from '../../scripts/process.ts'

const workspace = (): string => inject('workspace')

/** The folder in which the package is installed and nothing else is. */
export const app = (): string => join(workspace(), 'app')

/** A folder beside the installed package, with these files. */
export function project(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(app(), name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** A program of test/pack/programs; `require` instead of `import` when asked. */
export function program(name: string, kind: 'import' | 'require' = 'import'): string {
  const text = readFileSync(join(ROOT, 'test/pack/programs', `${name}.mjs`), 'utf8')
  if (kind === 'import') return text
  return text
    .replace(/^import (\{[^}]*\}) from ('[^']+')$/gm, (_all, names: string, from: string) => {
      return `const ${names.replaceAll(' as ', ': ')} = require(${from})`
    })
    .replace(/^import ('[^']+')$/gm, 'require($1)')
    .replace('export async function run', 'exports.run = run\nasync function run')
}

/** Ends a program: it prints what `run` answers. */
export const PRINT = `
run(process.env.ENDPOINT_URL).then((answer) => console.log('ANSWER ' + JSON.stringify(answer)))
`

/** A tool's own file, among the tools. */
export const tool = (path: string): string => join(workspace(), 'node_modules', path)

export function runNode(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Outcome> {
  return run(process.execPath, args, { cwd, env: { ...environment(), ...env } })
}

/** The environment of programs: where to call, and nothing of the machine's own AWS configuration. */
export function environment(): Record<string, string | undefined> {
  return {
    ENDPOINT_URL: inject('endpointUrl'),
    AWS_PROFILE: undefined,
    AWS_CONFIG_FILE: join(app(), 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(app(), 'no-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_OPTIONS: undefined,
    VITEST: undefined,
    NODE_ENV: undefined,
  }
}

/** What a program answered; fails with its output when it did not. */
export async function answerOf(outcome: Promise<Outcome>, what: string): Promise<unknown> {
  const { output } = await must(outcome, what)
  const line = output.split('\n').find((text) => text.startsWith('ANSWER '))
  if (line === undefined) throw new Error(`${what} printed no answer\n${output}`)
  return JSON.parse(line.slice('ANSWER '.length))
}

/** The program of a runtime, or why the registry refused it. */
export function runtime(name: string): { readonly path: string } | { readonly refused: string } {
  const folder = join(workspace(), 'runtimes', name)
  const refused = join(folder, 'refused.txt')
  if (existsSync(refused)) return { refused: readFileSync(refused, 'utf8') }
  const bin = join(folder, 'node_modules/runtime')
  for (const path of ['bin/node', 'bin/node.exe', 'bin/bun', 'bin/bun.exe', 'bin/workerd', 'deno', 'deno.exe']) {
    if (existsSync(join(bin, path))) return { path: join(bin, path) }
  }
  throw new Error(`${name}: nothing to run in ${bin}: ${readdirSync(bin).join(', ')}`)
}

/** A line of the table that the run ends with. */
export function figure(what: string, value: string): void {
  appendFileSync(join(workspace(), 'figures.txt'), `${what.padEnd(44)} ${value}\n`)
}

export const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`

/** Bytes of all files in a folder. */
export function folderSize(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}

export const EVERYTHING: unknown = {
  text: 2000,
  etag: '"5"',
  found: ['a', 'bb', 'ccc'],
  missing: [true, true, 'NoSuchKey'],
  url: true,
  account: '123456789012',
  functions: ['swim'],
  regions: ['eu-west-1'],
  buses: [],
  queues: ['http://queue'],
  item: '1817',
  document: 1817,
  invalid: true,
  own: 42,
  shape: 'GetItemInput',
  services: true,
}

export const TWO_SERVICES: unknown = {
  text: 2000,
  etag: '"5"',
  found: ['a', 'bb', 'ccc'],
  missing: ['NoSuchKey', 'NoSuchKey', true],
  item: '1817',
  noTable: true,
  host: 'rivers.s3.cn-north-1.amazonaws.com.cn',
}

export async function expectAnswer(outcome: Promise<Outcome>, what: string, expected: unknown): Promise<void> {
  expect(await answerOf(outcome, what)).toEqual(expected)
}
