import type { Answer, Answers } from './ask-tucuxi.ts'
import { type Comparison, DIFFERENCES } from './differences.ts'
import type { Environment } from './environments.ts'

/** What the answers of an environment differ in, without what is meant to differ. */
export function compare(environment: Environment, botocore: Answers, tucuxi: Answers): string[] {
  const problems: string[] = []
  const check = (path: string, theirs: Answer, ours: Answer): void => {
    if (same(theirs, ours)) return
    const comparison: Comparison = {
      path,
      environment,
      botocore: theirs,
      tucuxi: ours,
      botocoreCredentials: botocore.credentials,
    }
    if (!DIFFERENCES.some((difference) => difference.applies(comparison))) {
      problems.push(`${path}: botocore ${print(theirs)}, tucuxi ${print(ours)}`)
    }
  }
  for (const path of ['profile', 'availableProfiles', 'scopedConfig', 'credentials'] as const) {
    check(path, botocore[path], tucuxi[path])
  }
  for (const [name, answer] of Object.entries(botocore.variables)) {
    check(`variables.${name}`, answer, tucuxi.variables[name] ?? { value: undefined })
  }
  botocore.clients.forEach((theirs, index) => {
    const ours = tucuxi.clients[index]!
    if ('error' in theirs || 'error' in ours) check(`clients.${index}`, theirs, ours)
    else checkClient(`clients.${index}`, theirs.value as Client, ours.value as Client, check)
  })
  return problems
}

interface Client {
  readonly config: Readonly<Record<string, unknown>>
  readonly [field: string]: unknown
}

function checkClient(
  path: string,
  theirs: Client,
  ours: Client,
  check: (path: string, theirs: Answer, ours: Answer) => void,
): void {
  for (const name of ['regionName', 'endpointUrl', 'partition', 'accessKeyId']) {
    check(`${path}.${name}`, { value: theirs[name] }, { value: ours[name] })
  }
  for (const [name, value] of Object.entries(ours.config)) {
    check(`${path}.config.${name}`, { value: comparable(theirs.config[name]) }, { value })
  }
}

/** Options have their JavaScript names; botocore says nothing about a number of attempts that was not set. */
function comparable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, entry]) => [camel(key), entry] as const)
  return Object.fromEntries(entries)
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
}

function same(theirs: Answer, ours: Answer): boolean {
  if ('error' in theirs || 'error' in ours) {
    return 'error' in theirs && 'error' in ours && theirs.error === ours.error && theirs.message === ours.message
  }
  return equal(theirs.value, ours.value)
}

function equal(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}

function print(answer: Answer): string {
  return 'error' in answer ? `${answer.error}: ${answer.message}` : JSON.stringify(answer.value)
}
