/**
 * `npm run bench:types`, after a build: what types cost whoever compiles against them. Programs of one call, each over
 * an empty one: files that are loaded, memory, wall time; the AWS SDK for JavaScript v3 beside it in the same rounds.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, compilers, fetched, versionOf, WORK } from '../test/types/tsc.ts'

const ROUNDS = 5

const one = (service: string, call: string): string =>
  `import { Session } from 'tucuxi'\nimport 'tucuxi/services/${service}'\nvoid new Session().client('${service}').${call}\n`

const PROGRAMS: Readonly<Record<string, string>> = {
  'nothing, with @types/node': 'export {}\n',
  "client('s3'), not typed": "import { Session } from 'tucuxi'\nvoid new Session().client('s3').listBuckets({})\n",
  'tucuxi/services/s3': one('s3', "getObject({ Bucket: 'b', Key: 'k' })"),
  'tucuxi/services/ec2': one('ec2', 'describeInstances({})'),
  'five services': ['s3', 'dynamodb', 'sqs', 'sts', 'lambda']
    .map((name) => `import 'tucuxi/services/${name}'\n`)
    .concat("import { Session } from 'tucuxi'\nvoid new Session().client('s3').listBuckets()\n")
    .join(''),
  'tucuxi/all':
    "import { Session } from 'tucuxi'\nimport 'tucuxi/all'\nvoid new Session().client('s3').listBuckets()\n",
  '@aws-sdk/client-s3':
    "import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'\n" +
    "void new S3Client({}).send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }))\n",
}

interface Cost {
  readonly files: number
  readonly memory: number
  readonly wall: number
}

function measure(compiler: string, name: string, file: string, checkLibraries: boolean): Cost {
  const folder = join(WORK, 'cost', name.replace(/\W+/g, '-'))
  const types = name.startsWith('@') ? { lib: ['es2023', 'dom', 'dom.iterable'] } : {}
  const options = { skipLibCheck: !checkLibraries, ...types }
  const { output, diagnostics, seconds } = compile(compiler, folder, [file], options, ['--extendedDiagnostics'])
  if (diagnostics.length > 0) throw new Error(`${name}: ${diagnostics[0]!.message}`)
  const number = (label: string): number => Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(output)?.[1])
  return { files: number('Files'), memory: number('Memory used') / 1024, wall: seconds * 1000 }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** The empty file beside the peer has the peer's libraries, so that each is compared with its like. */
function table(compiler: string, checkLibraries: boolean): void {
  const costs = new Map<string, Cost[]>()
  const peer = fetched('aws-sdk-v3', '@aws-sdk/client-s3')
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, text] of [...Object.entries(PROGRAMS), ['@ nothing, with dom', 'export {}\n'] as const]) {
      const folder = name.startsWith('@') ? peer : join(WORK, 'cost')
      mkdirSync(folder, { recursive: true })
      const file = join(folder, `${name.replace(/\W+/g, '-')}.ts`)
      writeFileSync(file, text)
      const cost = measure(compiler, name, file, checkLibraries)
      costs.set(name, [...(costs.get(name) ?? []), cost])
    }
  }
  const of = (name: string, what: keyof Cost): number => median(costs.get(name)!.map((cost) => cost[what]))
  console.log(
    `\nTypeScript ${versionOf(compiler)}, skipLibCheck ${checkLibraries ? 'off' : 'on'}, medians of ${ROUNDS}`,
  )
  console.log(`${''.padEnd(28)}  files      MB over empty     ms over empty`)
  for (const name of costs.keys()) {
    const empty = name.startsWith('@') ? '@ nothing, with dom' : 'nothing, with @types/node'
    const cells = (['files', 'memory', 'wall'] as const).map((what) => {
      const over = of(name, what) - of(empty, what)
      return `${of(name, what).toFixed(0).padStart(6)} ${over < 0 ? '' : '+'}${over.toFixed(what === 'memory' ? 1 : 0)}`
    })
    console.log(`${name.padEnd(28)} ${cells.map((cell) => cell.padEnd(16)).join(' ')}`)
  }
}

const all = compilers()
for (const compiler of process.argv.includes('--all-compilers') ? all : all.slice(0, 1)) {
  table(compiler, false)
  if (process.argv.includes('--libraries')) table(compiler, true)
}
