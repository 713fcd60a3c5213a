import { describe, expect, it } from 'vitest'
import {
  chooseSigningScheme,
  type OfferedScheme,
  presigning,
  type SigningSettings,
  schemeChooser,
  withSignatureVersion,
} from '../../../src/auth/auth-scheme.ts'
import { UNSIGNED } from '../../../src/config/client-config.ts'
import { UnknownSignatureVersionError, UnsupportedSignatureVersionError } from '../../../src/errors/config.ts'
import type { OperationTraits, ServiceMetadata } from '../../../src/model/wire-model.ts'
import { wireOperation } from '../checksums/wire-operation.ts'

function settings(metadata: Partial<ServiceMetadata> = {}, more: Partial<SigningSettings> = {}): SigningSettings {
  return {
    metadata: {
      apiVersion: '2020-01-01',
      endpointPrefix: 'thing',
      protocol: 'json',
      serviceFullName: 'Thing',
      serviceId: 'Thing',
      signatureVersion: 'v4',
      ...metadata,
    },
    names: () => ({
      signingName: metadata.signingName ?? metadata.endpointPrefix ?? 'thing',
      signingRegion: 'eu-west-1',
    }),
    ...more,
  }
}

const S3 = { signatureVersion: 's3', auth: ['aws.auth#sigv4'], endpointPrefix: 's3' }
const OBJECT: OfferedScheme = {
  name: 'sigv4',
  signingName: 's3',
  signingRegion: 'us-west-2',
  disableDoubleEncoding: true,
}
const MULTI_REGION: OfferedScheme = {
  name: 'sigv4a',
  signingName: 's3',
  signingRegionSet: ['*'],
  disableDoubleEncoding: true,
}
const EXPRESS: OfferedScheme = { ...OBJECT, name: 'sigv4-s3express', signingName: 's3express' }

function choose(given: SigningSettings, traits: OperationTraits = {}, offered?: readonly OfferedScheme[]) {
  return chooseSigningScheme(given, wireOperation({ traits }), offered)
}

describe('what the model says', () => {
  it('signs with the service, its name and the client’s region', () => {
    expect(choose(settings())).toEqual({
      signatureVersion: 'v4',
      signingName: 'thing',
      signingRegion: 'eu-west-1',
      payloadSigningEnabled: true,
    })
    expect(choose(settings({ signingName: 'signed' })).signingName).toBe('signed')
  })

  it.each([
    [['aws.auth#sigv4'], 'v4'],
    [['aws.auth#sigv4', 'smithy.api#httpBearerAuth'], 'v4'],
    [['aws.auth#sigv4a', 'aws.auth#sigv4'], 'v4a'],
    [['smithy.api#httpBearerAuth'], 'bearer'],
    [['smithy.api#noAuth'], 'none'],
  ])('takes the first of the service’s %j', (auth, version) => {
    expect(choose(settings({ auth, signatureVersion: 'v2' })).signatureVersion).toBe(version)
  })

  it('refuses a scheme that nobody knows', () => {
    expect(() => choose(settings({ auth: ['aws.auth#sigv9'] }))).toThrow(UnknownSignatureVersionError)
    expect(() => choose(settings({ auth: ['aws.auth#sigv9'] }))).toThrow('Unknown Signature Version: aws.auth#sigv9.')
  })

  it.each([
    [{ auth: ['smithy.api#noAuth'], authtype: 'none' }, 'none', true],
    [{ authtype: 'none' }, 'none', true],
    [{ authtype: 'bearer' }, 'bearer', true],
    [{ authtype: 'v4-unsigned-body', unsignedPayload: true }, 'v4', false],
    [{ authtype: 'v4-unsigned-body' }, 'v4', false],
    [{ authtype: 'v4', unsignedPayload: true }, 'v4', false],
    // botocore looks at the payload only where the operation has a type of its own.
    [{ unsignedPayload: true }, 'v4', true],
  ])('an operation with %j', (traits, version, payloadSigningEnabled) => {
    expect(choose(settings(), traits)).toMatchObject({ signatureVersion: version, payloadSigningEnabled })
  })

  it('knows S3’s family by its signature version', () => {
    expect(choose(settings(S3)).signatureVersion).toBe('s3v4')
    expect(choose(settings({ ...S3, signatureVersion: 's3v4' })).signatureVersion).toBe('s3v4')
  })
})

