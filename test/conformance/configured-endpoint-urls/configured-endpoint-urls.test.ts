import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CoreSession } from '../../../src/session/core-session.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'

type Section = Readonly<Record<string, string>>

interface Suite {
  readonly profiles: Readonly<Record<string, Section>>
  readonly services: Readonly<Record<string, Readonly<Record<string, Section>>>>
  readonly client_configs: Readonly<
    Record<string, { readonly endpoint_url?: string; readonly ignore_configured_endpoint_urls?: boolean }>
  >
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly endpointUrlTests: readonly Case[]
}

interface Case {
  readonly name: string
  readonly profile: string
  readonly client_config: string
  readonly environment: string
  readonly service: 's3' | 'dynamodb'
  readonly output: { readonly endpointUrl: string }
}

const corpora = process.env['TUCUXI_CORPORA']

/** The file that the suite describes, as people write it. */
function configFile({ profiles, services }: Suite): string {
  const sections: string[] = []
  for (const [name, keys] of Object.entries(profiles)) {
    sections.push(name === 'default' ? '[default]' : `[profile ${name}]`)
    for (const [key, value] of Object.entries(keys)) sections.push(`${key} = ${value}`)
  }
  for (const [name, entries] of Object.entries(services)) {
    sections.push(`[services ${name}]`)
    for (const [service, keys] of Object.entries(entries)) {
      sections.push(`${service} =`, ...Object.entries(keys).map(([key, value]) => `  ${key} = ${value}`))
    }
  }
  return `${sections.join('\n')}\n`
}

/** Where a call went. The rules decide where it goes when nothing is configured. */
async function calledUrl(suite: Suite, { profile, environment, client_config, service }: Case): Promise<string> {
  const text = new TextEncoder().encode(configFile(suite))
  const session = new CoreSession({
    profile,
    host: {
      ...createNodeHost(),
      env: { AWS_CONFIG_FILE: '/config', ...suite.environments[environment] },
      readFile: (path) => (path === '/config' ? text : undefined),
    },
  })
  const { endpoint_url: endpointUrl, ignore_configured_endpoint_urls: ignore } = suite.client_configs[client_config]!
  let url = ''
  session.register('before-send', ({ request }: { request: { url: string } }) => {
    url = request.url
    return { statusCode: 200, body: service === 's3' ? '<ListAllMyBucketsResult/>' : '{}' }
  })
  const options = { endpointUrl, config: { ignoreConfiguredEndpointUrls: ignore } }
  if (service === 's3') await session.createClient('s3', options).listBuckets()
  else await session.createClient('dynamodb', options).listTables()
  return url.replace(/\/(\?.*)?$/, '')
}

if (corpora === undefined) {
  describe.skip('configured endpoint URLs (left out: TUCUXI_CORPORA is not set)', () => it('', () => {}))
} else {
  const path = join(corpora, 'configured-endpoint-urls/profile-tests.json')
  const { testSuites } = JSON.parse(readFileSync(path, 'utf8')) as { testSuites: Suite[] }
  describe.each(testSuites)('configured endpoint URLs', (suite) => {
    it.each(suite.endpointUrlTests.map((test, index) => ({ ...test, index })))('$index $name', async (test) => {
      expect(await calledUrl(suite, test)).toBe(test.output.endpointUrl)
    })
  })
}
