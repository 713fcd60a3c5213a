/** AWS Lambda: a handler in a zip, with its node_modules and as a bundle, called as the service's runtime calls it. */
import { cpSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { must, run } from '../../scripts/process.ts'
import { answerOf, app, figure, folderSize, program, project, runNode, TWO_SERVICES, tool } from './workspace.ts'

/** Loads `index.handler` from the task's folder, by import as Lambda does, and calls it twice. */
const BOOTSTRAP = `import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
const root = process.env.LAMBDA_TASK_ROOT
const file = ['index.mjs', 'index.cjs', 'index.js'].map((name) => root + '/' + name).find((path) => existsSync(path))
const module = await import(pathToFileURL(file))
const handler = module.handler ?? module.default.handler
const context = { awsRequestId: '1', functionName: 'swim', getRemainingTimeInMillis: () => 3000 }
await handler({ endpointUrl: process.env.ENDPOINT_URL }, context)
console.log('ANSWER ' + JSON.stringify(await handler({ endpointUrl: process.env.ENDPOINT_URL }, context)))
`
const LAMBDA = {
  AWS_LAMBDA_FUNCTION_NAME: 'swim',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
}

/** The program as a handler that has its region and credentials from its environment. */
function handler(kind: 'import' | 'require'): string {
  const bare = program('two-services', kind).replace(/new Session\(\{[^}]*\}\)/, 'new Session()')
  const ending = kind === 'import' ? 'export const handler =' : 'exports.handler ='
  return `${bare}\n${ending} (event) => run(event.endpointUrl)\n`
}

/** Zips a folder, puts the zip where Lambda would, and calls the handler there. */
async function deploy(name: string, source: string): Promise<{ answer: unknown; zip: number; unzipped: number }> {
  const folder = project(`${name}-deployed`, { 'bootstrap.mjs': BOOTSTRAP })
  const zip = join(folder, 'code.zip')
  const task = join(folder, 'task')
  rmSync(zip, { force: true })
  rmSync(task, { recursive: true, force: true })
  await must(run(process.env['PYTHON'] ?? 'python3', ['-m', 'zipfile', '-c', zip, '.'], { cwd: source }), 'zip')
  await must(run(process.env['PYTHON'] ?? 'python3', ['-m', 'zipfile', '-e', zip, task]), 'unzip')
  const outcome = runNode(['bootstrap.mjs'], folder, { ...LAMBDA, LAMBDA_TASK_ROOT: task })
  const answer = await answerOf(outcome, name)
  return { answer, zip: statSync(zip).size, unzipped: folderSize(task) }
}

const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`

test.each(['mjs', 'cjs'] as const)('a zip with node_modules and index.%s', async (extension) => {
  const folder = project(`lambda-modules-${extension}`, {
    [`index.${extension}`]: handler(extension === 'mjs' ? 'import' : 'require'),
  })
  const { dependencies } = JSON.parse(readFileSync(join(app(), 'node_modules/tucuxi/package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  expect(Object.keys(dependencies)).toHaveLength(2)
  for (const name of ['tucuxi', 'hash-wasm', '@aws-lambda-powertools']) {
    cpSync(join(app(), 'node_modules', name), join(folder, 'node_modules', name), { recursive: true })
  }
  const { answer, zip, unzipped } = await deploy(`lambda-modules-${extension}`, folder)
  expect(answer).toEqual(TWO_SERVICES)
  figure(`Lambda, node_modules, index.${extension}`, `ok, zip ${mb(zip)}, unzipped ${mb(unzipped)}`)
})

test.each(['mjs', 'cjs'] as const)('a zip with a bundle, index.%s', async (extension) => {
  const folder = project(`lambda-bundle-${extension}`, { 'app.mjs': handler('import') })
  const format = extension === 'mjs' ? 'esm' : 'cjs'
  const args = ['app.mjs', '--bundle', '--minify', '--platform=node', `--format=${format}`]
  const out = `--outfile=zip/index.${extension}`
  await must(runNode([tool('esbuild/bin/esbuild'), ...args, out], folder), 'esbuild')
  const { answer, zip } = await deploy(`lambda-bundle-${extension}`, join(folder, 'zip'))
  expect(answer).toEqual(TWO_SERVICES)
  figure(`Lambda, bundle, index.${extension}`, `ok, zip ${mb(zip)}`)
})
