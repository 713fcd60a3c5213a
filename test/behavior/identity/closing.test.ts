/** A session that is closed leaves nothing running that it had asked on its own account. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { expect, it } from 'vitest'
import type { Session } from '../../../src/index.ts'
import { Clock, Machine, serve } from './machine.ts'

const REFUSED = {
  name: 'AbortError',
  phase: 'credentials',
  message: 'The lookup of credentials was aborted. The session was closed.',
}

/** A service that never answers, unless it is told to, and the socket of who asks it first. */
async function silence() {
  let asked: (socket: Socket) => void
  const asking = new Promise<Socket>((resolve) => {
    asked = resolve
  })
  const state: { answer: string | undefined } = { answer: undefined }
  const service = await serve((response) => state.answer && response.end(state.answer))
  service.server.on('request', ({ socket }) => asked(socket))
  return { url: service.url, asking, state }
}

function sessionOf(env: Record<string, string>, files: Record<string, string> = {}): Session {
  return new Machine({ clock: new Clock(), env, files, network: {} }).session()
}

it.each<[string, (url: string) => Record<string, string>]>([
  ['the metadata service of an instance', (url) => ({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url })],
  ['that of a container', (url) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })],
  [
    'STS',
    (url) => ({
      AWS_ENDPOINT_URL_STS: url,
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/x',
      AWS_WEB_IDENTITY_TOKEN_FILE: import.meta.filename,
    }),
  ],
])('asking %s ends', async (_what, env) => {
  const { url, asking } = await silence()
  const session = sessionOf(env(url))
  const found = session.getCredentials().then((credentials) => credentials?.getFrozenCredentials())
  const call = session.client('sqs').listQueues()
  const socket = await asking
  const closed = once(socket, 'close')
  await Promise.all([
    expect(found).rejects.toMatchObject(REFUSED),
    expect(call).rejects.toMatchObject(REFUSED),
    session.close(),
  ])
  await closed
})

it.skipIf(process.platform === 'win32')('a program that was to print credentials is ended', async () => {
  const config = '[default]\ncredential_process = /bin/sh -c "read forever < /dev/zero"\n'
  const session = sessionOf({}, { '.aws/config': config })
  const found = session.getCredentials()
  await new Promise((resolve) => setImmediate(resolve))
  await Promise.all([expect(found).rejects.toMatchObject(REFUSED), session.close()])
})

it('another lookup may follow', async () => {
  const { url, asking, state } = await silence()
  const session = sessionOf({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })
  const first = session.getCredentials()
  await asking
  await Promise.all([expect(first).rejects.toMatchObject(REFUSED), session.close()])
  const values = { AccessKeyId: 'AKID', SecretAccessKey: 's', Token: 't', Expiration: '2030-01-01T00:00:00Z' }
  state.answer = JSON.stringify(values)
  expect((await session.getCredentials())?.accessKeyId).toBe('AKID')
})
