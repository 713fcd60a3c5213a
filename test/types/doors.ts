import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, ROOT, WORK } from './tsc.ts'

const BODY = 'StreamingBody'
const GET = "getObject({ Bucket: 'b', Key: 'k' })"

/** A way of switching a service on: one program whose last line is a mistake that only a typed client can have. */
interface Door {
  readonly what: string
  readonly file: string
  readonly text: string
  readonly options?: object
  /** The type that the message has to name. */
  readonly expected: string
}

const DOORS: readonly Door[] = [
  {
    what: 'types in tsconfig.json',
    file: 'a.mts',
    text: `import { client } from 'tucuxi'\nexport const one: number = (await client('s3').${GET}).Body\n`,
    options: { types: ['node', 'tucuxi/services/s3'] },
    expected: BODY,
  },
  {
    what: 'a reference',
    file: 'b.mts',
    text:
      '/// <reference types="tucuxi/services/sqs" />\n' +
      `import { client } from 'tucuxi'\nexport const one: number = (await client('sqs').listQueues()).QueueUrls\n`,
    expected: 'string[] | undefined',
  },
  {
    what: 'require',
    file: 'c.cts',
    text:
      "import { Session, type StreamingBody } from 'tucuxi'\nimport s3 = require('tucuxi/services/s3')\n" +
      `export async function get(): Promise<void> {\n  const { Body } = await new Session().client(s3).${GET}\n` +
      '  const same: StreamingBody = Body\n  const one: number = same\n  console.log(one)\n}\n',
    expected: BODY,
  },
  {
    what: 'a bundler',
    file: 'd.ts',
    text: `import { client } from 'tucuxi'\nimport 'tucuxi/services/s3'\nexport const one: number = (await client('s3').${GET}).Body\n`,
    options: { module: 'esnext', moduleResolution: 'bundler' },
    expected: BODY,
  },
  {
    what: 'node16',
    file: 'e.mts',
    text: `import { client } from 'tucuxi'\nimport type {} from 'tucuxi/services/s3'\nexport const one: number = (await client('s3').${GET}).Body\n`,
    options: { module: 'node16', moduleResolution: 'node16' },
    expected: BODY,
  },
]

/** Each door with each compiler, beside a node_modules with the package; what is wrong. */
export function checkDoors(compiler: string): { problems: string[]; seconds: number; doors: number } {
  const folder = join(WORK, 'doors')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  symlinkSync(ROOT, join(folder, 'node_modules', 'tucuxi'), 'junction')
  let seconds = 0
  const problems = DOORS.flatMap(({ what, file, text, options, expected }) => {
    writeFileSync(join(folder, file), text)
    const compiled = compile(compiler, folder, [join(folder, file)], options)
    seconds += compiled.seconds
    const messages = compiled.diagnostics.map(({ message }) => message)
    const right =
      messages.length === 1 && messages[0]!.includes(`Type '${expected}' is not assignable to type 'number'`)
    return right ? [] : [`${what}: ${messages.join('\n  ') || 'not typed'}`]
  })
  return { problems, seconds, doors: DOORS.length }
}
