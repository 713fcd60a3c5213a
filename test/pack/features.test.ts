/**
 * What a bundle holds only if it is asked for: each feature is used in a bundle that has it, where it works, and in one
 * that has not, where the error says what to import. In Node all of them are there. And what every bundle holds because
 * it depends on the machine that it runs on.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { OPT_IN_FEATURES, UMBRELLAS } from '../../scripts/bundle/features.ts'
import { must, ROOT } from '../../scripts/process.ts'
import { answerOf, PRINT, project, runNode, tool } from './workspace.ts'

interface Case {
  /** What uses the feature: statements that return something. */
  readonly use: string
  readonly answer: unknown
  readonly env?: Readonly<Record<string, string>>
  /** Profiles, in the shared config file. */
  readonly config?: string
  readonly imports?: string
  /** Other features, without which this one could not be come to. */
  readonly besides?: readonly string[]
}

const S3 = `const s3 = new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret' })
    .client('s3', { endpointUrl, config: { s3: { addressingStyle: 'path' }, ...config } })`
const GET = `${S3.replace('...config', '')}
  return (await (await s3.getObject({ Bucket: 'rivers', Key: 'amazon' })).Body.text()).length`
const KEY = `return (await new Session({ regionName: 'eu-west-1' }).getCredentials().then((found) => found.getFrozenCredentials())).accessKeyId`
/** The name of the error, where the feature itself says that something else is missing. */
const REFUSAL = `return new Session({ regionName: 'eu-west-1' }).getCredentials().then((found) => found.getFrozenCredentials())
    .catch((error) => { if (error.name === 'MissingDependencyException') throw error; return error.name })`
const PROGRAM = `'${process.execPath.replaceAll('\\', '/')}' -e 'console.log(JSON.stringify({ Version: 1, AccessKeyId: "AKIDPROCESS", SecretAccessKey: "s" }))'`
const MODEL = {
  metadata: {
    protocol: 'json',
    jsonVersion: '1.1',
    endpointPrefix: 'river',
    serviceId: 'River',
    signatureVersion: 'v4',
  },
  operations: { Flow: { name: 'Flow', http: { method: 'POST', requestUri: '/' } } },
  shapes: {},
}

/** Takes events, and says how many bytes they were. */
const TALK = {
  metadata: { protocol: 'rest-xml', endpointPrefix: 'river', serviceId: 'River', signatureVersion: 'v4' },
  operations: {
    Flow: {
      name: 'Flow',
      http: { method: 'POST', requestUri: '/' },
      input: { shape: 'Drops' },
      output: { shape: 'Size' },
    },
  },
  shapes: {
    Drops: { type: 'structure', payload: 'Drops', members: { Drops: { shape: 'DropStream' } } },
    DropStream: { type: 'structure', eventstream: true, members: { Drop: { shape: 'Drop' } } },
    Drop: { type: 'structure', event: true, members: { Water: { shape: 'Water', eventpayload: true } } },
    Water: { type: 'blob' },
    Size: { type: 'structure', members: { Size: { shape: 'Count', location: 'header', locationName: 'x-size' } } },
    Count: { type: 'integer' },
  },
}

