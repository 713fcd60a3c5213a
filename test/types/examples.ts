import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Compilation, compile, ROOT, WORK } from './tsc.ts'

/** Pages whose examples are whole but for what the prelude says. */
const PAGES = [
  'configuration',
  'credentials',
  'dynamodb',
  'event-streams',
  'lifecycle',
  'logging',
  'resources',
  'testing',
]

/** What the text around the examples speaks of, and packages that programs bring. */
const PRELUDE = `
import type * as tucuxi from 'tucuxi'
import type * as botocore from 'tucuxi/core'
import type * as documents from 'tucuxi/dynamodb'

declare global {
  const session: tucuxi.Session
  const s3: tucuxi.GenericClient
  const ec2: tucuxi.GenericResource
  const model: object, resources: object
  const assert: typeof import('node:assert/strict')
  const roleArn: string, Bucket: string, Key: string, Expression: string
  const InputSerialization: object, OutputSerialization: object
  const fromSomewhere: () => () => Promise<tucuxi.CredentialsLike>
  const askTheVault: () => Promise<tucuxi.CredentialsLike>
  const Session: typeof tucuxi.Session
  const UNSIGNED: typeof tucuxi.UNSIGNED
  const Credentials: typeof tucuxi.Credentials
  type CredentialResolver = botocore.CredentialResolver
  const resolver: CredentialResolver
  const winston: tucuxi.Logger
  const documentClient: typeof documents.documentClient
  const readCatalogue: () => Promise<object[]>
  const pino: () => tucuxi.PinoLogger
}
`

const OPENTELEMETRY = `
declare module '@opentelemetry/api' {
  interface Span {
    recordException(error: Error): void
    setAttribute(name: string, value: string): this
    end(): void
  }
  const SpanKind: { readonly CLIENT: number }
  const trace: { getTracer(name: string): { startSpan(name: string, options: { kind: number }): Span } }
}
`

const BIG = `
declare module 'big.js' {
  export default class Big {
    constructor(text: string)
    toFixed(): string
  }
}
`

/** The examples of the documentation, each a program of its own, as long as it takes to compile them. */
export function checkExamples(compiler: string): Compilation & { readonly examples: number } {
  const folder = join(WORK, 'examples')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const files: string[] = []
  const write = (name: string, text: string): void => {
    files.push(join(folder, name))
    writeFileSync(files.at(-1)!, text)
  }
  write('prelude.d.ts', PRELUDE)
  write('opentelemetry.d.ts', OPENTELEMETRY)
  write('big.d.ts', BIG)
  for (const page of PAGES) {
    const text = readFileSync(join(ROOT, 'docs', `${page}.md`), 'utf8')
    for (const [, example] of text.matchAll(/^```ts\n(.*?)^```/gms)) {
      write(`${page}-${files.length}.mts`, `${example}\nexport {}\n`)
    }
  }
  return { ...compile(compiler, folder, files), examples: files.length - 3 }
}
