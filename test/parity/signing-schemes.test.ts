import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chooseSigningScheme, type OfferedScheme, type SigningSettings } from '../../src/auth/auth-scheme.ts'
import { UNSIGNED } from '../../src/config/client-config.ts'
import { builtinModels } from '../../src/loaders/model-store.ts'
import { openPack } from '../../src/loaders/open-pack.ts'
import type { WireModel } from '../../src/model/wire-model.ts'

/** Version, name, region, whether the payload is signed; or one word: `none`, `refused`, `unresolved`. */
type Choice = readonly [string, string?, string?, boolean?]

/** Index of the offered schemes, or -1; what was chosen; for which operations: `*` for all that are not named. */
type Outcome = readonly [number, Choice, readonly string[] | '*']

interface Recording {
  readonly botocore: string
  readonly offers: readonly (readonly OfferedScheme[])[]
  readonly rows: readonly (readonly [string, string, string, string, readonly Outcome[]])[]
}

const CONFIGS: Readonly<Record<string, Partial<SigningSettings>>> = {
  default: {},
  unsigned: { signatureVersion: UNSIGNED },
  v4: { signatureVersion: 'v4' },
  s3v4: { signatureVersion: 's3v4' },
  v4a: { signatureVersion: 'v4a' },
  'prefer-v4a': { authSchemePreference: ['sigv4a', 'sigv4'] },
  'prefer-v4': { authSchemePreference: ['sigv4'] },
  'prefer-bearer': { authSchemePreference: ['unheard', 'httpBearerAuth', 'sigv4'] },
  'region-set': { sigv4aSigningRegionSet: 'us-*,eu-west-1' },
}

/** Where botocore's word is not ours. */
function isOurs(config: string, [version]: Choice): boolean {
  // An unsatisfied preference leaves what the endpoint offers; UNSIGNED holds for operations with a type of their own too.
  return version === 'unresolved' || version === 'refused' || config === 'unsigned'
}

const recording = JSON.parse(readFileSync(new URL('./data/signing-schemes.json', import.meta.url), 'utf8')) as Recording

function outcomes(model: WireModel, recorded: readonly Outcome[]): [string, number, Choice][] {
  const named = new Set(recorded.flatMap(([, , names]) => (names === '*' ? [] : names)))
  return recorded.flatMap(([offer, choice, names]) => {
    const operations = names === '*' ? model.operationNames.filter((name) => !named.has(name)) : names
    return operations.map((name): [string, number, Choice] => [name, offer, choice])
  })
}

describe(`how botocore ${recording.botocore} signs each operation`, () => {
  let compared = 0
  const rows = recording.rows.map(([service, config, ...rest], index) => ({ index, service, config, rest }))

  it.each(rows)('$service $config ($index)', ({ service, config, rest: [signingName, signingRegion, recorded] }) => {
    const model = openPack(builtinModels(), service)!
    const names = () => ({ signingName, signingRegion })
    const settings = { metadata: model.metadata, names, ...CONFIGS[config] }
    for (const [name, offer, choice] of outcomes(model, recorded)) {
      const scheme = chooseSigningScheme(settings, model.operation(name)!, recording.offers[offer])
      const ours: Choice =
        scheme.signatureVersion === 'none'
          ? ['none']
          : [scheme.signatureVersion, scheme.signingName, scheme.signingRegion!, scheme.payloadSigningEnabled]
      if (isOurs(config, choice)) continue
      expect([name, ...ours]).toEqual([name, ...choice])
      compared++
    }
  })

  it('has been compared for every service', () => {
    expect(new Set(rows.map(({ service }) => service)).size).toBeGreaterThan(430)
    expect(compared).toBeGreaterThan(25_000)
  })
})