const CASES: Readonly<Record<string, Case>> = {
  'adaptive-retries': { use: GET, env: { AWS_RETRY_MODE: 'adaptive' }, answer: 2000 },
  'assume-role': {
    use: KEY,
    env: { AWS_PROFILE: 'role' },
    config: `[profile keys]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret
[profile role]\nrole_arn = arn:aws:iam::123456789012:role/swim\nsource_profile = keys\n`,
    answer: 'ASIAROLE',
  },
  'custom-models': {
    imports: `import { getSession } from 'tucuxi/core'\n`,
    use: `const session = getSession()
  session.getComponent('data_loader').addModel('river', '2026-01-01', { 'service-2': ${JSON.stringify(MODEL)} })
  return session.createClient('river', { regionName: 'eu-west-1' }).meta.methodToApiMapping`,
    answer: { flow: 'Flow' },
  },
  'defaults-modes': { use: GET, env: { AWS_DEFAULTS_MODE: 'auto' }, answer: 2000 },
  'event-input': {
    besides: ['custom-models'],
    imports: `import { createServer } from 'node:http2'\nimport { getSession } from 'tucuxi/core'\n`,
    use: `const server = createServer()
  server.on('stream', (stream) => {
    let size = 0
    stream.on('data', (bytes) => void (size += bytes.length))
    stream.on('end', () => void stream.respond({ ':status': 200, 'x-size': String(size) }, { endStream: true }))
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const session = getSession()
  session.getComponent('data_loader').addModel('river', '2026-01-01', { 'service-2': ${JSON.stringify(TALK)} })
  session.setCredentials('AKIDEXAMPLE', 'secret')
  const url = 'http://127.0.0.1:' + server.address().port
  const river = session.createClient('river', { regionName: 'eu-west-1', endpointUrl: url })
  try {
    return await river.flow({ Drops: [{ Drop: { Water: 'water' } }] }).then(({ Size }) => Size)
  } finally {
    server.close()
  }`,
    // Two frames, the first with another one in it.
    answer: 269,
  },
  'event-streams': {
    use: `${S3.replace('...config', '')}
  const how = { ExpressionType: 'SQL', Expression: 'select *', InputSerialization: { CSV: {} }, OutputSerialization: { CSV: {} } }
  const { Payload } = await s3.selectObjectContent({ Bucket: 'rivers', Key: 'amazon', ...how })
  const events = []
  for await (const event of Payload) events.push(...Object.keys(event))
  return events`,
    answer: ['End'],
  },
  introspection: {
    use: `${S3.replace('...config', '')}\n  return s3.meta.serviceModel.operationNames.includes('GetObject')`,
    answer: true,
  },
  jmespath: {
    besides: ['paginators'],
    use: `${S3.replace('...config', '')}
  const found = []
  for await (const item of s3.getPaginator('listObjectsV2').paginate({ Bucket: 'rivers' }).search('Contents[?Size > \`1\`].Key')) found.push(item)
  return found`,
    answer: ['bb', 'ccc'],
  },
  'legacy-retries': { use: GET, env: { AWS_RETRY_MODE: 'legacy' }, answer: 2000 },
  login: {
    use: REFUSAL,
    env: { AWS_PROFILE: 'console' },
    config: '[profile console]\nlogin_session = arn:aws:iam::123456789012:user/boto\nregion = eu-west-1\n',
    answer: 'LoginTokenLoadError',
  },
  monitoring: { use: GET, env: { AWS_CSM_ENABLED: 'true' }, answer: 2000 },
  paginators: {
    use: `${S3.replace('...config', '')}
  const { Contents } = await s3.getPaginator('listObjectsV2').paginate({ Bucket: 'rivers' }).buildFullResult()
  return Contents.map(({ Key }) => Key)`,
    answer: ['a', 'bb', 'ccc'],
  },
  'presigned-posts': {
    use: `${S3.replace('...config', '')}
  const { url, fields } = await s3.generatePresignedPost('rivers', 'amazon')
  return [new URL(url).pathname, Object.keys(fields).length]`,
    answer: ['/rivers', 6],
  },
  'presigned-urls': {
    use: `${S3.replace('...config', '')}
  const url = await s3.generatePresignedUrl('getObject', { params: { Bucket: 'rivers', Key: 'amazon' } })
  return (await (await fetch(url)).text()).length`,
    answer: 2000,
  },
  process: {
    use: KEY,
    env: { AWS_PROFILE: 'program' },
    config: `[profile program]\ncredential_process = ${PROGRAM}\n`,
    answer: 'AKIDPROCESS',
  },
  proxy: {
    use: GET.replace('endpointUrl,', `endpointUrl: 'http://river.example',`),
    env: { http_proxy: 'ENDPOINT' },
    answer: 2000,
  },
  resources: {
    use: `const s3 = new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret' })
    .resource('s3', { endpointUrl, config: { s3: { addressingStyle: 'path' } } })
  const found = []
  for await (const object of s3.Bucket('rivers').objects.limit(2)) found.push(\`\${object}\`, await object.size)
  return found`,
    answer: ["s3.ObjectSummary(bucketName='rivers', key='a')", 1, "s3.ObjectSummary(bucketName='rivers', key='bb')", 2],
  },
  's3-express': {
    use: `${S3.replace('...config', '')}
  const keys = '<AccessKeyId>K</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>'
  const body = \`<R><Credentials>\${keys}<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></R>\`
  s3.meta.events.register('before-send.s3.CreateSession', () => ({ statusCode: 200, body }))
  return (await (await s3.getObject({ Bucket: 'rivers--use1-az4--x-s3', Key: 'amazon' })).Body.text()).length`,
    answer: 2000,
  },
  's3-redirects': {
    use: `${S3.replace('...config', '')}
  const elsewhere = { statusCode: 301, headers: { 'x-amz-bucket-region': 'us-west-2' } }
  s3.meta.events.register('before-send', ({ request }) =>
    request.headers.authorization.includes('/us-west-2/') ? undefined : elsewhere)
  return (await (await s3.getObject({ Bucket: 'rivers', Key: 'amazon' })).Body.text()).length`,
    answer: 2000,
  },
  sigv2: {
    use: `${S3.replace('...config', `signatureVersion: 'v2'`)}
  return s3.getObject({ Bucket: 'rivers', Key: 'amazon' }).catch((error) => error.code ?? Promise.reject(error))`,
    answer: 'AccessDenied',
  },
  sigv4a: {
    besides: ['presigned-urls'],
    use: `${S3.replace('...config', `signatureVersion: 's3v4a'`)}
  const url = await s3.generatePresignedUrl('getObject', { params: { Bucket: 'rivers', Key: 'amazon' } })
  return new URL(url).searchParams.get('X-Amz-Algorithm')`,
    answer: 'AWS4-ECDSA-P256-SHA256',
  },
  sso: {
    use: REFUSAL,
    env: { AWS_PROFILE: 'centre' },
    config: `[profile centre]\nsso_session = amazon\nsso_account_id = 123456789012\nsso_role_name = swim
[sso-session amazon]\nsso_start_url = https://river.example/start\nsso_region = eu-west-1\n`,
    answer: 'SSOTokenLoadError',
  },
  transfers: {
    use: `${S3.replace('...config', '')}
  let bytes = 0
  await s3.downloadFileobj('rivers', 'amazon', (chunk) => { bytes += chunk.length })
  return bytes`,
    answer: 2000,
  },
  waiters: {
    use: `${S3.replace('...config', '')}
  return (await s3.getWaiter('objectExists').wait({ Bucket: 'rivers', Key: 'amazon' })).ContentLength`,
    answer: 2000,
  },
  'wasm-checksums': {
    use: `${S3.replace('...config', '')}
  return s3.putObject({ Bucket: 'rivers', Key: 'amazon', Body: 'water', ChecksumAlgorithm: 'XXHASH64' })
    .catch((error) => error.code ?? Promise.reject(error))`,
    answer: 'MissingChecksum',
  },
}

