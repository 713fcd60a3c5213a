/** What is in the tarball, and what installing it brings along. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { must, run } from '../../scripts/process.ts'
import { answerOf, app, figure, folderSize, project, runNode } from './workspace.ts'

const MB = 1_000_000
const installed = (): string => join(app(), 'node_modules/tucuxi')
const listed = (): string[] => readdirSync(installed(), { recursive: true, encoding: 'utf8' })
const manifest = (): Record<string, unknown> => JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8'))

/** Every kind of file that is published, and the megabytes that it may have unpacked. */
const CONTENTS: readonly (readonly [string, RegExp, number])[] = [
  ['documents', /^(package\.json|README\.md|LICENSE|NOTICE|CHANGELOG\.md)$/, 0.2],
  ['models: calls', /^models\/(packs\/([\w.-]+\.txt|[\w@.-]+\.br)|[\w-]+\.(txt|json))$/, 6],
  ['models: introspection', /^models\/cold\/[\w@.-]+\.br$/, 1.5],
  ['models: resources', /^models\/resources\/(index\.txt|[\w@.-]+\.br)$/, 0.02],
  ['types of services', /^types\/(services\/[\w-]+|all|shorthands)\.d\.cts$/, 13.5],
  ['types', /^dist\/types\/[\w./-]+\.d\.c?ts$/, 1],
  ['Node: chunks', /^dist\/[\w-]+\.c?js$/, 1],
  ['Node: compiled', /^dist\/compiled\/[\w.-]+\/[\w-]+\.cjs\.bin$/, 0.6],
  ['Node: services', /^dist\/services\/[\w-]+\.c?js$/, 0.2],
  ['bundlers: modules', /^dist\/esm\/[\w-]+\.js$/, 0.55],
  ['Node: features', /^dist\/features\/[\w-]+\.cjs$/, 0.01],
  ['bundlers: features', /^dist\/esm\/features\/[\w-]+\.js$/, 0.32],
  ['bundlers: services', /^dist\/esm\/services\/[\w-]+\.js$/, 2.2],
  ['source maps', /^dist\/[\w/-]+\.c?js\.map$/, 0.5],
]

test('the files are those that are meant, within what each kind may have', () => {
  const root = installed()
  const files = listed().filter((name) => statSync(join(root, name)).isFile())
  const sizes = new Map<string, number>()
  const strangers: string[] = []
  for (const name of files.map((path) => path.replaceAll('\\', '/'))) {
    const kind = CONTENTS.find(([, pattern]) => pattern.test(name))?.[0]
    if (kind === undefined) strangers.push(name)
    else sizes.set(kind, (sizes.get(kind) ?? 0) + statSync(join(root, name)).size)
  }
  expect(strangers).toEqual([])
  for (const [kind, , budget] of CONTENTS) {
    const size = sizes.get(kind) ?? 0
    figure(`contents: ${kind}`, `${(size / MB).toFixed(2)} MB of ${budget}`)
    expect(sizes.has(kind), kind).toBe(true)
    expect(size, kind).toBeLessThanOrEqual(budget * MB)
  }
})

test('unpacked it has at most 25 MB, with types and all services', () => {
  const size = folderSize(installed())
  figure('unpacked', `${(size / MB).toFixed(2)} MB of 25`)
  figure('tarball', `${(statSync(inject('tarball')).size / MB).toFixed(2)} MB`)
  expect(size).toBeLessThanOrEqual(25 * MB)
})

test('at most 14 packages are installed, none of which runs a script or needs a newer Node', async () => {
  const { stdout } = await must(run('npm', ['ls', '--all', '--parseable'], { cwd: app() }), 'npm ls')
  const folders = stdout.trim().split('\n').slice(1)
  const scripts = folders.filter((folder) => {
    const text = readFileSync(join(folder, 'package.json'), 'utf8')
    const own = (JSON.parse(text) as { scripts?: Record<string, string> }).scripts ?? {}
    return (
      ['preinstall', 'install', 'postinstall'].some((name) => name in own) || existsSync(join(folder, 'binding.gyp'))
    )
  })
  figure('packages installed', `${folders.length} of 14`)
  figure('installed, with dependencies', `${(folderSize(join(app(), 'node_modules')) / MB).toFixed(2)} MB`)
  expect(folders.length).toBeLessThanOrEqual(14)
  expect(scripts).toEqual([])
})

test('sideEffects names the modules that do something when they are imported, and no other does', async () => {
  const { sideEffects } = manifest() as { sideEffects: string[] }
  expect(sideEffects).toEqual(['./dist/esm/services/*.js', './dist/esm/features/*.js', './dist/esm/globals.js'])
  const folder = project('side-effects', {
    'look.mjs': `import { createRequire } from 'node:module'
const before = [Object.keys(globalThis).sort(), process.eventNames(), process._getActiveHandles().length]
await import('tucuxi')
await import('tucuxi/core')
await import('tucuxi/dynamodb')
await import('tucuxi/stub')
createRequire(import.meta.url)('tucuxi/services/s3')
const after = [Object.keys(globalThis).sort(), process.eventNames(), process._getActiveHandles().length]
console.log('ANSWER ' + JSON.stringify(JSON.stringify(before) === JSON.stringify(after)))`,
  })
  expect(await answerOf(runNode(['look.mjs'], folder), 'side effects')).toBe(true)
})

test('every entry of the exports map is there, for each condition', () => {
  const targets: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') targets.push(value)
    else for (const inner of Object.values(value as object)) collect(inner)
  }
  collect(manifest()['exports'])
  const missing = targets.flatMap((target) => {
    const names = target.includes('/features/')
      ? ['sso', 'all']
      : target.includes('*')
        ? ['s3', 'dynamodb', 'ec2']
        : ['']
    return names.map((name) => target.replace('*', name)).filter((path) => !existsSync(join(installed(), path)))
  })
  expect(missing).toEqual([])
})
