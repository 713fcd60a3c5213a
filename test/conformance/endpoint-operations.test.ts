import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AwsError } from '../../src/errors/aws-error.ts'
import type { HttpRequest } from '../../src/http/http.ts'
import type { ServiceName } from '../../src/session/client-types.ts'
import { testSession } from '../behavior/local-service.ts'
import changedCases from '../parity/data/changed-endpoint-cases.json' with { type: 'json' }
import { builtinServices } from '../unit/endpoints/builtin-rules.ts'
import type { EndpointCase } from './endpoint-cases.ts'

const corpora = process.env['TUCUXI_CORPORA']
const folder = join(corpora ?? '', 'endpoint-rules')

interface OperationInput {
  readonly operationName: string
  readonly operationParams?: Readonly<Record<string, unknown>>
  readonly builtInParams?: Readonly<Record<string, string | boolean>>
  readonly clientParams?: Readonly<Record<string, unknown>>
}

interface OperationCase {
  readonly title: string
  readonly service: string
  readonly expect: EndpointCase['expect']
  readonly input: OperationInput
}

const changed = new Set(changedCases.cases.map(([service, number]) => `${service} ${number}`))

function operationCases(): OperationCase[] {
  if (!corpora) return []
  const known = new Set(builtinServices())
  return readdirSync(folder)
    .filter((service) => known.has(service))
    .flatMap((service) => {
      const text = readFileSync(join(folder, service, 'endpoint-tests-1.json'), 'utf8')
      const { testCases } = JSON.parse(text) as { testCases: (EndpointCase & { operationInputs?: OperationInput[] })[] }
      return testCases.flatMap(({ operationInputs = [], documentation, expect }, number) =>
        // Tests that the rules have left behind are in endpoint-rules.test.ts, one by one.
        (changed.has(`${service} ${number}`) ? [] : operationInputs).map((input) => ({
          title: `${service} ${number}: ${input.operationName}, ${documentation}`,
          service,
          expect,
          input,
        })),
      )
    })
}

/** What the client makes of a call, as far as the request that would be signed; nothing is sent. */
async function requestOf({ service, input }: OperationCase): Promise<HttpRequest> {
  const { session } = testSession()
  const client = session.client(service as ServiceName, {
    regionName: String(input.builtInParams?.['AWS::Region'] ?? 'us-east-1'),
    config: { parameterValidation: false, injectHostPrefix: false, clientContextParams: input.clientParams },
  })
  client.meta.events.register('before-endpoint-resolution', ({ builtins }: { builtins: Record<string, unknown> }) => {
    for (const name of Object.keys(builtins)) delete builtins[name]
    Object.assign(builtins, input.builtInParams)
  })
  let seen: HttpRequest | undefined
  client.meta.events.register('before-call', ({ request }: { request: HttpRequest }) => {
    seen = request
    return { statusCode: 200, parsed: {} }
  })
  const { operationName } = input
  await client[operationName.charAt(0).toLowerCase() + operationName.slice(1)]!(input.operationParams ?? {})
  return seen!
}

/** What a rule said is the message, or the cause of the error that boto has for it. */
function says(thrown: unknown, text: string): boolean {
  return thrown instanceof AwsError && (thrown.message.includes(text) || says(thrown.cause, text))
}

/** What boto takes for a bucket's name, before any rule is asked: the rules' own answers are in endpoint-rules.test.ts. */
const BUCKET =
  /^[a-zA-Z0-9.\-_]{1,255}$|^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$|^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9-]{1,63}$/

/** What boto says of parameters that it refuses before any rule is asked. */
function refusedBefore({ service, input, expect: { error } }: OperationCase): string | undefined {
  const bucket = input.operationParams?.['Bucket']
  if (service === 's3' && typeof bucket === 'string' && !BUCKET.test(bucket)) return 'Invalid bucket name'
  return service === 's3control' && error?.startsWith('Invalid ARN: the accountId specified in the ARN')
    ? 'Account ID in arn does not match the AccountId parameter provided'
    : undefined
}

describe.skipIf(!corpora)(
  `endpoints of operations through a client${corpora ? '' : ' (left out: TUCUXI_CORPORA is not set)'}`,
  () => {
    const cases = operationCases()

    it('has more than 600 cases', () => expect(cases.length).toBeGreaterThan(600))

    it.each(cases)('$title', async (operationCase) => {
      const { error, endpoint } = operationCase.expect
      const before = refusedBefore(operationCase)
      if (before !== undefined) {
        await expect(requestOf(operationCase)).rejects.toThrow(before)
        return
      }
      if (error !== undefined) {
        await expect(requestOf(operationCase)).rejects.toSatisfy((thrown) => says(thrown, error))
        return
      }
      const request = await requestOf(operationCase)
      expect(request.url.slice(0, endpoint!.url.length)).toBe(endpoint!.url)
      for (const [name, values] of Object.entries(endpoint!.headers ?? {}))
        expect(request.headers[name]).toBe(values[0])
    })
  },
)