function source({ use, imports = '', besides = [] }: Case, ...features: readonly string[]): string {
  return `import { Session } from 'tucuxi'
import 'tucuxi/services/dynamodb'
import 'tucuxi/services/s3'
${imports}${[...besides, ...features].map((feature) => `import 'tucuxi/features/${feature}'\n`).join('')}
const attempt = async (endpointUrl) => {
  ${use}
}
const run = (endpointUrl) => attempt(endpointUrl).catch((error) => [error.name, error.message])
${PRINT}`
}

function featuresIn(folder: string): string[] {
  const { inputs } = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as { inputs: Record<string, unknown> }
  return Object.keys(inputs).flatMap((path) => /\/features\/([\w-]+)\.js$/.exec(path)?.[1] ?? [])
}

const bundle = (folder: string, from: string, to: string): Promise<unknown> =>
  must(
    runNode(
      [
        tool('esbuild/bin/esbuild'),
        from,
        '--bundle',
        '--platform=node',
        '--format=esm',
        `--outfile=${to}`,
        '--metafile=meta.json',
      ],
      folder,
    ),
    from,
  )

test.each(Object.keys(CASES))('%s', async (feature) => {
  const { env = {}, config, answer } = CASES[feature]!
  const folder = project(`feature-${feature}`, {
    'with.mjs': source(CASES[feature]!, feature),
    'without.mjs': source(CASES[feature]!),
    ...(config !== undefined && { config }),
  })
  const settings: Record<string, string> = { AWS_CONFIG_FILE: join(folder, 'config') }
  for (const [name, value] of Object.entries(env)) settings[name] = value.replace('ENDPOINT', inject('endpointUrl'))
  if (feature === 'assume-role') settings['AWS_ENDPOINT_URL_STS'] = inject('endpointUrl')
  await bundle(folder, 'with.mjs', 'out/with.mjs')
  await bundle(folder, 'without.mjs', 'out/without.mjs')
  expect(await answerOf(runNode(['out/with.mjs'], folder, settings), `with ${feature}`)).toEqual(answer)
  expect(await answerOf(runNode(['out/without.mjs'], folder, settings), `without ${feature}`)).toEqual([
    'MissingDependencyException',
    expect.stringContaining(`import 'tucuxi/features/${feature}'`),
  ])
  // Node has everything, whether or not a feature is imported.
  for (const file of ['with.mjs', 'without.mjs']) {
    expect(await answerOf(runNode([file], folder, settings), `${file} in Node`)).toEqual(answer)
  }
})

