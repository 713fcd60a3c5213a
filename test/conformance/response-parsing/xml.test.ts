import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../../src/client/create-client.ts'
import { Loader } from '../../../src/loaders/loader.ts'
import type { WireOperation } from '../../../src/model/wire-model.ts'
import { getProtocol, resolveProtocol } from '../../../src/protocols/index.ts'
import { parseTimestamp } from '../../../src/protocols/timestamp.ts'
import { testSession } from '../../behavior/local-service.ts'

const corpora = process.env['TUCUXI_CORPORA']

/** Services that change what the protocol read: these go the whole way, with these parameters. */
const HANDLED: ReadonlyMap<string, object> = new Map([
  ['cloudformation-get-template', { StackName: 's' }],
  ['iam-get-user-policy', { UserName: 'u', PolicyName: 'p' }],
  ['iam-list-roles', {}],
  ['s3-get-bucket-location', { Bucket: 'b' }],
])

const loader = new Loader({ dataPath: '' })

/** `ec2-describe-instances#2` is an answer to DescribeInstances. */
function operationOf(file: string): WireOperation {
  const [service, ...words] = file.replace(/#\d+$/, '').split('-')
  const model = loader.wireModel(service!)
  const name = model.operationNames.find((candidate) => candidate.toLowerCase() === words.join(''))
  return model.operation(name!)!
}

/** A result with its dates as the expectation has them, which is the text that was sent. */
function like(expected: unknown, got: unknown): unknown {
  if (got instanceof Date) {
    return typeof expected === 'string' && parseTimestamp(expected).getTime() === got.getTime() ? expected : got
  }
  if (got instanceof Uint8Array) return Buffer.from(got).toString('utf8')
  if (Array.isArray(got)) return got.map((item, i) => like(Array.isArray(expected) ? expected[i] : undefined, item))
  if (typeof got !== 'object' || got === null) return got
  const fields = (expected ?? {}) as Record<string, unknown>
  return Object.fromEntries(Object.entries(got).map(([name, value]) => [name, like(fields[name], value)]))
}

async function checkCall(folder: string, file: string, params: object): Promise<void> {
  const expected: unknown = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8'))
  const body = readFileSync(join(folder, `${file}.xml`))
  const { name, service } = operationOf(file)
  const { session } = testSession()
  session.events.register('before-send', () => ({ statusCode: 200, body }))
  const client = session.client(service.serviceName as 's3') as unknown as GenericClient
  const { ResponseMetadata, ...result } = await client[`${name.charAt(0).toLowerCase()}${name.slice(1)}`](params)
  const { HTTPStatusCode, HTTPHeaders, RetryAttempts, ...metadata } = ResponseMetadata
  expect([HTTPStatusCode, HTTPHeaders, RetryAttempts]).toEqual([200, {}, 0])
  expect(like(expected, { ...result, ResponseMetadata: metadata })).toEqual(expected)
}

function check(folder: string, file: string, statusCode: number): void {
  const expected: unknown = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8'))
  const body = readFileSync(join(folder, `${file}.xml`))
  const operation = operationOf(file)
  const protocol = getProtocol(resolveProtocol(operation.service.metadata))
  const response = { statusCode, headers: {}, body }
  const got = statusCode < 300 ? protocol.parse(operation, response) : protocol.parseError(operation, response)
  const { HTTPStatusCode, HTTPHeaders, ...metadata } = got.ResponseMetadata
  expect(HTTPStatusCode).toBe(statusCode)
  expect(HTTPHeaders).toEqual({})
  expect(like(expected, { ...got, ResponseMetadata: metadata })).toEqual(expected)
}

if (corpora === undefined) describe.skip('recorded XML responses (left out: TUCUXI_CORPORA is not set)')
else {
  for (const [kind, statusCode] of [
    ['responses', 200],
    ['errors', 400],
  ] as const) {
    const folder = join(corpora, 'response-parsing', 'xml', kind)
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length))

    describe(`recorded XML ${kind}`, () => {
      it('finds its files', () => expect(files.length).toBeGreaterThan(10))
      for (const file of files) {
        const params = HANDLED.get(file)
        if (!existsSync(join(folder, `${file}.xml`))) it.skip(`${file} (left out: there is no response for it)`)
        else if (params === undefined) it(file, () => check(folder, file, statusCode))
        else it(file, () => checkCall(folder, file, params))
      }
    })
  }
}
