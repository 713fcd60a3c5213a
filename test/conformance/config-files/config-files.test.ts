import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildProfileMap, type FullConfig, readIni } from '../../../src/config/profiles.ts'
import { ConfigNotFound, ConfigParseError } from '../../../src/errors/config.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'

const corpora = process.env['TUCUXI_CORPORA']

/** What the files hold, as botocore reads them; two of them are no ini files, one is not even text. */
const EXPECTED: Readonly<Record<string, object>> = {
  aws_config: {
    profiles: {
      default: { aws_access_key_id: 'foo', aws_secret_access_key: 'bar' },
      personal: { aws_access_key_id: 'fie', aws_secret_access_key: 'baz', aws_security_token: 'fiebaz' },
    },
  },
  aws_config_nocreds: { profiles: { default: { region: 'us-west-2' } } },
  aws_config_other: {
    profiles: {
      default: { aws_access_key_id: 'other_foo', aws_secret_access_key: 'other_bar' },
      personal: { aws_access_key_id: 'fie', aws_secret_access_key: 'baz', aws_security_token: 'fiebaz' },
    },
  },
  aws_third_config: {
    profiles: {
      default: { aws_access_key_id: 'third_foo', aws_secret_access_key: 'third_bar' },
      third: {
        aws_access_key_id: 'third_fie',
        aws_secret_access_key: 'third_baz',
        aws_security_token: 'third_fiebaz',
      },
    },
  },
  foo_config: {
    profiles: {
      default: { aws_access_key_id: 'foo', aws_secret_access_key: 'bar', foo_region: 'us-west-1' },
      foo: { aws_access_key_id: 'fie', aws_secret_access_key: 'baz' },
    },
  },
  aws_config_nested: {
    profiles: {
      default: {
        aws_access_key_id: 'foo',
        aws_secret_access_key: 'bar',
        s3: { signature_version: 's3v4', addressing_style: 'path' },
        cloudwatch: { signature_version: 'v4' },
        region: 'us-west-2',
      },
    },
  },
  aws_bad_profile: {
    profiles: {
      default: { aws_access_key_id: 'default', aws_secret_access_key: 'default' },
      'my profile': { aws_access_key_id: 'default', aws_secret_access_key: 'default' },
      personal1: { aws_access_key_id: 'access_personal1', aws_secret_access_key: 'key_personal1' },
    },
  },
  aws_services_config: {
    profiles: { default: { endpoint_url: 'https://localhost:1234/', services: 'my-services' } },
    services: {
      'my-services': {
        s3: { endpoint_url: 'https://localhost:5678/' },
        dynamodb: { endpoint_url: 'https://localhost:8888/' },
      },
    },
  },
  aws_sso_session_config: {
    profiles: { default: { sso_session: 'sso' } },
    sso_sessions: { sso: { sso_region: 'us-east-1', sso_start_url: 'https://example.com' } },
  },
  boto_config: { profiles: {}, Credentials: { aws_access_key_id: 'foo', aws_secret_access_key: 'bar' } },
  boto_config_empty: { profiles: {}, Credentials: {} },
}

const BROKEN: Readonly<Record<string, RegExp>> = {
  aws_config_bad: /aws_config_bad:1: there is no section header above this line$/,
  aws_credentials: /aws_credentials:1: there is no section header above this line$/,
  aws_config_nested_bad: /aws_config_nested_bad:5: expected 'key = value' in a nested section$/,
  aws_config_badbytes: /aws_config_badbytes/,
}

if (corpora === undefined) {
  describe.skip('config files (left out: TUCUXI_CORPORA is not set)', () => it('', () => {}))
} else {
  const folder = join(corpora, 'config-files')
  const host = createNodeHost()
  const read = (name: string): FullConfig => buildProfileMap(readIni(join(folder, name), host))

  describe('config files', () => {
    it.each(Object.entries(EXPECTED))('%s', (name, expected) => {
      expect(read(name)).toEqual({ sso_sessions: {}, services: {}, ...expected })
    })

    it.each(Object.entries(BROKEN))('%s is refused, with its line and without its text', (name, message) => {
      const error = thrown(() => read(name))
      expect(error).toBeInstanceOf(ConfigParseError)
      expect(error.message).toMatch(message)
      expect(error.message).not.toContain('bad_syntax')
    })

    it('that do not exist are missed by name, and by a session not at all', () => {
      expect(() => read('no-such-file')).toThrow(ConfigNotFound)
      const env = {
        AWS_CONFIG_FILE: join(folder, 'no-such-file'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'nor-this'),
      }
      expect(new CoreSession({ host: { ...host, env } }).fullConfig).toEqual({ profiles: {} })
    })

    it('of both kinds are put together, the credentials file first', () => {
      const env = {
        AWS_CONFIG_FILE: join(folder, 'aws_config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      }
      const bytes = new TextEncoder().encode('[default]\naws_access_key_id = other\n[only]\nregion = x\n')
      const readFile = (path: string): Uint8Array | undefined =>
        path.endsWith('/credentials') ? bytes : new Uint8Array(readFileSync(path))
      const session = new CoreSession({ host: { ...host, env, readFile } })
      expect(session.availableProfiles).toEqual(['default', 'personal', 'only'])
      expect(session.getScopedConfig()).toEqual({ aws_access_key_id: 'other', aws_secret_access_key: 'bar' })
    })
  })
}

function thrown(act: () => unknown): Error {
  try {
    act()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}