const MACHINES: Readonly<Record<string, { readonly env: Readonly<Record<string, string>>; readonly answer: string }>> =
  {
    'the config file': { env: { AWS_CONFIG_FILE: 'config', AWS_PROFILE: 'keys' }, answer: 'AKIDCONFIG' },
    'the credentials file': { env: { AWS_SHARED_CREDENTIALS_FILE: 'credentials' }, answer: 'AKIDCREDENTIALS' },
    'a file of boto 2': { env: { BOTO_CONFIG: 'boto.cfg' }, answer: 'AKIDBOTO2' },
    'a file of the first EC2 tools': { env: { AWS_CREDENTIAL_FILE: 'ec2' }, answer: 'AKIDEC2FILE' },
    'a container': {
      env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'ENDPOINT/container-credentials' },
      answer: 'ASIACONTAINER',
    },
    'an EC2 instance': {
      env: { AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: 'ENDPOINT' },
      answer: 'ASIAINSTANCE',
    },
  }

test('every bundle finds the credentials that its machine has', async () => {
  const folder = project('feature-machines', {
    'app.mjs': source({ use: KEY, answer: undefined }),
    config: '[profile keys]\naws_access_key_id = AKIDCONFIG\naws_secret_access_key = secret\n',
    credentials: '[default]\naws_access_key_id = AKIDCREDENTIALS\naws_secret_access_key = secret\n',
    'boto.cfg': '[Credentials]\naws_access_key_id = AKIDBOTO2\naws_secret_access_key = secret\n',
    ec2: 'AWSAccessKeyId=AKIDEC2FILE\nAWSSecretKey=secret\n',
  })
  await bundle(folder, 'app.mjs', 'out/app.mjs')
  for (const [machine, { env, answer }] of Object.entries(MACHINES)) {
    const settings = Object.entries(env).map(([name, text]) => [name, text.replace('ENDPOINT', inject('endpointUrl'))])
    const outcome = runNode(['out/app.mjs'], folder, Object.fromEntries(settings))
    expect(await answerOf(outcome, machine), machine).toBe(answer)
  }
})

