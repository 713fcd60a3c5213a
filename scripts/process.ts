import { spawn } from 'node:child_process'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const ROOT: string = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** What a program said and how it ended. */
export interface Outcome {
  readonly code: number
  readonly output: string
  readonly stdout: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Show the output as it comes, too. */
  readonly show?: boolean
}

/** Runs a program to its end; never throws for what the program does. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    })
    let stdout = ''
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.on('error', (error) => done({ code: 127, output: `${command}: ${error.message}`, stdout }))
    child.on('close', (code) => done({ code: code ?? 1, output, stdout }))
  })
}

/** A tool of node_modules, run by this very Node. */
export function runTool(script: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], options)
}

/** Throws with the output of a program that failed. */
export async function must(outcome: Promise<Outcome>, what: string): Promise<Outcome> {
  const result = await outcome
  if (result.code !== 0) throw new Error(`${what} failed (exit code ${result.code})\n${result.output}`)
  return result
}
