import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import { testSession } from '../behavior/local-service.ts'
import { inCamelCase } from './in-camel-case.ts'

/** Method, URL, signature version and a digest of the headers. Then an error, by name and message, or a presigned URL. */
type Sent = readonly [method: string, url: string, version: string, headers: string]
type Outcome = readonly (Sent | readonly [name: string, message: string] | string)[]

interface Recording {
  readonly botocore: string
  readonly configs: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly cases: readonly [
    service: string,
    config: string,
    region: string,
    operation: string,
    params: Record<string, unknown>,
    presigns: boolean,
    outcome: Outcome,
  ][]
}

const recording = JSON.parse(readFileSync(new URL('./data/s3-endpoints.json', import.meta.url), 'utf8')) as Recording

const BODIES: Readonly<Record<string, string>> = {
  CreateSession:
    '<CreateSessionResult><Credentials><SessionToken>TOKEN</SessionToken><SecretAccessKey>SESSIONSECRET</SecretAccessKey><AccessKeyId>SESSIONKEY</AccessKeyId><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></CreateSessionResult>',
  GetBucketLocation: '<LocationConstraint/>',
}

/** Of each attempt, of the connection, or (the region set) only there where SigV4a is ours. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'user-agent',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'content-length',
  'expect',
  'connection',
  'x-amz-region-set',
])

class Asked {
  readonly client: GenericClient
  #sent: Sent[] = []

  constructor(service: string, config: string, regionName: string) {
    const { session } = testSession({ now: () => Date.UTC(2026, 10, 20, 12, 34, 56) })
    const { endpoint_url: endpointUrl, ...settings } = recording.configs[config]!
    const options = { regionName, endpointUrl, config: inCamelCase(settings) }
    this.client = session.client(service as 's3', options as object) as unknown as GenericClient
    const { events } = this.client.meta
    const versions = new Map<string, string>()
    events.registerLast('before-sign', ({ operationName, signatureVersion }) => {
      versions.set(operationName, signatureVersion)
    })
    events.register('before-send', ({ request, eventName }) => {
      const operation = eventName.slice(eventName.lastIndexOf('.') + 1)
      const version = versions.get(operation)!
      this.#sent.push([request.method, request.url, version, digest(request.headers, version)])
      return { statusCode: 200, body: BODIES[operation] ?? '' }
    })
  }

  async ask(operation: string, params: Record<string, unknown>, presigns: boolean): Promise<Outcome> {
    this.#sent = []
    const method = operation.charAt(0).toLowerCase() + operation.slice(1)
    try {
      if (presigns) return [...this.#sent, await this.client.generatePresignedUrl(method, { params, expiresIn: 60 })]
      await this.client[method](params)
      return this.#sent
    } catch (error) {
      const { name, message } = error as Error
      return [...this.#sent, [name, message]]
    }
  }
}

function digest(headers: Readonly<Record<string, string>>, version: string): string {
  const names = Object.keys(headers).filter(
    (name) => !NOT_COMPARED.has(name) && !(name === 'authorization' && version.endsWith('v4a')),
  )
  const text = JSON.stringify(Object.fromEntries(names.sort().map((name) => [name, headers[name]])))
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

describe(`where botocore ${recording.botocore} sends calls of S3 and S3 Control, and how it signs them`, () => {
  it.each(Object.keys(recording.configs))('%s', async (wanted) => {
    const clients = new Map<string, Asked>()
    for (const [service, config, region, operation, params, presigns, outcome] of recording.cases) {
      if (config !== wanted) continue
      let asked = clients.get(service + region)
      if (asked === undefined) clients.set(service + region, (asked = new Asked(service, config, region)))
      const ours = await asked.ask(operation, params, presigns)
      expect([region, operation, params, ours]).toEqual([region, operation, params, outcome])
    }
  })

  it('has been compared for every kind of bucket', () => {
    expect(recording.cases.length).toBeGreaterThan(2000)
  })
})
