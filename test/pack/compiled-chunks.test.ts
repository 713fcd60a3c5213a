/** Chunks are loaded with what V8 compiled when the package was built, and without it where V8 or somebody says no. */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerOf, app, figure, folderSize, project, runNode } from './workspace.ts'

/** Makes a call whose parameters are wrong, and says what V8 thought of each script. */
const PROGRAM = `
const vm = require('node:vm')
const scripts = []
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options)
    scripts.push([options.filename.split(/[\\\\/]/).at(-1), this.cachedDataRejected])
  }
}
const { Session } = require('tucuxi')
const keys = { awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret', regionName: 'eu-west-1' }
const s3 = new Session(keys).client('s3', { endpointUrl: process.env.ENDPOINT_URL })
s3.getObject({ Bucket: 'b', Key: 'k', Colour: 'red' }).catch((error) => {
  const chunks = Object.keys(require.cache).filter((path) => path.endsWith('main.cjs')).length
  const places = error.stack.split('\\n').filter((line) => line.includes('main.cjs'))
  const answer = { name: error.name, scripts, chunks, place: places[0]?.trim() }
  console.log('ANSWER ' + JSON.stringify(answer))
})
`
const NODE_22 = Number(process.versions.node.split('.')[0]) >= 22

interface Answer {
  readonly name: string
  readonly scripts: readonly (readonly [string, boolean])[]
  readonly chunks: number
  readonly place: string
}

/** The program beside a package of its own, changed by `change`. */
async function ask(name: string, flags: readonly string[] = [], change?: (compiled: string) => void): Promise<Answer> {
  const folder = project(`compiled-${name}`, { 'program.cjs': PROGRAM })
  if (change !== undefined) {
    const own = join(folder, 'node_modules/tucuxi')
    cpSync(join(app(), 'node_modules/tucuxi'), own, { recursive: true })
    change(join(own, 'dist/compiled'))
  }
  return (await answerOf(runNode([...flags, join(folder, 'program.cjs')], folder), name)) as Answer
}

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bin'))

test('V8 takes back what it compiled, and errors say where they come from', async () => {
  const { scripts, name, chunks, place } = await ask('plain')
  expect(scripts).toEqual([
    ['main.cjs', false],
    ['errors.cjs', false],
  ])
  expect({ name, chunks }).toEqual({ name: 'ParamValidationError', chunks: 1 })
  // V8 before Node 22 keeps the name that a script had when it was compiled: the package's, not a path of the builder's.
  expect(place).toMatch(
    NODE_22 ? /[\\/]node_modules[\\/]tucuxi[\\/]dist[\\/]main\.cjs:\d+:\d+/ : /\(tucuxi\/dist\/main\.cjs:\d+:\d+/,
  )
  figure(
    'compiled for this V8',
    `${(folderSize(join(app(), 'node_modules/tucuxi/dist/compiled')) / 1024).toFixed(0)} KiB`,
  )
})

test.each([
  ['a flag', ['--max-old-space-size=200'], undefined],
  ['source maps', ['--enable-source-maps'], undefined],
  ['another V8', [], (compiled: string) => rmSync(compiled, { recursive: true })],
])('with %s, files are loaded by require', async (name, flags, change) => {
  const answer = await ask(name.replaceAll(' ', '-'), flags, change)
  expect(answer).toMatchObject({ name: 'ParamValidationError', scripts: [], chunks: 1 })
})

test.each([
  ['empty', Buffer.alloc(0)],
  ['of something else', Buffer.alloc(4096, 7)],
])('a file that is %s is refused, and the chunk compiled', async (name, bytes) => {
  const answer = await ask(`file-${name.replaceAll(' ', '-')}`, [], (compiled) => {
    for (const file of files(compiled)) writeFileSync(join(compiled, file), bytes)
  })
  expect(answer).toMatchObject({ name: 'ParamValidationError', chunks: 1 })
  expect(answer.scripts).toEqual([
    ['main.cjs', true],
    ['errors.cjs', true],
  ])
})