describe('what an endpoint offers', () => {
  it('wins over the model', () => {
    expect(choose(settings(S3), {}, [OBJECT])).toEqual({
      signatureVersion: 's3v4',
      signingName: 's3',
      signingRegion: 'us-west-2',
      payloadSigningEnabled: true,
    })
    const elsewhere = [{ name: 'sigv4', signingName: 'other', signingRegion: 'us-east-1' }]
    expect(choose(settings(), {}, elsewhere)).toMatchObject({
      signatureVersion: 'v4',
      signingName: 'other',
      signingRegion: 'us-east-1',
    })
  })

  it('is taken in its order', () => {
    expect(choose(settings(S3), {}, [MULTI_REGION, OBJECT])).toMatchObject({
      signatureVersion: 's3v4a',
      signingRegion: '*',
    })
    expect(choose(settings(S3), {}, [EXPRESS]).signatureVersion).toBe('v4-s3express')
    expect(choose(settings(), {}, [{ name: 'none' }, { name: 'bearer' }]).signatureVersion).toBe('bearer')
  })

  it('is refused when nothing in it is known', () => {
    expect(() => choose(settings(), {}, [{ name: 'sigv9' }, { name: 'other' }])).toThrow(
      'Unknown Signature Version: v9, other.',
    )
  })

  it('keeps an operation’s unsigned payload', () => {
    const scheme = choose(settings(S3), { unsignedPayload: true, authtype: 'v4-unsigned-body' }, [OBJECT])
    expect(scheme).toMatchObject({ signatureVersion: 's3v4', payloadSigningEnabled: false })
  })

  it('can lose its region for a presigned URL', () => {
    const operation = wireOperation({ traits: {} })
    const scheme = chooseSigningScheme(settings(S3), operation, [OBJECT], { ignoreSigningRegion: true })
    expect(scheme.signingRegion).toBe('eu-west-1')
  })
})