test('a bundle reads the settings of its profile', async () => {
  const use = `const { meta } = new Session().client('s3')\n  return [meta.regionName, meta.config.s3.addressingStyle]`
  const config = '[profile north]\nregion = eu-north-1\ns3 =\n  addressing_style = path\n'
  const folder = project('feature-profile', { 'app.mjs': source({ use, answer: undefined }), config })
  await bundle(folder, 'app.mjs', 'out/app.mjs')
  const settings = { AWS_CONFIG_FILE: 'config', AWS_PROFILE: 'north' }
  expect(await answerOf(runNode(['out/app.mjs'], folder, settings), 'a profile')).toEqual(['eu-north-1', 'path'])
})

test('stubs need nothing but their own import', async () => {
  const imports = `import { ANY, Stubber } from 'tucuxi/stub'\n`
  const use = `const s3 = new Session({ regionName: 'eu-west-1' }).client('s3')
  const stubber = new Stubber(s3).activate()
  stubber.addResponse('getObject', { Body: 'water' }, { Bucket: 'rivers', Key: ANY })
  stubber.addResponse('getObject', { Body: 'water' }, { Bucket: 'rivers', Key: 'nile' })
  stubber.addClientError('listBuckets', { serviceErrorCode: 'AccessDenied' })
  const { Body } = await s3.getObject({ Bucket: 'rivers', Key: 'amazon' })
  const wrong = await s3.getObject({ Bucket: 'rivers', Key: 'rhine' }).catch((error) => error.message)
  await s3.getObject({ Bucket: 'rivers', Key: 'nile' })
  const denied = await s3.listBuckets().catch((error) => error.code)
  const refused = (() => { try { stubber.addResponse('listBuckets', { Buckts: [] }) } catch (error) { return error.name } })()
  return [await Body.text(), wrong.split('. ').at(-1), denied, refused]`
  const folder = project('feature-stubs', { 'app.mjs': source({ use, imports, answer: undefined }) })
  await bundle(folder, 'app.mjs', 'out/app.mjs')
  const wanted = ['water', 'They differ at Key.', 'AccessDenied', 'ParamValidationError']
  for (const file of ['out/app.mjs', 'app.mjs']) {
    expect(await answerOf(runNode([file], folder), file)).toEqual(wanted)
  }
})

test('a service that takes tokens brings what finds them', async () => {
  const use = `return new Session({ regionName: 'eu-west-1' }).client('bedrock', { endpointUrl }).listFoundationModels()`
  const imports = `import 'tucuxi/services/bedrock'\n`
  const folder = project('feature-tokens', { 'app.mjs': source({ use, imports, answer: undefined }) })
  await bundle(folder, 'app.mjs', 'out/app.mjs')
  const answer = await answerOf(runNode(['out/app.mjs'], folder, { AWS_BEARER_TOKEN_BEDROCK: 'token' }), 'a token')
  // It was found, and is not sent over plain http.
  expect(answer).toEqual(['InvalidEndpointConfigurationError', expect.stringContaining('requires an HTTPS endpoint')])
})

test('each is documented, and there are imports for several', async () => {
  for (const [umbrella, names] of Object.entries(UMBRELLAS)) {
    const folder = project(`feature-${umbrella}`, { 'app.mjs': source({ use: GET, answer: 2000 }, umbrella) })
    await bundle(folder, 'app.mjs', 'out/app.mjs')
    expect(featuresIn(folder)).toEqual(expect.arrayContaining([...names]))
  }
  const opted = Object.keys(OPT_IN_FEATURES)
  expect(UMBRELLAS['all']).toEqual(expect.arrayContaining(opted))
  expect(Object.keys(CASES).sort()).toEqual([...opted].sort())
  const guide = readFileSync(join(ROOT, 'docs/bundling.md'), 'utf8')
  for (const name of [...opted, ...Object.keys(UMBRELLAS)]) expect(guide).toContain(`tucuxi/features/${name}`)
})
