import { expect, it } from 'vitest'
import { ArgumentError } from '../../../src/errors/index.ts'
import type { AssumeRoleOptions } from '../../../src/session/assume-role.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import type { CoreSessionOptions } from '../../../src/session/core-session-options.ts'
import { Session } from '../../../src/session/session.ts'

it('an option that does not exist is refused, with the one that was meant', () => {
  const make = (options: object): Session => new Session(options)
  expect(() => make({ region: 'eu-west-1' })).toThrow(ArgumentError)
  expect(() => make({ region: 'eu-west-1' })).toThrow(
    "Got unexpected keyword argument 'region'. Did you mean 'regionName'?",
  )
})

it('so is one of a core session', () => {
  const make = (options: object): CoreSession => new CoreSession(options as CoreSessionOptions)
  expect(() => make({ sessionVar: {} })).toThrow(
    "Got unexpected keyword argument 'sessionVar'. Did you mean 'sessionVars'?",
  )
})

it('so is one of a client', () => {
  const session = new CoreSession()
  const make = (options: object): unknown => session.createClient('s3', options)
  expect(() => make({ regionName: 'eu-west-1', endpoint: 'http://localhost' })).toThrow(
    "Got unexpected keyword argument 'endpoint'. Did you mean 'endpointUrl'?",
  )
})

it('so is one of a role, a login and a presigned URL', async () => {
  const session = new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'a', awsSecretAccessKey: 'b' })
  const role = { RoleArn: 'arn:aws:iam::123456789012:role/x' } as unknown as AssumeRoleOptions
  expect(() => session.assumeRole(role)).toThrow("'RoleArn'. Did you mean 'roleArn'?")
  await expect(session.ssoLogin({ profile: 'x' } as object)).rejects.toThrow("unexpected keyword argument 'profile'")
  const url = session.client('s3').generatePresignedUrl('getObject', { Params: { Bucket: 'b', Key: 'k' } } as object)
  await expect(url).rejects.toThrow("'Params'. Did you mean 'params'?")
  const named = session.client('s3').generatePresignedUrl('GetObject', { params: { Bucket: 'b', Key: 'k' } })
  await expect(named).rejects.toThrow("Client does not have method: GetObject. Did you mean 'getObject'")
})

it('so is one of a call, of pages and of a wait', async () => {
  const session = new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'a', awsSecretAccessKey: 'b' })
  session.events.register('before-send', () => ({ statusCode: 200, body: '' }))
  const s3 = session.client('s3')
  const refused = "Got unexpected keyword argument 'abortSignal'. The options are: signal, timeout."
  const options = { abortSignal: AbortSignal.timeout(1000) }
  await expect(s3.listBuckets({}, options)).rejects.toThrow(refused)
  const paginate = (of: object) => s3.getPaginator('listBuckets').paginate({}, of)
  const ofPages = 'The options are: maxItems, pageSize, startingToken, signal, timeout.'
  expect(() => paginate(options)).toThrow(`'abortSignal'. ${ofPages}`)
  expect(() => paginate({ MaxItems: 1 })).toThrow("'MaxItems'. Did you mean 'maxItems'?")
  const wait = (of: object) => s3.getWaiter('bucketExists').wait({ Bucket: 'bucket' }, of)
  await expect(wait(options)).rejects.toThrow("'abortSignal'. The options are: delay, maxAttempts, signal, timeout.")
  await expect(wait({ Delay: 1 })).rejects.toThrow("'Delay'. Did you mean 'delay'?")
  await expect(s3.listBuckets({}, { timeout: 5 })).resolves.toBeDefined()
})

it('so is a parameter that an operation does not have, after what boto says', async () => {
  const s3 = new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'a', awsSecretAccessKey: 'b' }).client('s3')
  await expect(s3.getObject({ bucket: 'photos', Key: 'k' })).rejects.toThrow(
    /^Parameter validation failed:\nMissing required .*: "Bucket"\nUnknown .*: "bucket", must be one of: .*ChecksumMode\. Did you mean 'Bucket'\?$/,
  )
  await expect(s3.putBucketTagging({ Bucket: 'photos', Tagging: { TagSets: [] } } as never)).rejects.toThrow(
    '\nUnknown parameter in Tagging: "TagSets", must be one of: TagSet. Did you mean \'Tagging.TagSet\'?',
  )
  await expect(s3.getObject({ Bucket: 'photos', Key: 'k', Zzzzzzzzzzz: 1 })).rejects.toThrow(/ChecksumMode$/)
})
