/** Test runners, and loaders of TypeScript, with the defaults that they come with. */
import { expect, test } from 'vitest'
import { must } from '../../scripts/process.ts'
import { EVERYTHING, expectAnswer, figure, PRINT, program, project, runNode, tool } from './workspace.ts'

const TEST = `
test('calls', async () => {
  expect(await run(process.env.ENDPOINT_URL)).toEqual(${JSON.stringify(EVERYTHING)})
})
`
/** Strict TypeScript of a user, checked by ts-node before it runs. */
const TYPED = `import { ClientError, Session, type ClientOptions } from 'tucuxi'

const options: ClientOptions = { endpointUrl: process.env['ENDPOINT_URL'] }
const session: Session = new Session({ awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret', regionName: 'eu-west-1' })

async function run(): Promise<unknown> {
  const dynamodb = session.client('dynamodb', options)
  const error: unknown = await dynamodb.deleteTable({ TableName: 'rivers' }).catch((reason: unknown) => reason)
  const { Account } = await session.client('sts', options).getCallerIdentity()
  return [error instanceof ClientError && error.code, Account]
}

run().then((answer) => console.log('ANSWER ' + JSON.stringify(answer)))
`
const TYPED_ANSWER = ['ResourceNotFoundException', '123456789012']
const TSCONFIG = (module: string): string =>
  JSON.stringify({
    compilerOptions: { target: 'es2022', module, moduleResolution: module, strict: true, types: ['node'] },
  })

test('Jest with its defaults, in a vm context: as it is, and by Babel to CommonJS', async () => {
  const folder = project('jest', {
    'package.json': '{"name":"jest-project","private":true}',
    'babel.config.json': '{"plugins":["@babel/plugin-transform-modules-commonjs"]}',
    'calls.test.js': program('everything') + TEST,
    'required.test.js': program('everything', 'require') + TEST,
  })
  const { output } = await must(runNode([tool('jest/bin/jest.js'), '--ci'], folder), 'jest')
  expect(output).toContain('Tests:       2 passed')
  figure('Jest 30, defaults, import and require', 'ok')
})

test('Jest with native ES modules', async () => {
  const folder = project('jest-esm', {
    'package.json': '{"name":"jest-esm-project","private":true,"type":"module","jest":{"transform":{}}}',
    'calls.test.js': program('everything') + TEST,
  })
  const args = ['--experimental-vm-modules', tool('jest/bin/jest.js'), '--ci']
  const { output } = await must(runNode(args, folder), 'jest --experimental-vm-modules')
  expect(output).toContain('Tests:       1 passed')
  figure('Jest 30, native ES modules', 'ok')
})

test.each(['forks', 'threads', 'vmThreads'])('Vitest, pool %s', async (pool) => {
  const folder = project(`vitest-${pool}`, {
    'calls.test.js': `import { expect, test } from 'vitest'\n${program('everything')}${TEST}`,
  })
  const args = [tool('vitest/vitest.mjs'), 'run', '--root', folder, `--pool=${pool}`]
  const { output } = await must(runNode(args, folder, { NO_COLOR: '1' }), `vitest --pool=${pool}`)
  expect(output).toMatch(/Tests +1 passed/)
  figure(`Vitest 4, pool ${pool}`, 'ok')
})

test.each(['types.mts', 'types.cts'])('tsx %s', async (file) => {
  const kind = file.endsWith('.cts') ? 'require' : 'import'
  const folder = project(`tsx-${kind}`, { [file]: `const zero: number = 0\n${program('everything', kind)}${PRINT}` })
  await expectAnswer(runNode([tool('tsx/dist/cli.mjs'), file], folder), `tsx ${file}`, EVERYTHING)
  figure(`tsx, ${file}`, 'ok')
})

test.each(['types.cts', 'types.mts'])('ts-node %s, which checks types', async (file) => {
  const folder = project(`ts-node-${file.slice(-3)}`, { 'tsconfig.json': TSCONFIG('nodenext'), [file]: TYPED })
  const args = file.endsWith('.mts') ? ['--loader', 'ts-node/esm', file] : [tool('ts-node/dist/bin.js'), file]
  await expectAnswer(runNode(args, folder), `ts-node ${file}`, TYPED_ANSWER)
  figure(`ts-node 10, ${file}`, 'ok')
})

test.each(['types.cts', 'types.mts'])('@swc-node/register %s', async (file) => {
  const folder = project(`swc-node-${file.slice(-3)}`, { 'tsconfig.json': TSCONFIG('nodenext'), [file]: TYPED })
  const how = file.endsWith('.mts') ? ['--import', '@swc-node/register/esm-register'] : ['-r', '@swc-node/register']
  await expectAnswer(runNode([...how, file], folder), `@swc-node/register ${file}`, TYPED_ANSWER)
  figure(`@swc-node/register 1, ${file}`, 'ok')
})
