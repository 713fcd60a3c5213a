/** An application with two services, bundled by each bundler for Node in both formats; the bundles run. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { BUNDLE_BUDGETS } from '../../scripts/bundle/budgets.ts'
import { must } from '../../scripts/process.ts'
import {
  answerOf,
  expectAnswer,
  figure,
  kb,
  PRINT,
  program,
  project,
  runNode,
  TWO_SERVICES,
  tool,
} from './workspace.ts'

type Format = 'esm' | 'cjs'

const ESBUILD = (format: Format, more: readonly string[] = []): string[] => [
  tool('esbuild/bin/esbuild'),
  'app.mjs',
  '--bundle',
  '--minify',
  '--platform=node',
  `--format=${format}`,
  `--outfile=${outfile(format)}`,
  '--log-level=warning',
  ...more,
]

const outfile = (format: Format): string => `out/app.${format === 'esm' ? 'mjs' : 'cjs'}`

/** Configuration files, and how each bundler is called. */
const BUNDLERS: Readonly<Record<string, (format: Format) => { files: Record<string, string>; args: string[] }>> = {
  esbuild: (format) => ({ files: {}, args: ESBUILD(format) }),
  rollup: (format) => ({
    files: {
      'rollup.config.mjs': `import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
export default {
  input: 'app.mjs',
  output: { file: '${outfile(format)}', format: '${format}' },
  plugins: [nodeResolve({ preferBuiltins: true }), commonjs()],
  onwarn(warning) { if (warning.code !== 'THIS_IS_UNDEFINED') throw new Error(warning.message) },
}`,
    },
    args: [tool('rollup/dist/bin/rollup'), '-c'],
  }),
  rolldown: (format) => ({
    files: {
      'rolldown.config.mjs': `export default {
  input: 'app.mjs',
  platform: 'node',
  output: { file: '${outfile(format)}', format: '${format}', minify: true },
}`,
    },
    args: [tool('rolldown/bin/cli.mjs'), '-c'],
  }),
  vite: (format) => ({
    files: {
      'vite.config.mjs': `export default {
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'app.mjs',
    outDir: 'out',
    minify: true,
    rolldownOptions: { output: { format: '${format}', entryFileNames: '${outfile(format).slice(4)}' } },
  },
}`,
    },
    args: [tool('vite/bin/vite.js'), 'build'],
  }),
  webpack: (format) => ({
    files: {
      'build.cjs': `require('webpack')({
  mode: 'production',
  target: 'node20',
  entry: './app.mjs',
  experiments: { outputModule: ${format === 'esm'} },
  output: { path: __dirname + '/out', filename: '${outfile(format).slice(4)}', module: ${format === 'esm'} },
}, (error, stats) => {
  if (error || stats.hasErrors() || stats.hasWarnings()) throw error ?? new Error(stats.toString('errors-warnings'))
})`,
    },
    args: ['build.cjs'],
  }),
}

describe.each(Object.keys(BUNDLERS))('%s', (name) => {
  test.each(['esm', 'cjs'] as const)('%s', async (format) => {
    const { files, args } = BUNDLERS[name]!(format)
    const folder = project(`bundle-${name}-${format}`, { 'app.mjs': program('two-services') + PRINT, ...files })
    const { output } = await must(runNode(args, folder), `${name} ${format}`)
    expect(output).not.toMatch(/warning/i)
    await expectAnswer(runNode([outfile(format)], folder), `${name} ${format} bundle`, TWO_SERVICES)
    const code = readFileSync(join(folder, outfile(format)))
    figure(`${name}, ${format}, s3 + dynamodb`, `ok, ${kb(code.length)}, gzip ${kb(gzipSync(code).length)}`)
  })
})

