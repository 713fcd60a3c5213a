import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { abortedBy } from '../../errors/abort-error.ts'
import { CredentialRetrievalError } from '../../errors/credentials.ts'
import type { Feature } from '../../http/user-agent.ts'
import { unwatchAbort, watchAbort } from '../../util/abort.ts'
import { splitCommandLine } from '../command-line.ts'
import { type CredentialContext, profileSection, textOf } from '../context.ts'
import { Credentials, type CredentialsLike } from '../credentials.ts'
import { parseExpiration } from '../expiry.ts'
import { RefreshableCredentials } from '../refreshable-credentials.ts'

const METHOD = 'custom-process'
const FEATURES: readonly Feature[] = ['CREDENTIALS_PROFILE_PROCESS', 'CREDENTIALS_PROCESS']
const MAX_OUTPUT = 1024 * 1024

/** `credential_process`: a program that prints credentials. It is run without a shell, again when they expire. */
export async function loadProcess(context: CredentialContext, profileName: string): Promise<Credentials | undefined> {
  const profile = profileSection(context, profileName)
  const command = textOf(profile, 'credential_process')
  if (command === undefined) return undefined
  const run = () => runProcess(context, command, textOf(profile, 'aws_account_id'))
  const values = await run()
  if (values.expiration === undefined) return new Credentials(values, METHOD, FEATURES)
  return new RefreshableCredentials(run, context.host, METHOD, values, {
    features: FEATURES,
    warn: (message, error) => context.log('warning', message, error),
  })
}

async function runProcess(
  { host, closing }: CredentialContext,
  command: string,
  accountId: string | undefined,
): Promise<CredentialsLike> {
  const [file, ...args] = splitCommandLine(command, host.platform)
  if (file === undefined) throw failure('credential_process is empty')
  return readOutput(await outputOf(file, args, { ...host.env }, closing()), accountId)
}

/** What a program prints. It has our standard input, as in boto: some ask there for a code. */
function outputOf(file: string, args: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const cannot = ({ code }: NodeJS.ErrnoException): void => reject(failure(`${file} could not be run: ${code}`))
    let child: ChildProcessByStdio<null, Readable, Readable>
    try {
      child = spawn(file, args, { env, stdio: ['inherit', 'pipe', 'pipe'], windowsHide: true })
    } catch (error) {
      // Node quotes arguments, and does not run scripts of Windows.
      return cannot(error as NodeJS.ErrnoException)
    }
    const [output, errors] = [collect(child, child.stdout), collect(child, child.stderr)]
    const target = { onAbort: () => child.kill() }
    watchAbort(signal, target)
    child.once('error', cannot)
    child.once('close', (code, killedBy) => {
      unwatchAbort(signal, target)
      if (signal.aborted) reject(abortedBy(signal))
      else if (code === 0) resolve(output.text())
      else if (code !== null) reject(failure(errors.text()))
      else reject(failure(output.whole() && errors.whole() ? `${file} was ended by ${killedBy}` : TOO_MUCH))
    })
  })
}

const TOO_MUCH = `the process printed more than ${MAX_OUTPUT} bytes`

/** Ends a program that prints without end. */
function collect(child: ChildProcess, stream: Readable): { text(): string; whole(): boolean } {
  const chunks: Buffer[] = []
  let length = 0
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length <= MAX_OUTPUT) chunks.push(chunk)
    else child.kill()
  })
  return { text: () => Buffer.concat(chunks).toString(), whole: () => length <= MAX_OUTPUT }
}

function readOutput(text: string, profileAccountId: string | undefined): CredentialsLike {
  const output = parse(text)
  const version = Object.hasOwn(output, 'Version') ? output['Version'] : '<Version key not provided>'
  if (version !== 1) {
    throw failure(`Unsupported version '${version}' for credential process provider, supported versions: 1`)
  }
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = output
  if (AccessKeyId === undefined) throw failure("Missing required key in response: 'AccessKeyId'")
  if (SecretAccessKey === undefined) throw failure("Missing required key in response: 'SecretAccessKey'")
  return {
    accessKeyId: String(AccessKeyId),
    secretAccessKey: String(SecretAccessKey),
    sessionToken: SessionToken == null ? undefined : String(SessionToken),
    accountId: AccountId ? String(AccountId) : profileAccountId,
    expiration: Expiration == null ? undefined : parseExpiration(Expiration, METHOD),
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const output: unknown = JSON.parse(text)
    if (typeof output === 'object' && output !== null) return output as Record<string, unknown>
  } catch {
    // What it printed may be a secret, and the parser would quote it.
  }
  throw failure('the process did not print a JSON object')
}

function failure(errorMsg: string): CredentialRetrievalError {
  return new CredentialRetrievalError({ provider: METHOD, errorMsg })
}
