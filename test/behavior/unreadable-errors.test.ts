import { afterEach, describe, expect, it } from 'vitest'
import { ClientError, ResponseParserError } from '../../src/errors/index.ts'
import { type Answer, type LocalService, localService, testSession } from './local-service.ts'

const services: LocalService[] = []

async function sts(answer: Answer) {
  const service = await localService(answer)
  services.push(service)
  const { session } = testSession()
  return { service, client: session.client('sts', { endpointUrl: service.url }) }
}

afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()))
})

const plain =
  (status: number, text: string): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/plain' })
    response.end(text)
  }

const identity =
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>' +
  '<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>'

describe('an error that is no XML', () => {
  it('has boto’s class, and what the status says', async () => {
    const { client, service } = await sts(plain(403, 'Forbidden by the proxy'))
    const failed = (await client.getCallerIdentity!({}).catch((error: unknown) => error)) as ClientError
    expect(failed.name).toBe('ResponseParserError')
    expect(failed).toBeInstanceOf(ResponseParserError)
    expect(failed).toBeInstanceOf(ClientError)
    expect(failed.code).toBe('403')
    expect(failed.statusCode).toBe(403)
    expect(failed.message).toContain('An error occurred (403) when calling the GetCallerIdentity operation')
    expect(service.received).toHaveLength(1)
  })

  it('is tried again where the status says that it may help', async () => {
    const { client } = await sts((response, received, number) => {
      if (number === 1) plain(503, 'Service Unavailable')(response, received, number)
      else response.end(identity)
    })
    const { Account, ResponseMetadata } = await client.getCallerIdentity!({})
    expect(Account).toBe('123456789012')
    expect(ResponseMetadata.RetryAttempts).toBe(1)
  })
})
