import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundledForWorkers, inWorker } from './in-worker.ts'

/** A session of its own, a call, and a cache file that the others write too. */
const PROGRAM = `
import { parentPort, workerData } from 'node:worker_threads'
import { Session } from './src/index.ts'
import { JSONFileCache } from './src/util/json-file-cache.ts'

async function main() {
  const session = new Session({ regionName: 'us-east-1', awsAccessKeyId: 'a', awsSecretAccessKey: 'b' })
  session.events.register('before-send', () => ({ statusCode: 200, body: '{"QueueUrls":["q' + workerData.number + '"]}' }))
  await using sqs = session.client('sqs')
  const { QueueUrls } = await sqs.listQueues()
  const cache = new JSONFileCache(workerData.folder)
  const text = 'x'.repeat(20_000)
  let whole = 0
  for (let i = 0; i < 50; i++) {
    cache.set('token', { number: workerData.number, i, text })
    if (cache.get('token').text.length === text.length) whole++
  }
  parentPort.postMessage({ QueueUrls, whole })
}
main()
`

describe('sessions in worker threads', () => {
  it('work side by side, one per thread, and share cache files that are always whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tucuxi-threads-'))
    const code = await bundledForWorkers(PROGRAM)
    const results = await Promise.all([0, 1, 2, 3].map((number) => inWorker(code, { number, folder })))
    expect(results).toEqual([0, 1, 2, 3].map((number) => ({ QueueUrls: [`q${number}`], whole: 50 })))
    expect(readdirSync(folder)).toEqual(['token.json'])
    expect(JSON.parse(readFileSync(join(folder, 'token.json'), 'utf8'))).toMatchObject({ i: 49 })
  })
})
