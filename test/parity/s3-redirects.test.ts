import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import { testSession } from '../behavior/local-service.ts'
import { inCamelCase } from './in-camel-case.ts'

type Answer = readonly [statusCode: number, headers: Record<string, string>, body: string]
/** Method, URL, region and name of the signature, number of the attempt, whether the User-Agent tells of a redirect. */
type Sent = readonly [method: string, url: string, scope: string, attempt: string, redirected: boolean]
/** The attempts beyond the first, or an error. */
type Result = number | readonly [name: string, message: string]

interface Recording {
  readonly botocore: string
  readonly cases: readonly (readonly [
    name: string,
    region: string,
    settings: Record<string, unknown>,
    calls: readonly (readonly [operation: string, params: Record<string, unknown>])[],
    answers: readonly Answer[],
    sent: readonly Sent[],
    results: readonly Result[],
    left: number,
  ])[]
}

const recording = JSON.parse(readFileSync(new URL('./data/s3-redirects.json', import.meta.url), 'utf8')) as Recording

describe(`what botocore ${recording.botocore} does about a bucket in another region`, () => {
  it.each(recording.cases)('%s', async (_name, regionName, settings, calls, answers, sent, results, left) => {
    const { endpoint_url: endpointUrl, ...config } = settings
    const options = { regionName, endpointUrl, config: inCamelCase(config) }
    const client = testSession().session.client('s3', options as object) as unknown as GenericClient
    const ours: Sent[] = []
    const waiting = [...answers]
    client.meta.events.register('before-send', ({ request: { method, url, headers } }) => {
      const scope = /Credential=[^/]*\/[^/]*\/([^,]*)\/aws4_request/.exec(headers['authorization']!)![1]!
      const attempt = /attempt=(\d+)/.exec(headers['amz-sdk-request']!)![1]!
      ours.push([method, url, scope, attempt, /[/,]Ah\b/.test(headers['user-agent']!)])
      const [statusCode, answered, body] = waiting.shift()!
      return { statusCode, headers: answered, body }
    })
    const outcomes: Result[] = []
    for (const [operation, params] of calls) {
      const method = operation.charAt(0).toLowerCase() + operation.slice(1)
      const output = (client[method](params) as Promise<{ ResponseMetadata: { RetryAttempts: number } }>).then(
        ({ ResponseMetadata }) => ResponseMetadata.RetryAttempts,
        ({ name, message }: Error) => [name, message] as const,
      )
      outcomes.push(await output)
    }
    expect(ours).toEqual(sent)
    expect(outcomes).toEqual(results)
    expect(waiting).toHaveLength(left)
  })
})
