/** Rules of this house that no tool sells: see CONTRIBUTING.md. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from '../process.ts'

const MAX_LINES = 500
/** Files that may be longer, each with its reason. */
const LONG_FILES: Readonly<Record<string, string>> = {}
const BANNED = [
  'Manager',
  'Helper',
  'Helpers',
  'Util',
  'Utils',
  'Processor',
  'Wrapper',
  'Common',
  'Base',
  'Impl',
  'Info',
  'Data',
  'Misc',
]
const MAY_NAME_SERVICES = /^src\/(services|credentials)\/|^src\/config\/settings\.ts$/
/** Words that are also a service's name, where they stand for something else. */
const OTHER_MEANINGS: readonly { readonly word: string; readonly in: RegExp }[] = [
  // A protocol.
  { word: 'ec2', in: /^src\/(protocols\/|model\/resolved-protocol\.ts$)/ },
  // A signature version.
  { word: 's3', in: /^src\/(auth|checksums)\// },
  // A section of options, in Config and in profiles.
  { word: 's3', in: /^src\/config\// },
]
/** Services whose names are words, and stand in the source as words. */
const WORDS = new Set([
  'account',
  'events',
  'config',
  'signer',
  'backup',
  'batch',
  'connect',
  'health',
  'logs',
  'location',
  'bearer',
  'translate',
  'transfer',
  'tnb',
  'rum',
  'artifact',
  'support',
  'polly',
  'amp',
  'ds',
  'es',
  'waf',
  'm2',
  'signin',
  'invoicing',
  'notifications',
  'outposts',
  'resource-groups',
  'swf',
  'schemas',
  'scheduler',
  'organizations',
  'pipes',
  'comprehend',
  'wisdom',
  'sms',
  'pricing',
  'proton',
  'synthetics',
  'mq',
  'detective',
])

const problems: string[] = []

function sources(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
}

/** The text without comments; strings stay. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (all, literal) => literal ?? all.replace(/[^\n]/g, ''),
  )
}

function serviceNames(): Set<string> {
  const index = join(ROOT, 'models/packs')
  const names = new Set<string>()
  if (!existsSync(index)) return names
  for (const entry of readdirSync(index, { recursive: true, encoding: 'utf8' })) {
    const name = basename(entry).split(/[.@]/)[0]!
    if (/^[a-z0-9-]+$/.test(name) && !WORDS.has(name)) names.add(name)
  }
  for (const name of [
    's3',
    'dynamodb',
    'ec2',
    'sqs',
    'sns',
    'sts',
    'route53',
    'glacier',
    'lambda',
    'rds',
    'kinesis',
    'cloudwatch',
  ]) {
    names.add(name)
  }
  return names
}

function checkNames(file: string, code: string): void {
  const stem = basename(file, '.ts')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.test-d|\.d)?$/.test(stem)) problems.push(`${file}: file names are kebab-case`)
  for (const word of stem.split(/[-.]/)) {
    if (BANNED.some((banned) => banned.toLowerCase() === word))
      problems.push(`${file}: "${word}" says nothing; name it by content`)
  }
  for (const [, name] of code.matchAll(/^export (?:abstract )?(?:class|interface|type|function|const) (\w+)/gm)) {
    const banned = BANNED.find(
      (word) => name === word || (name!.endsWith(word) && /[a-z0-9]/.test(name!.at(-word.length - 1)!)),
    )
    if (banned) problems.push(`${file}: ${name} ends in "${banned}", which says nothing`)
  }
}

function checkLength(file: string, code: string): void {
  const lines = code.split('\n').filter((line) => line.trim() !== '').length
  if (lines > MAX_LINES && !(file in LONG_FILES)) problems.push(`${file}: ${lines} lines, ${MAX_LINES} at most`)
}

function checkServices(file: string, code: string, services: ReadonlySet<string>): void {
  if (MAY_NAME_SERVICES.test(file)) return
  for (const [, , name] of code.matchAll(/(['"`])([a-z0-9-]+)\1/g)) {
    const other = OTHER_MEANINGS.some((one) => one.word === name && one.in.test(file))
    if (services.has(name!) && !other)
      problems.push(`${file}: '${name}' is a service's name; those stand in src/services only`)
  }
}

function checkWording(file: string, text: string, code: string): void {
  if (/\bexport default\b/.test(code)) problems.push(`${file}: no default exports`)
  if (/\beval\(|\bnew Function\(/.test(code)) problems.push(`${file}: no code from text`)
  if (/^\s*(?:const|let|var)?.*\bawait import\(|[^.\w]import\(['"`$]/m.test(code.replace(/typeof import\(/g, ''))) {
    problems.push(`${file}: no import(); a literal require('./x.ts') is the seam`)
  }
  if (/\/work\/|\/tmp\/|\bshared\/(corpora|oracle|bench|spec)/.test(text))
    problems.push(`${file}: names a folder of somebody's machine`)
}

function checkExtras(): void {
  const folder = join(ROOT, 'models/extras')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.json')) continue
    const patch = JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown
    const all = Array.isArray(patch) ? patch : [patch]
    for (const entry of all) {
      const why = (entry as { why?: unknown } | null)?.why
      if (typeof why !== 'string' || why.trim() === '') problems.push(`models/extras/${name}: every patch says why`)
    }
  }
}

const services = serviceNames()
const files = sources('src')
for (const file of files) {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const code = withoutComments(text)
  checkNames(file, code)
  checkLength(file, code)
  checkServices(file, code, services)
  checkWording(file, text, code)
}
checkExtras()
console.log(problems.length === 0 ? `${files.length} files, no violation` : problems.join('\n'))
process.exitCode = problems.length === 0 ? 0 : 1
