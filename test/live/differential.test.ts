import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/process.ts'
import { python } from '../../scripts/python.ts'
import { type Answers, askTucuxi } from './differential/ask-tucuxi.ts'
import { compare } from './differential/compare.ts'
import { environments } from './differential/environments.ts'

// Environment variables x config files x credentials files x arguments: whatever botocore says about region, profile,
// endpoint, credentials, config variables and errors, a session says too, but for the listed differences.
const ENVIRONMENTS = environments(600)
const answers: Answers[] = []

beforeAll(async () => {
  const { stdout, stderr, status } = spawnSync(await python(), [join(ROOT, 'test/live/differential/ask_botocore.py')], {
    input: ENVIRONMENTS.map((environment) => `${JSON.stringify(environment)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (status !== 0) throw new Error(`botocore did not answer\n${stderr}`)
  for (const line of stdout.trim().split('\n')) answers.push(JSON.parse(line) as Answers)
}, 600_000)

describe('a session says what botocore says', () => {
  it.each(ENVIRONMENTS.map((environment, index) => ({ ...environment, index })))('$name', async ({ index }) => {
    const environment = ENVIRONMENTS[index]!
    expect(compare(environment, answers[index]!, await askTucuxi(environment))).toEqual([])
  })
})
