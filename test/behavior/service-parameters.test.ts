/** What single services do with parameters and requests, beyond their models: as botocore does. */
import { describe, expect, it } from 'vitest'
import { customizedService, formOf } from './customized-service.ts'

describe('API Gateway', () => {
  it('asks for JSON, unless the caller asks for something else', async () => {
    const service = customizedService('apigateway')
    expect((await service.request('getApiKeys')).headers['accept']).toBe('application/json')
    const get = await service.request('getExport', {
      restApiId: 'r',
      stageName: 's',
      exportType: 'swagger',
      accepts: 'application/yaml',
    })
    expect(get.headers['accept']).toBe('application/yaml')
  })
})

describe('Route 53', () => {
  it('takes ids as it hands them out', async () => {
    const service = customizedService('route53')
    expect((await service.request('getHostedZone', { Id: '/hostedzone/Z1' })).path).toBe('/2013-04-01/hostedzone/Z1')
    expect((await service.request('getChange', { Id: '/change/C1' })).path).toBe('/2013-04-01/change/C1')
    const list = await service.request('listResourceRecordSets', { HostedZoneId: '/hostedzone/Z1' })
    expect(list.path).toBe('/2013-04-01/hostedzone/Z1/rrset')
    const instance = await service.request('getTrafficPolicyInstance', { Id: 'a/b' })
    expect(instance.path).toBe('/2013-04-01/trafficpolicyinstance/a%2Fb')
  })
})

describe('Glacier', () => {
  const hello = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9'

  it('says its version, and means the own account', async () => {
    const service = customizedService('glacier')
    const list = await service.request('listVaults')
    expect(list.path).toBe('/-/vaults')
    expect(list.headers['x-amz-glacier-version']).toBe('2012-06-01')
    expect((await service.request('listVaults', { accountId: '123456789012' })).path).toBe('/123456789012/vaults')
  })

  it('hashes archives', async () => {
    const service = customizedService('glacier')
    const upload = await service.request('uploadArchive', { vaultName: 'v', body: 'hello world' })
    expect(upload.headers['x-amz-content-sha256']).toBe(hello)
    expect(upload.headers['x-amz-sha256-tree-hash']).toBe(hello)
    const given = await service.request('uploadArchive', { vaultName: 'v', body: 'hello world', checksum: 'mine' })
    expect(given.headers['x-amz-sha256-tree-hash']).toBe('mine')
    const stream = await service.request('uploadArchive', { vaultName: 'v', body: new Blob(['hello ', 'world']) })
    expect(stream.headers['x-amz-sha256-tree-hash']).toBe(hello)
    const empty = await service.request('uploadArchive', { vaultName: 'v' })
    expect(empty.headers['x-amz-content-sha256']).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })
})

describe('Machine Learning', () => {
  it('sends predictions to the endpoint of the model', async () => {
    const service = customizedService('machinelearning')
    const params = { MLModelId: 'm', Record: { a: 'b' } }
    const predict = await service.request('predict', { ...params, PredictEndpoint: 'https://realtime.example.com/x?y' })
    expect(predict.url).toBe('https://realtime.example.com/')
    await expect(service.request('predict', { ...params, PredictEndpoint: 'example.com' })).rejects.toThrow(
      'Invalid value for parameter PredictEndpoint, not a URL: example.com',
    )
    expect((await service.request('getMLModel', { MLModelId: 'm' })).host).toBe(
      'machinelearning.us-east-1.amazonaws.com',
    )
  })
})

describe('Import/Export', () => {
  it.each([
    ['the region that it has', {}, 'us-east-1/IngestionService'],
    ['a region whose rules say nothing', { regionName: 'cn-north-1' }, 'cn-north-1/importexport'],
    ['an endpoint', { regionName: 'eu-west-1', endpointUrl: 'http://localhost' }, 'eu-west-1/IngestionService'],
    ['a Config that wants version 2', { config: { signatureVersion: 'v2' } }, 'us-east-1/IngestionService'],
  ])('signs with SigV4, with %s', async (_what, options, scope) => {
    const { headers } = await customizedService('importexport', options).request('listJobs')
    expect(headers['authorization']).toContain(`AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261120/${scope}/aws4_request`)
  })
})

