import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { UNSIGNED } from '../../src/config/client-config.ts'
import { testSession } from '../behavior/local-service.ts'

interface Post {
  readonly url: string
  readonly fields: Record<string, string>
}

interface Recorded {
  readonly region: string
  readonly config: { readonly signature_version?: string; readonly use_fips_endpoint?: boolean; readonly s3?: object }
  readonly endpoint: string | null
  readonly token: string | null
  readonly bucket: string
  readonly key: string
  readonly options: object
  readonly post?: Post
  readonly error?: readonly [string, string]
}

interface PostClient {
  generatePresignedPost(bucket: string, key: string, options: object): Promise<Post>
}

const { botocore, cases } = JSON.parse(
  readFileSync(new URL('./data/presigned-posts.json', import.meta.url), 'utf8'),
) as { readonly botocore: string; readonly cases: readonly Recorded[] }

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

function clientOf({ region, config, endpoint, token }: Recorded): PostClient {
  const { signature_version: version, use_fips_endpoint: useFipsEndpoint, s3 = {} } = config
  const { session } = testSession({ now: () => Date.UTC(2026, 0, 31, 7, 5, 9, 123) })
  return session.client('s3', {
    regionName: region,
    endpointUrl: endpoint ?? undefined,
    awsAccessKeyId: 'AKIDEXAMPLE',
    awsSecretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    awsSessionToken: token ?? undefined,
    config: {
      signatureVersion: version === 'unsigned' ? UNSIGNED : version,
      useFipsEndpoint,
      s3: Object.fromEntries(Object.entries(s3).map(([name, value]) => [camelCase(name), value])),
    },
  }) as unknown as PostClient
}

/** Where we sign or send otherwise, on purpose. */
function differs({ region, config }: Recorded): boolean {
  // boto's default is a signature of old; ours is SigV4.
  if (config.signature_version === undefined) return true
  // boto sends what nothing is said about to the global host, from where S3 redirects.
  return config.s3 === undefined && region !== 'us-east-1'
}

const named = cases.map((recorded, number) => ({ number, recorded }))

describe(`presigned posts of botocore ${botocore}`, () => {
  it.each(named.filter(({ recorded }) => !differs(recorded) || recorded.endpoint !== null))(
    '$number $recorded.region $recorded.bucket $recorded.key',
    async ({ recorded }) => {
      const { bucket, key, options, post, error } = recorded
      const made = clientOf(recorded).generatePresignedPost(bucket, key, options)
      if (error === undefined) {
        expect(await made).toEqual(post)
        expect(Object.keys((await made).fields)).toEqual(Object.keys(post!.fields))
      } else {
        await expect(made).rejects.toMatchObject({ name: error[0], message: expect.stringContaining(error[1]) })
      }
    },
  )

  it('differ where we mean to', async () => {
    const others = named.filter(({ recorded }) => differs(recorded) && recorded.endpoint === null)
    expect(others.length).toBeLessThan(20)
    const outcomes = await Promise.all(
      others.map(async ({ recorded }) => {
        const { bucket, key, options } = recorded
        return clientOf(recorded)
          .generatePresignedPost(bucket, key, options)
          .then(({ url, fields }) => `${url} ${fields['x-amz-algorithm']}`)
          .catch((error: Error) => error.message)
      }),
    )
    expect([...new Set(outcomes)].sort()).toEqual([
      'https://a-bucket.s3.amazonaws.com/ AWS4-HMAC-SHA256',
      'https://a-bucket.s3.us-west-2.amazonaws.com/ AWS4-HMAC-SHA256',
    ])
  })
})
