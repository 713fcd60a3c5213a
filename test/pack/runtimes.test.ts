import { describe, expect, inject, test } from 'vitest'
import { run } from '../../scripts/process.ts'
import {
  answerOf,
  EVERYTHING,
  environment,
  expectAnswer,
  figure,
  PRINT,
  program,
  project,
  runNode,
  runtime,
} from './workspace.ts'

function programs(name: string): string {
  return project(name, {
    'import.mjs': program('everything') + PRINT,
    'require.cjs': program('everything', 'require') + PRINT,
    'types.mts': `const url: string = process.env['ENDPOINT_URL'] as string\n${program('everything')}
run(url).then((answer: object): void => console.log('ANSWER ' + JSON.stringify(answer)))\n`,
  })
}

function nodeOf(name: string): string {
  if (name === 'this Node') return process.execPath
  const found = runtime(name)
  if ('refused' in found) throw new Error(`the registry does not have ${name}: ${found.refused}`)
  return found.path
}

describe.each(['node-20.19.0', 'this Node', 'node-22', 'node-24', 'node-26'])('%s', (name) => {
  test.each(['import.mjs', 'require.cjs'])('%s', async (file) => {
    const folder = programs(`${name.replace(' ', '-')}-${file.slice(0, 6)}`)
    const { stdout: version } = await run(nodeOf(name), ['--version'])
    await expectAnswer(run(nodeOf(name), [file], { cwd: folder, env: environment() }), `${name} ${file}`, EVERYTHING)
    figure(`Node ${version.trim()}, ${file}`, 'ok')
  })
})

test.each(['node-22', 'node-24', 'node-26'])('%s, TypeScript by type stripping', async (name) => {
  const folder = programs(`${name}-types`)
  const outcome = run(nodeOf(name), ['types.mts'], { cwd: folder, env: environment() })
  await expectAnswer(outcome, `${name} types.mts`, EVERYTHING)
  figure(`${name}, TypeScript by type stripping`, 'ok')
})

test('one instance, whether imported or required', async () => {
  const folder = project('one-instance', {
    'both.mjs': `import { createRequire } from 'node:module'
import { ClientError, Session } from 'tucuxi'
import { ClientError as CoreError } from 'tucuxi/core'
import { Decimal } from 'tucuxi/dynamodb'
import { Stubber } from 'tucuxi/stub'
const require = createRequire(import.meta.url)
const required = require('tucuxi')
const same = [required.Session === Session, required.ClientError === ClientError, CoreError === ClientError]
same.push(require('tucuxi/dynamodb').Decimal === Decimal)
same.push(new Stubber(new required.Session({ regionName: 'eu-west-1' }).client('s3')).activate() instanceof Stubber)
console.log('ANSWER ' + JSON.stringify(same))`,
  })
  expect(await answerOf(runNode(['both.mjs'], folder), 'both.mjs')).toEqual([true, true, true, true, true])
})

test('npm on a Node that is too old says so, and installs nothing when engines are strict', async () => {
  const old = runtime('node-old')
  if ('refused' in old) throw new Error(old.refused)
  const npm = process.env['npm_execpath']
  if (npm === undefined) throw new Error('run as `npm run test:pack`')
  const folder = project('too-old', { 'package.json': '{"private":true}' })
  const install = (...more: string[]) =>
    run(old.path, [npm, 'install', '--ignore-scripts', ...more, inject('tarball')], { cwd: folder })
  const refused = await install('--engine-strict')
  expect(refused.code).not.toBe(0)
  expect(refused.output).toContain('EBADENGINE')
  expect(refused.output).toContain('>=20.19')
  figure('Node v20.18', 'refused by npm --engine-strict')
})

test.each([
  ['bun', ['run', 'import.mjs']],
  ['bun', ['run', 'require.cjs']],
  ['bun', ['run', 'types.mts']],
  ['deno', ['run', '-A', 'import.mjs']],
  ['deno', ['run', '-A', 'require.cjs']],
  ['deno', ['run', '-A', 'types.mts']],
] as const)('%s %s', async (name, args) => {
  const found = runtime(name)
  if ('refused' in found) {
    figure(name, `not in this registry: ${found.refused.split('\n')[0]}`)
    return
  }
  const folder = programs(`${name}-${args.at(-1)?.replace('.', '-')}`)
  const outcome = run(found.path, args, { cwd: folder, env: environment() })
  await expectAnswer(outcome, `${name} ${args.join(' ')}`, EVERYTHING)
  figure(`${name} ${args.at(-1)}`, 'ok')
})
