/** What a program loads: nothing of a source of credentials that it does not use, and no event streams for nothing. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerOf, app, environment, project, runNode } from './workspace.ts'

const PROGRAM = `
const { Session } = require('tucuxi')
const sources = () => Object.keys(require.cache).flatMap((file) => /credentials-providers-([a-z0-9-]+)\\.cjs$/.exec(file)?.[1] ?? [])
const before = sources()
new Session().getCredentials().then((found) => {
  const answer = { method: found?.method, before, after: sources().sort() }
  console.log('ANSWER ' + JSON.stringify(answer))
})
`

const EVENTS = `
const { Session } = require('tucuxi')
const loaded = () => Object.keys(require.cache).some((file) => file.endsWith('client-event-output.cjs'))
const s3 = new Session({ awsAccessKeyId: 'a', awsSecretAccessKey: 'b', regionName: 'us-east-1' }).client('s3')
s3.meta.events.register('before-send', () => ({ statusCode: 200 }))
const params = { Bucket: 'b', Key: 'k' }
const serialization = { CSV: {} }
const select = {
  ...params, Expression: 'e', ExpressionType: 'SQL', InputSerialization: serialization, OutputSerialization: serialization,
}
const run = async () => {
  await s3.getObject(params)
  const before = loaded()
  const { Payload } = await s3.selectObjectContent(select)
  for await (const event of Payload) throw new Error('an event of nothing')
  console.log('ANSWER ' + JSON.stringify({ before, after: loaded() }))
}
run()
`

const INPUT = `
const { Session } = require('tucuxi')
const loaded = () => Object.keys(require.cache).flatMap((file) => /(client-event-input|http-http2-exchange)\\.cjs$/.exec(file)?.[1] ?? [])
const polly = new Session({ awsAccessKeyId: 'a', awsSecretAccessKey: 'b', regionName: 'us-east-1' }).client('polly')
const voice = { Engine: 'generative', OutputFormat: 'mp3', VoiceId: 'Joanna' }
const run = async () => {
  polly.meta.events.register('before-send', () => ({ statusCode: 200 }))
  await polly.listLexicons()
  const before = loaded()
  await polly.startSpeechSynthesisStream(voice)
  const answered = loaded()
  const other = new Session({ awsAccessKeyId: 'a', awsSecretAccessKey: 'b', regionName: 'us-east-1' })
    .client('polly', { endpointUrl: 'http://127.0.0.1:1', config: { retries: { totalMaxAttempts: 1 } } })
  await other.startSpeechSynthesisStream(voice).catch(() => {})
  console.log('ANSWER ' + JSON.stringify({ before, answered, sent: loaded().sort() }))
}
run()
`

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }

test.each([
  ['env', KEYS, []],
  ['shared-credentials-file', { AWS_PROFILE: 'keys' }, ['profile']],
  ['custom-process', { AWS_PROFILE: 'process' }, ['process', 'profile']],
  [undefined, {}, ['instance-metadata', 'legacy-files', 'profile']],
])('a look-up that ends at %s', async (method, env, after) => {
  const folder = project('loaded-modules', { 'program.cjs': PROGRAM })
  const file = join(app(), 'loaded-modules', 'credentials')
  const command = `"${process.execPath}" -p 'JSON.stringify({Version: 1, AccessKeyId: "a", SecretAccessKey: "b"})'`
  const config = `[profile process]\ncredential_process = ${command}\n`
  writeFileSync(file, '[keys]\naws_access_key_id = a\naws_secret_access_key = b\n')
  writeFileSync(`${file}-config`, config)
  const files = { AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: `${file}-config` }
  const outcome = runNode(['program.cjs'], folder, { ...(environment() as Record<string, string>), ...files, ...env })
  expect(await answerOf(outcome, `a look-up of ${method}`)).toEqual({ ...(method && { method }), before: [], after })
})

test('event streams are loaded with the first operation that answers with one', async () => {
  const folder = project('loaded-events', { 'program.cjs': EVENTS })
  const outcome = runNode(['program.cjs'], folder, environment() as Record<string, string>)
  expect(await answerOf(outcome, 'an event stream')).toEqual({ before: false, after: true })
})

test('what sends events is loaded with the first operation that takes some, HTTP/2 when it is sent', async () => {
  const folder = project('loaded-input', { 'program.cjs': INPUT })
  const outcome = runNode(['program.cjs'], folder, environment() as Record<string, string>)
  expect(await answerOf(outcome, 'events that are sent')).toEqual({
    before: [],
    answered: ['client-event-input'],
    sent: ['client-event-input', 'http-http2-exchange'],
  })
})

const CHUNKS = `
const { Session } = require('tucuxi')
const [name, operation] = process.argv.slice(2)
const keys = { awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret', regionName: 'eu-west-1' }
const client = new Session(keys).client(name, { endpointUrl: process.env.ENDPOINT_URL })
const params = { dynamodb: { TableName: 't', Key: { id: { S: 'a' } } }, s3: { Bucket: 'b', Key: 'k' } }
client[operation](params[name]).catch(() => {}).then(() => {
  const chunks = Object.keys(require.cache).flatMap((file) => /tucuxi.dist.([\\w-]+)\\.cjs$/.exec(file)?.[1] ?? [])
  console.log('ANSWER ' + JSON.stringify(chunks))
})
`

test.each([
  ['dynamodb', 'getItem'],
  ['sts', 'getCallerIdentity'],
  ['s3', 'getObject'],
])('a first call of %s loads one chunk', async (name, operation) => {
  const folder = project('loaded-chunks', { 'program.cjs': CHUNKS })
  const outcome = runNode([join(folder, 'program.cjs'), name, operation], folder)
  expect(await answerOf(outcome, name)).toEqual(['index', 'main'])
})

test('names that only errors have are there, and told, without being loaded', async () => {
  const program = `
const loaded = () => Object.keys(require.cache).some((file) => file.endsWith('errors.cjs'))
const tucuxi = require('tucuxi')
const told = Object.keys(tucuxi)
const before = loaded()
const copy = { ...tucuxi }
console.log('ANSWER ' + JSON.stringify({
  told: told.includes('NoRegionError') && told.includes('Session') && 'ClientError' in tucuxi && !('Nothing' in tucuxi),
  before,
  same: copy.NoRegionError === tucuxi.NoRegionError && new tucuxi.NoRegionError() instanceof tucuxi.AwsError,
  after: loaded(),
}))`
  const folder = project('loaded-names', { 'program.cjs': program })
  const outcome = runNode([join(folder, 'program.cjs')], folder)
  expect(await answerOf(outcome, 'names')).toEqual({ told: true, before: false, same: true, after: true })
})
