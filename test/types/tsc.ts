import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
export const ROOT: string = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** What is made here and may be thrown away. */
export const WORK: string = join(ROOT, 'build', 'types-test')

/** Installs a package of npm in a folder of its own, where it is not there yet, and returns that folder. */
export function fetched(name: string, specifier: string): string {
  const folder = join(WORK, 'packages', name)
  if (!existsSync(join(folder, 'node_modules'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const windows = process.platform === 'win32'
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', specifier]
    const { status, stderr } = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
      cwd: folder,
      encoding: 'utf8',
      shell: windows,
    })
    if (status !== 0) throw new Error(stderr)
  }
  return folder
}

/** The compilers that people have, each by its package.json: 5.9 is fetched when it is first wanted. */
export function compilers(): string[] {
  const six = createRequire(require.resolve('@typescript/typescript6'))
  return [
    require.resolve('typescript/package.json'),
    six.resolve('@typescript/old/package.json'),
    join(fetched('typescript-5.9', 'typescript@~5.9.3'), 'node_modules/typescript/package.json'),
  ]
}

/** As strict as it gets, and declarations are looked at too. */
const OPTIONS = {
  target: 'es2022',
  lib: ['es2023', 'esnext.disposable'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: false,
  noEmit: true,
  skipLibCheck: false,
  allowImportingTsExtensions: true,
}

export interface Diagnostic {
  readonly file: string
  readonly line: number
  readonly message: string
}

export interface Compilation {
  readonly diagnostics: readonly Diagnostic[]
  readonly output: string
  readonly seconds: number
}

export function versionOf(compiler: string): string {
  return (JSON.parse(readFileSync(compiler, 'utf8')) as { version: string }).version
}

/**
 * Compiles files of a folder inside this package, where `tucuxi` is what was built.
 *
 * @param flags further ones for the command line
 */
export function compile(
  compiler: string,
  folder: string,
  files: readonly string[],
  options: object = {},
  flags: readonly string[] = [],
): Compilation {
  mkdirSync(folder, { recursive: true })
  const project = join(folder, 'tsconfig.json')
  writeFileSync(project, JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, files }))
  const started = performance.now()
  const tsc = join(dirname(compiler), 'bin', 'tsc')
  const run = spawnSync(
    process.execPath,
    ['--max-old-space-size=8192', tsc, '-p', project, '--pretty', 'false', ...flags],
    {
      encoding: 'utf8',
      cwd: folder,
      maxBuffer: 1 << 28,
    },
  )
  const seconds = (performance.now() - started) / 1000
  if (run.status === null || (run.status !== 0 && run.stdout === ''))
    throw new Error(`tsc: ${run.stderr || run.signal}`)
  return { diagnostics: parse(run.stdout), output: run.stdout, seconds }
}

function parse(output: string): Diagnostic[] {
  const found: { file: string; line: number; message: string }[] = []
  for (const text of output.split('\n')) {
    const match = /^(\S[^(]*)\((\d+),\d+\): error TS\d+: (.*)$/.exec(text)
    if (match !== null) found.push({ file: match[1]!, line: Number(match[2]), message: match[3]! })
    else if (/^error TS/.test(text)) found.push({ file: '', line: 0, message: text })
    else if (found.length > 0 && text.startsWith(' ')) found.at(-1)!.message += `\n${text}`
  }
  return found
}
