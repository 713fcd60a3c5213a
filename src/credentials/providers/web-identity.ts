import { InvalidConfigError } from '../../errors/config.ts'
import { CredentialRetrievalError } from '../../errors/credentials.ts'
import type { Feature } from '../../http/user-agent.ts'
import type { Cache } from '../../util/cache.ts'
import { type CredentialContext, profileSection, textOf } from '../context.ts'
import type { Credentials } from '../credentials.ts'
import { RefreshableCredentials } from '../refreshable-credentials.ts'
import { webIdentityFetcher } from '../role-fetcher.ts'

const METHOD = 'assume-role-with-web-identity'

const ENV_VARS = {
  web_identity_token_file: 'AWS_WEB_IDENTITY_TOKEN_FILE',
  role_arn: 'AWS_ROLE_ARN',
  role_session_name: 'AWS_ROLE_SESSION_NAME',
} as const

/**
 * A role assumed with the token of another identity provider, which lies in a file and is read at each refresh.
 *
 * @param usesEnvironment environment variables win over the profile; false when the profile was chosen in code
 */
export function loadWebIdentity(
  context: CredentialContext,
  profileName: string,
  usesEnvironment: boolean,
  cache: () => Cache,
): Credentials | undefined {
  const { host, log } = context
  const features = new Set<Feature>()
  const setting = (key: keyof typeof ENV_VARS): string | undefined => {
    const fromEnvironment = usesEnvironment ? host.env[ENV_VARS[key]] : undefined
    const value = fromEnvironment ?? textOf(profileSection(context, profileName), key)
    if (fromEnvironment !== undefined) features.add('CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN')
    else if (value !== undefined) features.add('CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN')
    return value
  }
  const file = setting('web_identity_token_file')
  if (!file) return undefined
  const RoleArn = setting('role_arn')
  if (!RoleArn) throw new InvalidConfigError({ errorMsg: NO_ROLE })
  const RoleSessionName = setting('role_session_name')
  const params = { RoleArn, ...(RoleSessionName === undefined ? {} : { RoleSessionName }) }
  const token = () => readToken(context, file)
  const fetch = webIdentityFetcher(context, token, { params, cache, features: [...features] })
  features.add('CREDENTIALS_STS_ASSUME_ROLE_WEB_ID')
  return new RefreshableCredentials(fetch, host, METHOD, undefined, {
    features: [...features],
    warn: (message, error) => log('warning', message, error),
  })
}

const NO_ROLE =
  'The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.'

function readToken({ host }: CredentialContext, file: string): string {
  const bytes = host.readFile(file)
  if (bytes !== undefined) return new TextDecoder().decode(bytes)
  throw new CredentialRetrievalError({
    provider: METHOD,
    errorMsg: `the web identity token file ${file} does not exist`,
  })
}
