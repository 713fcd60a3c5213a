import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { ROOT } from '../../scripts/process.ts'

/** A program in TypeScript, with imports from `./src`, as worker threads run it. */
export async function bundledForWorkers(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'iife',
    logLevel: 'error',
    define: { __dirname: JSON.stringify(join(ROOT, 'src/loaders')) },
  })
  return outputFiles[0]!.text
}

/** Runs it in a thread of its own; what it posts first. */
export function inWorker(code: string, workerData: object): Promise<unknown> {
  return new Promise((done, fail) => {
    new Worker(code, { eval: true, workerData }).once('message', done).once('error', fail)
  })
}