describe('what the client says', () => {
  it('UNSIGNED wins over all', () => {
    const unsigned = settings(S3, { signatureVersion: UNSIGNED })
    for (const traits of [{}, { authtype: 'v4-unsigned-body' }, { auth: ['aws.auth#sigv4'] }]) {
      expect(choose(unsigned, traits).signatureVersion).toBe('none')
      expect(choose(unsigned, traits, [OBJECT]).signatureVersion).toBe('none')
    }
  })

  it.each([
    ['v4', [OBJECT], 's3v4', 'us-west-2'],
    ['s3v4', [OBJECT], 's3v4', 'us-west-2'],
    ['s3v4', [MULTI_REGION, OBJECT], 's3v4', 'us-west-2'],
    ['v4a', [OBJECT, MULTI_REGION], 's3v4a', '*'],
    // No rule knows them: the client's own settings hold.
    ['s3', [OBJECT], 's3', 'eu-west-1'],
    ['s3v4', [EXPRESS], 's3v4', 'eu-west-1'],
  ])('its signature version %s finds its scheme', (signatureVersion, offered, version, region) => {
    expect(choose(settings(S3, { signatureVersion }), {}, offered)).toMatchObject({
      signatureVersion: version,
      signingRegion: region,
    })
  })

  it('its signature version holds where neither endpoint nor operation says more', () => {
    expect(choose(settings({}, { signatureVersion: 'v2' })).signatureVersion).toBe('v2')
    expect(choose(settings({}, { profileSignatureVersion: 'v3' })).signatureVersion).toBe('v3')
    expect(choose(settings({}, { signatureVersion: 'v2' }), { authtype: 'none' }).signatureVersion).toBe('none')
  })

  it.each([
    [['sigv4a'], [{ name: 'sigv4' }, { name: 'sigv4a', signingRegionSet: ['a', 'b'] }], 'v4a', 'a,b'],
    [
      ['sigv4'],
      [
        { name: 'sigv4a', signingRegionSet: ['*'] },
        { name: 'sigv4', signingRegion: 'r' },
      ],
      'v4',
      'r',
    ],
    [['unheard', 'sigv4a'], [{ name: 'sigv4', signingRegion: 'r' }], 'v4', 'r'],
    [['httpBearerAuth'], [{ name: 'sigv4', signingRegion: 'r' }, { name: 'bearer' }], 'v4', 'r'],
    [['sigv4a'], [{ name: 'sigv4-s3express', signingRegion: 'r' }], 'v4-s3express', 'r'],
  ])('prefers %j among what is offered', (authSchemePreference, offered, version, region) => {
    expect(choose(settings({}, { authSchemePreference }), {}, offered)).toMatchObject({
      signatureVersion: version,
      signingRegion: region,
    })
  })

  it.each([
    [['httpBearerAuth'], ['aws.auth#sigv4', 'smithy.api#httpBearerAuth'], 'bearer'],
    [['noAuth'], ['aws.auth#sigv4', 'smithy.api#noAuth'], 'none'],
    [['httpBearerAuth'], ['aws.auth#sigv4'], 'v4'],
  ])('prefers %j among the service’s %j', (authSchemePreference, auth, version) => {
    expect(choose(settings({ auth }, { authSchemePreference })).signatureVersion).toBe(version)
  })

  it('prefers among the operation’s schemes first', () => {
    const given = settings({ auth: ['aws.auth#sigv4'] }, { authSchemePreference: ['httpBearerAuth'] })
    const auth = ['aws.auth#sigv4', 'smithy.api#httpBearerAuth']
    expect(choose(given, { auth }).signatureVersion).toBe('bearer')
    expect(() => choose(given, { auth: ['x#sigv9'] })).toThrow(UnsupportedSignatureVersionError)
  })

  it('a preference gives way to a signature version', () => {
    const auth = ['aws.auth#sigv4', 'smithy.api#httpBearerAuth']
    const given = settings({ auth }, { authSchemePreference: ['httpBearerAuth'], signatureVersion: 'v4' })
    expect(choose(given).signatureVersion).toBe('v4')
  })

  it('its region set is for SigV4a alone', () => {
    const given = settings(S3, { sigv4aSigningRegionSet: 'us-*,eu-*' })
    expect(choose(given, {}, [MULTI_REGION]).signingRegion).toBe('us-*,eu-*')
    expect(choose(given, {}, [OBJECT]).signingRegion).toBe('us-west-2')
    expect(choose(settings({ auth: ['aws.auth#sigv4a'] })).signingRegion).toBe('*')
  })

  it('a bearer token for the service is used where the service takes one', () => {
    const auth = ['aws.auth#sigv4', 'smithy.api#httpBearerAuth']
    expect(choose(settings({ auth }, { preferBearer: true })).signatureVersion).toBe('bearer')
    expect(choose(settings({ auth: ['aws.auth#sigv4'] }, { preferBearer: true })).signatureVersion).toBe('v4')
  })
})

describe('schemes in use', () => {
  it('are chosen once per list', () => {
    const chooser = schemeChooser(settings(S3), wireOperation({ traits: {} }))
    const offered = [OBJECT]
    const first = chooser(offered)
    expect(chooser(offered)).toBe(first)
    expect(chooser([MULTI_REGION]).signatureVersion).toBe('s3v4a')
    expect(chooser(undefined).signatureVersion).toBe('s3v4')
    expect(chooser(offered)).toEqual(first)
  })

  it('can be given another version, or made for URLs', () => {
    const scheme = choose(settings(S3), {}, [OBJECT])
    expect(withSignatureVersion(scheme, 'v4')).toEqual({ ...scheme, signatureVersion: 'v4' })
    expect(withSignatureVersion(scheme, UNSIGNED).signatureVersion).toBe('none')
    expect(() => withSignatureVersion(scheme, 7)).toThrow('Unknown Signature Version: 7.')
    expect(presigning(scheme).signatureVersion).toBe('s3v4-query')
    expect(presigning(presigning(scheme)).signatureVersion).toBe('s3v4-query')
    expect(presigning(withSignatureVersion(scheme, UNSIGNED)).signatureVersion).toBe('none')
  })
})
