import type { Answer } from './ask-tucuxi.ts'
import type { Environment } from './environments.ts'

/** What was asked, and both answers. */
export interface Comparison {
  /** `credentials`, `variables.region`, `clients.2.endpointUrl` … */
  readonly path: string
  readonly environment: Environment
  readonly botocore: Answer
  readonly tucuxi: Answer
  /** botocore's answer about the session's credentials. */
  readonly botocoreCredentials: Answer
}

/** A difference that is meant: each has a line in docs/coming-from-boto3.md. */
export interface Difference {
  readonly why: string
  applies(comparison: Comparison): boolean
}

function isEndpointError({ message }: Failure): boolean {
  return message.startsWith('Invalid endpoint')
}

type Failure = Extract<Answer, { error: string }>

function failed(answer: Answer): answer is Failure {
  return 'error' in answer
}

/** Errors of Python's own. */
const PYTHON_ERRORS = ['ValueError', 'TypeError', 'KeyError', 'AttributeError']

/** What asking for the credentials of a machine in EC2 reads. */
const METADATA_ERRORS = /int\(\) with base 10|InvalidIMDSEndpointMode/

function isMetadataError(answer: Answer): boolean {
  return failed(answer) && METADATA_ERRORS.test(`${answer.error} ${answer.message}`)
}

/** Python prints lists as Python, and names of options with underscores. */
function words(message: string): string {
  return message
    .replace(/[([]((?:'[^']*'(?:, )?)+)[)\]]/g, (_all, list: string) => list.replaceAll("'", ''))
    .replace(/\b[a-z]+(?:_[a-z0-9]+)+\b/g, (name) =>
      name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()),
    )
    .replace(/<class '(\w+)'>/g, (_all, name: string) => ({ str: 'string' })[name] ?? name)
}

export const DIFFERENCES: readonly Difference[] = [
  {
    why: 'Lists and names in messages are printed as JavaScript people write them, and advice may follow.',
    applies: ({ botocore, tucuxi }) =>
      failed(botocore) &&
      failed(tucuxi) &&
      botocore.error === tucuxi.error &&
      words(tucuxi.message).startsWith(words(botocore.message)),
  },
  {
    why: "Python's own errors (ValueError, TypeError, KeyError, AttributeError) are ArgumentError, in a sentence.",
    applies: ({ botocore, tucuxi }) =>
      failed(botocore) && failed(tucuxi) && PYTHON_ERRORS.includes(botocore.error) && tucuxi.error === 'ArgumentError',
  },
  {
    why: 'Credentials are looked for at the first call, not when a client is made.',
    applies: ({ path, botocore, botocoreCredentials }) =>
      path.startsWith('clients') &&
      failed(botocore) &&
      failed(botocoreCredentials) &&
      botocore.error === botocoreCredentials.error &&
      botocore.message === botocoreCredentials.message,
  },
  {
    why: 'Settings of the metadata service are read when it is asked, not whenever there are no credentials yet.',
    applies: ({ path, botocore }) =>
      (path === 'credentials' || path.startsWith('clients')) && isMetadataError(botocore),
  },
  {
    why: 'Of several mistakes in one client, a missing region is reported last, a URL that is none and a choice of endpoints for STS before it.',
    applies: ({ path, botocore, tucuxi }) =>
      path.startsWith('clients') &&
      failed(botocore) &&
      failed(tucuxi) &&
      (botocore.error === 'NoRegionError' ||
        botocore.error === 'InvalidSTSRegionalEndpointsConfigError' ||
        [botocore, tucuxi].some(isEndpointError)),
  },
  {
    why: 'An empty region is no region.',
    applies: ({ path, environment }) => path.startsWith('clients') && asksForEmptyRegion(path, environment),
  },
  {
    why: 'A credentials file that cannot be read is reported every time, not only the first.',
    applies: ({ tucuxi }) => failed(tucuxi) && /^Unable to parse config file: .*credentials/.test(tucuxi.message),
  },
  {
    why: 'A section that is plain text (`s3 = text`) is ignored.',
    applies: ({ path, environment, botocore }) =>
      (path === 'variables.s3' ||
        path.endsWith('.config.s3') ||
        (failed(botocore) && botocore.error === 'AttributeError')) &&
      /^(s3|api_versions)[ =:]+\S/m.test(environment.files['config'] ?? ''),
  },
  {
    why: 'A defaults mode from environment or file sets the connect timeout also where a Config says nothing of it.',
    applies: ({ path, botocore }) => path.endsWith('.connect_timeout') && !failed(botocore) && botocore.value === 60,
  },
  {
    why: 'The region argument wins over the Config also where it is us-east-1 and the service is S3.',
    applies: ({ path, environment: { clients } }) => {
      const asked = /^clients\.\d+\.(regionName|endpointUrl|partition)$/.test(path)
        ? clients[Number(path.split('.')[1])]
        : undefined
      return (
        asked?.service === 's3' &&
        /^(fips-)?us-east-1$/.test(asked.region_name ?? '') &&
        asked.config?.['region_name'] !== undefined
      )
    },
  },
  {
    why: "`meta.config.s3` holds what S3's own section says: the general switch for dual-stack is beside it.",
    applies: ({ path, botocore, tucuxi, environment: { clients } }) =>
      path.endsWith('.config.s3') &&
      clients[Number(path.split('.')[1])]?.config?.['use_dualstack_endpoint'] === true &&
      !failed(botocore) &&
      !failed(tucuxi) &&
      JSON.stringify(botocore.value) ===
        JSON.stringify({ ...(tucuxi.value as object | null), useDualstackEndpoint: true }),
  },
  {
    why: 'There is no limit on connections unless maxPoolConnections sets one.',
    applies: ({ path, botocore, tucuxi }) =>
      path.endsWith('.max_pool_connections') &&
      !failed(botocore) &&
      botocore.value === 10 &&
      !failed(tucuxi) &&
      tucuxi.value === null,
  },
]

function asksForEmptyRegion(path: string, { env, files, clients, instance }: Environment): boolean {
  const asked = clients[Number(path.split('.')[1])]
  if (asked?.region_name !== undefined) return asked.region_name === ''
  if (asked?.config?.['region_name'] !== undefined) return false
  if (instance['region'] !== undefined) return false
  return env['AWS_DEFAULT_REGION'] === '' || /^region\s*[=:]\s*$/m.test(Object.values(files).join('\n'))
}
