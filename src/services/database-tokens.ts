import { formatQuery, type QueryParams } from '../auth/form-query.ts'
import { signRequest } from '../auth/sign.ts'
import { type Client, stateOf } from '../client/client.ts'
import { ArgumentError } from '../errors/config.ts'
import { HttpRequest } from '../http/http.ts'
import { hostHeader } from '../util/authority.ts'
import { type Duration, parseDuration } from '../util/duration.ts'
import { validateRegionName } from '../util/host-label.ts'
import { checkOptions } from '../util/known-options.ts'

export interface RdsTokenOptions {
  /** Where the database is. Default: the client's region. */
  readonly region?: string | undefined
}

export interface DsqlTokenOptions {
  /** Where the cluster is. Default: the client's region. */
  readonly region?: string | undefined
  /** How long the token is good for: seconds, or text with a unit. Default 900. */
  readonly expiresIn?: Duration | undefined
}

/** What clients of RDS have beside the methods of its operations. */
export interface RdsMethods {
  /**
   * A password for a database with IAM authentication. It is good for a quarter of an hour, for any number of connections,
   * and is made without a request. The connection has to be one over TLS.
   *
   * @param dbHostname the database's host, or its proxy's: as its certificate says, also behind a tunnel
   * @param dbUsername a user of the database that may log in with IAM
   * @throws NoCredentialsError, and ArgumentError for what is no host or port
   *
   * @example
   * const password = await rds.generateDbAuthToken('mydb.eu-west-1.rds.amazonaws.com', 5432, 'app')
   */
  generateDbAuthToken(dbHostname: string, port: number, dbUsername: string, options?: RdsTokenOptions): Promise<string>
}

/** What clients of Aurora DSQL have beside the methods of its operations. */
export interface DsqlMethods {
  /**
   * A password for a cluster, for users other than `admin`; made without a request.
   *
   * @param hostname the cluster's endpoint
   * @throws NoCredentialsError, and ArgumentError for what is no host
   *
   * @example
   * const password = await dsql.generateDbConnectAuthToken('abc.dsql.eu-west-1.on.aws', { expiresIn: '15m' })
   */
  generateDbConnectAuthToken(hostname: string, options?: DsqlTokenOptions): Promise<string>
  /** As `generateDbConnectAuthToken`, for the user `admin`. */
  generateDbConnectAdminAuthToken(hostname: string, options?: DsqlTokenOptions): Promise<string>
}

const RDS_OPTIONS: ReadonlySet<string> = new Set(['region'] satisfies (keyof RdsTokenOptions)[])
const DSQL_OPTIONS: ReadonlySet<string> = new Set(['region', 'expiresIn'] satisfies (keyof DsqlTokenOptions)[])
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])$/i

/** A token for a database of RDS. */
export async function rdsToken(
  client: Client,
  dbHostname: string,
  port: number,
  dbUsername: string,
  options: RdsTokenOptions = {},
): Promise<string> {
  checkOptions(options, RDS_OPTIONS)
  checkHost(dbHostname, 'dbHostname')
  if (!/^\d{1,5}$/.test(String(port)) || Number(port) > 65535) {
    throw new ArgumentError({ message: `port must be a number from 0 to 65535, not ${String(port)}` })
  }
  if (typeof dbUsername !== 'string') throw new ArgumentError({ message: 'dbUsername must be text' })
  const query: QueryParams = new Map([
    ['Action', ['connect']],
    ['DBUser', [dbUsername]],
  ])
  return token(client, { host: `${dbHostname}:${port}`, query, signingName: 'rds-db', region: options.region })
}

/** A token for a cluster of DSQL. */
export async function dsqlToken(
  client: Client,
  action: string,
  hostname: string,
  options: DsqlTokenOptions = {},
): Promise<string> {
  checkOptions(options, DSQL_OPTIONS)
  checkHost(hostname, 'hostname')
  const { region, expiresIn = 900 } = options
  const seconds = Math.floor(parseDuration(expiresIn, 'expiresIn') / 1000)
  if (seconds < 1) throw new ArgumentError({ message: 'expiresIn must be at least one second' })
  const query: QueryParams = new Map([['Action', [action]]])
  return token(client, { host: hostname, query, signingName: 'dsql', region, expiresIn: seconds })
}

function checkHost(host: unknown, name: string): void {
  if (typeof host === 'string' && HOST.test(host)) return
  throw new ArgumentError({ message: `${name} must be a host name, without scheme, port or path` })
}

interface TokenRequest {
  readonly host: string
  readonly query: QueryParams
  readonly signingName: string
  readonly region: string | undefined
  readonly expiresIn?: number
}

/** The URL of a call that nobody makes: who can check its signature knows who is there. */
async function token(
  client: Client,
  { host, query, signingName, region, expiresIn = 900 }: TokenRequest,
): Promise<string> {
  validateRegionName(region)
  const state = stateOf(client)
  const request = new HttpRequest('GET', 'https', hostHeader('https', host), '/', formatQuery(query), {}, undefined)
  signRequest(request, {
    scheme: {
      signatureVersion: 'v4-query',
      signingName,
      signingRegion: region || client.meta.regionName,
      payloadSigningEnabled: true,
    },
    credentials: await state.identity(),
    now: state.host.now() + state.clockOffset,
    expiresIn,
  })
  return `${host}/?${request.query}`
}
