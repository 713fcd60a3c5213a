import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Loader } from '../../../src/loaders/loader.ts'
import type { WireOperation } from '../../../src/model/wire-model.ts'
import { getProtocol, resolveProtocol } from '../../../src/protocols/index.ts'
import { parseTimestamp } from '../../../src/protocols/timestamp.ts'

const corpora = process.env['TUCUXI_CORPORA']

/** What boto has handlers for, above the protocol. */
const HANDLED: ReadonlyMap<string, string> = new Map([
  ['cloudformation-get-template', 'a template is decoded by a handler'],
  ['iam-get-user-policy', 'a policy is decoded by a handler'],
  ['iam-list-roles', 'a policy is decoded by a handler'],
  ['s3-get-bucket-location', 'the answer is put right by a handler'],
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
        const reason = existsSync(join(folder, `${file}.xml`)) ? HANDLED.get(file) : 'there is no response for it'
        if (reason !== undefined) it.skip(`${file} (left out: ${reason})`)
        else it(file, () => check(folder, file, statusCode))
      }
    })
  }
}
