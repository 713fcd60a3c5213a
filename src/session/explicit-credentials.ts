import { Credentials } from '../credentials/credentials.ts'
import { toCredentials } from '../credentials/to-credentials.ts'
import { ArgumentError } from '../errors/config.ts'
import { PartialCredentialsError } from '../errors/credentials.ts'
import type { Host } from '../util/host.ts'
import type { ClientOptions } from './client-options.ts'

type Given = Pick<
  ClientOptions,
  'awsAccessKeyId' | 'awsSecretAccessKey' | 'awsSessionToken' | 'awsAccountId' | 'credentials'
>

/** The credentials that a session or a client was given; undefined for none. Throws PartialCredentialsError, ArgumentError. */
export function explicitCredentials(given: Given, host: Host): Credentials | undefined {
  const { awsAccessKeyId, awsSecretAccessKey, awsSessionToken, awsAccountId, credentials } = given
  if (credentials !== undefined) {
    if ((awsAccessKeyId ?? awsSecretAccessKey ?? awsSessionToken) === undefined) return toCredentials(credentials, host)
    throw new ArgumentError({ message: 'credentials and keys were given: give one of them' })
  }
  if (awsAccessKeyId === undefined && awsSecretAccessKey === undefined) return undefined
  if (awsAccessKeyId === undefined || awsSecretAccessKey === undefined) {
    const credVar = awsAccessKeyId === undefined ? 'aws_access_key_id' : 'aws_secret_access_key'
    throw new PartialCredentialsError({ provider: 'explicit', credVar })
  }
  return new Credentials({
    accessKeyId: awsAccessKeyId,
    secretAccessKey: awsSecretAccessKey,
    sessionToken: awsSessionToken,
    accountId: awsAccountId,
  })
}
