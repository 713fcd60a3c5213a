import { readIni } from '../../config/profiles.ts'
import { ConfigNotFound } from '../../errors/config.ts'
import { PartialCredentialsError } from '../../errors/credentials.ts'
import { expandPath } from '../../util/expand-path.ts'
import type { Host } from '../../util/host.ts'
import { textOf } from '../context.ts'
import { Credentials } from '../credentials.ts'

const EC2 = 'ec2-credentials-file'
const BOTO2 = 'boto-config'
const BOTO2_FILES = ['/etc/boto.cfg', '~/.boto']

/** The file of the first EC2 tools: `AWSAccessKeyId=` and `AWSSecretKey=`, named by AWS_CREDENTIAL_FILE. */
export function loadEc2File(host: Host): Credentials | undefined {
  const file = host.env['AWS_CREDENTIAL_FILE']
  if (file === undefined) return undefined
  const path = expandPath(file, host)
  const bytes = host.readFile(path)
  if (bytes === undefined) throw new ConfigNotFound({ path })
  const values = new Map<string, string>()
  for (const line of new TextDecoder().decode(bytes).split(/\r\n|\r|\n/)) {
    const at = line.indexOf('=')
    if (at >= 0) values.set(line.slice(0, at).trim(), line.slice(at + 1).trim())
  }
  const accessKeyId = values.get('AWSAccessKeyId')
  if (accessKeyId === undefined) return undefined
  const secretAccessKey = values.get('AWSSecretKey')
  if (secretAccessKey === undefined) throw new PartialCredentialsError({ provider: EC2, credVar: 'AWSSecretKey' })
  return new Credentials({ accessKeyId, secretAccessKey }, EC2)
}

/** `[Credentials]` in boto 2's file: BOTO_CONFIG, or /etc/boto.cfg and ~/.boto. */
export function loadBoto2(host: Host): Credentials | undefined {
  const named = host.env['BOTO_CONFIG']
  for (const file of named === undefined ? BOTO2_FILES : [named]) {
    const section = readSection(file, host) ?? {}
    const accessKeyId = textOf(section, 'aws_access_key_id')
    if (accessKeyId === undefined) continue
    const secretAccessKey = textOf(section, 'aws_secret_access_key')
    if (secretAccessKey === undefined) {
      throw new PartialCredentialsError({ provider: BOTO2, credVar: 'aws_secret_access_key' })
    }
    return new Credentials({ accessKeyId, secretAccessKey }, BOTO2, ['CREDENTIALS_BOTO2_CONFIG_FILE'])
  }
  return undefined
}

function readSection(file: string, host: Host): ReturnType<ReturnType<typeof readIni>['get']> {
  try {
    return readIni(file, host).get('Credentials')
  } catch (error) {
    if (error instanceof ConfigNotFound) return undefined
    throw error
  }
}
