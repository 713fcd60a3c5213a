/**
 * The edge: workerd, which Cloudflare's Workers run on, with its compatibility with Node switched on. Calls there are
 * answered by a `before-send` handler that uses the platform's fetch, or go through node:http where that exists.
 */
import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { must } from '../../scripts/process.ts'
import { figure, kb, project, runNode, runtime, tool } from './workspace.ts'

const WORKER = `import { Session } from 'tucuxi'
import 'tucuxi/features/presigned-urls'
import 'tucuxi/services/dynamodb'
import 'tucuxi/services/s3'

const session = new Session({ awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret', regionName: 'eu-west-1' })

/** Sends with the platform's fetch. */
session.events.register('before-send', async ({ request }) => {
  const answer = await fetch(request.url, { method: request.method, headers: request.headers, body: request.body })
  const body = new Uint8Array(await answer.arrayBuffer())
  return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body }
})

async function calls(endpointUrl) {
  const s3 = session.client('s3', { endpointUrl, config: { s3: { addressingStyle: 'path' } } })
  const { Body } = await s3.getObject({ Bucket: 'rivers', Key: 'amazon' })
  const text = await Body.text()
  const dynamodb = session.client('dynamodb', { endpointUrl })
  const { Item } = await dynamodb.getItem({ TableName: 'rivers', Key: { id: { S: '1' } } })
  const url = await session.client('s3').generatePresignedUrl('getObject', { params: { Bucket: 'rivers', Key: 'amazon' } })
  return { text: text.length, item: Item.year.N, host: new URL(url).host }
}

export default {
  async fetch(request, env) {
    try {
      return Response.json(await calls(env.ENDPOINT_URL))
    } catch (error) {
      return new Response(String(error.stack), { status: 500 })
    }
  },
}
`
const config = (port: number): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "out/worker.mjs")],
  compatibilityDate = "2026-09-01",
  compatibilityFlags = ["nodejs_compat"],
  bindings = [(name = "ENDPOINT_URL", text = "${inject('endpointUrl')}")],
  globalOutbound = "internet",
);
`

test('workerd: a bundle with its conditions, fetch from a before-send handler', async () => {
  const found = runtime('workerd')
  if ('refused' in found) {
    figure('workerd', `not in this registry: ${found.refused.split('\n')[0]}`)
    return
  }
  const port = 20_000 + (process.pid % 20_000)
  const folder = project('workerd', { 'worker.mjs': WORKER, 'config.capnp': config(port) })
  const args = ['--bundle', '--minify', '--format=esm', '--conditions=workerd,worker,browser', '--external:node:*']
  await must(
    runNode([tool('esbuild/bin/esbuild'), 'worker.mjs', ...args, '--outfile=out/worker.mjs'], folder),
    'esbuild',
  )
  const server = spawn(found.path, ['serve', join(folder, 'config.capnp')], { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => (log += text))
  try {
    let answer: Response | undefined
    for (let tries = 0; answer === undefined && tries < 100; tries++) {
      answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
      if (answer === undefined) await new Promise((done) => setTimeout(done, 100))
    }
    const text = await answer?.text()
    expect(answer?.status, `${text}\n${log}`).toBe(200)
    expect(JSON.parse(text!)).toEqual({ text: 2000, item: '1817', host: 'rivers.s3.eu-west-1.amazonaws.com' })
    figure('workerd, fetch in before-send', `ok, ${kb(statSync(join(folder, 'out/worker.mjs')).size)}`)
  } finally {
    server.kill()
  }
})