describe('CloudSearch Domain', () => {
  it('searches with a form, and takes returnFields', async () => {
    const service = customizedService('cloudsearchdomain', { endpointUrl: 'https://search.example.com' })
    const search = await service.request('search', { query: 'a b', returnFields: 'title' })
    expect([search.method, search.url]).toEqual(['POST', 'https://search.example.com/2013-01-01/search'])
    expect(search.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(formOf(search)).toEqual({ format: 'sdk', pretty: 'true', q: 'a b', return: 'title' })
    const both = service.request('search', { query: 'a', return: 'b', returnFields: 'c' })
    await expect(both).rejects.toThrow(
      "Parameter 'return' and its alias 'returnFields' were provided for operation Search.  Only one of them may be used.",
    )
    expect((await service.request('suggest', { query: 'a', suggester: 's' })).method).toBe('GET')
  })
})

describe('CloudWatch Logs', () => {
  it('takes fromTime for from', async () => {
    const params = { logGroupName: 'g', to: 2, destination: 'd' }
    const service = customizedService('logs')
    const task = await service.request('createExportTask', { ...params, fromTime: 1 })
    expect(JSON.parse(Buffer.from(task.body as Uint8Array).toString())).toEqual({ ...params, from: 1 })
    await expect(service.request('createExportTask', { ...params, from: 1, fromTime: 1 })).rejects.toThrow(
      "Parameter 'from' and its alias 'fromTime' were provided for operation CreateExportTask.",
    )
  })
})

describe('EC2 and Auto Scaling', () => {
  it('encode user data', async () => {
    const image = { ImageId: 'i', MinCount: 1, MaxCount: 1 }
    for (const UserData of ['héllo', Buffer.from('héllo'), new Uint8Array(Buffer.from('héllo')).buffer]) {
      const run = await customizedService('ec2').request('runInstances', { ...image, UserData })
      expect(formOf(run)['UserData']).toBe('aMOpbGxv')
    }
    const params = { LaunchConfigurationName: 'l', UserData: 'hello' }
    const created = await customizedService('autoscaling').request('createLaunchConfiguration', params)
    expect(formOf(created)['UserData']).toBe('aGVsbG8=')
    await expect(customizedService('ec2').request('runInstances', { ...image, UserData: 5 })).rejects.toThrow(
      'Invalid type for parameter UserData',
    )
  })

  it('know Filters where the model has Filter', async () => {
    const service = customizedService('ec2')
    const hosts = await service.request('describeHosts', { Filters: [{ Name: 'state', Values: ['available'] }] })
    expect(formOf(hosts)).toMatchObject({ 'Filter.1.Name': 'state', 'Filter.1.Value.1': 'available' })
    await expect(service.request('describeHosts', { Filter: [], Filters: [] })).rejects.toMatchObject({
      name: 'AliasConflictParameterError',
    })
    await expect(service.request('describeInstances', { Filter: [] })).rejects.toThrow('Unknown parameter')
  })

  it('copy snapshots with a URL in the region they come from', async () => {
    const service = customizedService('ec2', { regionName: 'eu-west-1' })
    const params = { SourceRegion: 'us-west-2', SourceSnapshotId: 'snap-1' }
    const form = formOf(await service.request('copySnapshot', params))
    expect(form).toMatchObject({ ...params, DestinationRegion: 'eu-west-1' })
    const url = new URL(form['PresignedUrl']!)
    expect(url.host).toBe('ec2.us-west-2.amazonaws.com')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      Action: 'CopySnapshot',
      DestinationRegion: 'eu-west-1',
      SourceRegion: 'us-west-2',
      'X-Amz-Credential': 'AKIDEXAMPLE/20261120/us-west-2/ec2/aws4_request',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Expires': '3600',
    })
    const given = formOf(await service.request('copySnapshot', { ...params, PresignedUrl: 'https://mine' }))
    expect(given).toMatchObject({ PresignedUrl: 'https://mine' })
    expect(given).not.toHaveProperty('DestinationRegion')
  })
})

describe('RDS, Neptune and DocumentDB', () => {
  it.each(['rds', 'neptune', 'docdb'])('%s copies with a URL in the region it copies from', async (name) => {
    const service = customizedService(name, { regionName: 'eu-west-1' })
    const params = { SourceDBClusterSnapshotIdentifier: 's', TargetDBClusterSnapshotIdentifier: 't' }
    const form = formOf(await service.request('copyDBClusterSnapshot', { ...params, SourceRegion: 'us-west-2' }))
    expect(form).toMatchObject(params)
    expect(form).not.toHaveProperty('SourceRegion')
    expect(form).not.toHaveProperty('DestinationRegion')
    const url = new URL(form['PreSignedUrl']!)
    expect(url.host).toBe('rds.us-west-2.amazonaws.com')
    expect(url.searchParams.get('DestinationRegion')).toBe('eu-west-1')
    expect(url.searchParams.has('SourceRegion')).toBe(false)
    const local = formOf(await service.request('copyDBClusterSnapshot', params))
    expect(local).not.toHaveProperty('PreSignedUrl')
    const given = { ...params, SourceRegion: 'us-west-2', PreSignedUrl: 'https://mine' }
    const own = formOf(await service.request('copyDBClusterSnapshot', given))
    expect(own['PreSignedUrl']).toBe('https://mine')
    expect(own).not.toHaveProperty('SourceRegion')
  })
})

describe('Polly', () => {
  it('presigns speech without the Content-Type, which nobody who opens a URL sends', async () => {
    const params = { Text: 'hi', OutputFormat: 'mp3', VoiceId: 'Joanna' }
    const { client, request } = customizedService('polly')
    // What botocore makes of it.
    expect(await client.generatePresignedUrl('synthesizeSpeech', { params, expiresIn: 60 })).toBe(
      'https://polly.us-east-1.amazonaws.com/v1/speech?Text=hi&OutputFormat=mp3&VoiceId=Joanna&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261120%2Fus-east-1%2Fpolly%2Faws4_request&X-Amz-Date=20261120T123456Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=562f8b94b82a07d6f40a4fb04ab70b339b6669bfbb5a434b5dc912e02f3224cb',
    )
    expect((await request('synthesizeSpeech', params)).headers['content-type']).toBe('application/json')
  })
})

describe('before-call', () => {
  it('comes before compression and checksum', async () => {
    const service = customizedService('s3')
    service.client.meta.events.register('before-call.s3.PutBucketTagging', ({ request }) => {
      request.body = Buffer.from('123456789')
    })
    const put = await service.request('putBucketTagging', { Bucket: 'bucket', Tagging: { TagSet: [] } })
    expect(put.headers['x-amz-checksum-crc32']).toBe(Buffer.from('cbf43926', 'hex').toString('base64'))
  })
})