describe('the bundle', () => {
  const SERVICES = `import { Session } from 'tucuxi'
import 'tucuxi/services/s3'
const session = new Session({ regionName: 'eu-west-1' })
console.log('ANSWER ' + JSON.stringify([session.getAvailableServices(), tryOther('sqs'), tryOther('s4')]))
function tryOther(name) {
  try { return session.client(name) } catch (error) { return error.message }
}
`

  test('holds the services that are imported and no other, and says what to import', async () => {
    const folder = project('bundle-one-service', { 'app.mjs': SERVICES })
    await must(runNode(ESBUILD('esm', ['--metafile=meta.json']), folder), 'esbuild')
    const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as { inputs: Record<string, unknown> }
    const modules = Object.keys(meta.inputs).filter((path) => /\/services\/|\/models\//.test(path))
    expect(modules.map((path) => path.split('/').at(-1))).toEqual(['s3.js'])
    const code = readFileSync(join(folder, outfile('esm')), 'utf8')
    // Names before text in base 85.
    const embedded = [...code.matchAll(/[`'"]([\w-]+)[`'"],[`'"](?:(?!\\)[(-}]){1000,}/g)].map((match) => match[1])
    expect(embedded).toEqual(['s3'])
    const answer = await answerOf(runNode([outfile('esm')], folder), 'one service')
    const [services, message, near] = answer as [string[], string, string]
    expect(services).toEqual(['s3'])
    expect(message).toContain("import 'tucuxi/services/sqs'")
    expect(near).toContain("import 'tucuxi/services/s4'. Did you mean 's3'?")
  })

  test('holds the protocol and the features of its service and no other', async () => {
    const one = `import { Session } from 'tucuxi'\nimport 'tucuxi/services/dynamodb'\nnew Session().client('dynamodb')\n`
    const folder = project('bundle-one-protocol', { 'app.mjs': one })
    await must(runNode(ESBUILD('esm', ['--metafile=meta.json']), folder), 'esbuild')
    const { inputs } = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as {
      inputs: Record<string, unknown>
    }
    const features = Object.keys(inputs).flatMap((path) => /\/features\/([\w-]+)\.js$/.exec(path)?.[1] ?? [])
    expect(features.sort()).toEqual(['json', 'parameter-paths'])
    const code = readFileSync(join(folder, outfile('esm')), 'utf8')
    expect(code).toContain('x-amz-target')
    const others = [
      'not well-formed',
      'x-amz-checksum-',
      'the body has been read already',
      'Bad starting token',
      'X-Amz-Expires',
      'DynamoDBNeedsConditionError',
    ]
    for (const other of others) {
      expect(code).not.toContain(other)
    }
    figure('esbuild, esm, dynamodb', `${code.length} bytes`)
  })

  test.each(['esm', 'cjs'] as const)('has document clients by a plain import, as %s', async (format) => {
    const documents = `import { Session } from 'tucuxi'
import { Attr, documentClient } from 'tucuxi/dynamodb'
import 'tucuxi/features/resources'
import 'tucuxi/services/dynamodb'
const keys = { awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret' }
const session = new Session({ ...keys, regionName: 'eu-west-1' })
const rivers = documentClient(session.client('dynamodb', { endpointUrl: process.env.ENDPOINT_URL }))
const FilterExpression = Attr('size')
const table = session.resource('dynamodb', { endpointUrl: process.env.ENDPOINT_URL }).Table('rivers')
const answers = [
  rivers.getItem({ TableName: 'rivers', Key: { id: '1' } }).then(({ Item }) => Item.year),
  rivers.scan({ TableName: 'rivers', FilterExpression }).catch((error) => error.name),
  table.getItem({ Key: { id: '1' } }).then(({ Item }) => Item.year),
  table.scan({ FilterExpression }).catch((error) => error.name),
]
Promise.all(answers).then((answer) => console.log('ANSWER ' + JSON.stringify(answer)))
`
    const folder = project(`bundle-documents-${format}`, { 'app.mjs': documents })
    await must(runNode(ESBUILD(format), folder), 'esbuild')
    figure(`esbuild, ${format}, dynamodb with documents`, `${statSync(join(folder, outfile(format))).size} bytes`)
    expect(await answerOf(runNode([outfile(format)], folder), 'documents')).toEqual([
      1817,
      'DynamoDBNeedsConditionError',
      1817,
      'DynamoDBNeedsConditionError',
    ])
  })

  test('has source maps that lead to the sources', async () => {
    const folder = project('bundle-maps', {
      'app.mjs': `import { Session } from 'tucuxi'\nimport 'tucuxi/services/s3'
await new Session({ regionName: 'no region' }).client('s3')\n`,
    })
    await must(runNode(ESBUILD('esm', ['--sourcemap']), folder), 'esbuild')
    const { code, output } = await runNode(['--enable-source-maps', outfile('esm')], folder)
    expect(code).not.toBe(0)
    expect(output).toContain('src/session/session-client.ts')
    expect(statSync(join(folder, `${outfile('esm')}.map`)).size).toBeGreaterThan(100_000)
  })

  test.each(Object.entries(BUNDLE_BUDGETS))('of %s stays within %i bytes, minified', async (name, budget) => {
    const folder = project(`bundle-size-${name}`, {
      'app.mjs': program(name),
      'run.mjs': `import { run } from './${outfile('esm')}'\n${PRINT}`,
    })
    await must(runNode(ESBUILD('esm'), folder), 'esbuild')
    const { size } = statSync(join(folder, outfile('esm')))
    figure(`esbuild, esm, ${name}`, `${size} bytes`)
    expect(size).toBeLessThanOrEqual(budget)
    await expectAnswer(runNode(['run.mjs'], folder), name, name === 'two-calls' ? [2000, '1817'] : TWO_SERVICES)
  })
})
