/**
 * `npm run test:types`, after a build: the declarations that are published, on TypeScript 5.9, 6 and 7, with
 * skipLibCheck off.
 *
 *   right, wrong   programs that compile, and mistakes with the message that each has to give
 *   exported       what people's own modules export can be named in their declarations
 *   doors          the ways of switching a service on, as ES module and CommonJS, for Node and for bundlers
 *   examples       those of the documentation compile
 *   all            `tucuxi/all`: every declaration of every service
 *   resources      on TypeScript 7, what each type of resources has at run time is declared, and nothing else is
 *   operations     on TypeScript 7, for every operation of every service: parameters as test/every-service generates
 *                  them are right, and so is a result
 */
import '../../codegen/seams.ts'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDoors } from './doors.ts'
import { checkExamples } from './examples.ts'
import { compare, readMistakes } from './expectations.ts'
import { checkExported } from './exported.ts'
import { everyModel, writeEveryOperation } from './literals.ts'
import { checkResourceMembers } from './resource-members.ts'
import { type Compilation, compile, compilers, ROOT, versionOf, WORK } from './tsc.ts'

const MOST = 40
let failed = false

function report(what: string, { seconds }: Pick<Compilation, 'seconds'>, problems: readonly string[]): void {
  failed ||= problems.length > 0
  const shown = problems.slice(0, MOST).map((problem) => `\n  ${problem}`)
  const rest = problems.length > MOST ? `\n  and ${problems.length - MOST} more` : ''
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${what} (${seconds.toFixed(1)} s)${shown.join('')}${rest}`)
}

function messages({ diagnostics }: Compilation): string[] {
  return diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

function programs(folder: string): string[] {
  return readdirSync(join(ROOT, 'test/types', folder)).map((name) => join(ROOT, 'test/types', folder, name))
}

function checkPrograms(compiler: string): void {
  const version = versionOf(compiler)
  const right = compile(compiler, join(WORK, 'right'), programs('right'))
  report(`${version}: ${programs('right').length} programs compile`, right, messages(right))
  const web = compile(compiler, join(WORK, 'web'), programs('right'), { lib: ['es2023', 'esnext.disposable', 'dom'] })
  report(`${version}: so they do beside the types of browsers`, web, messages(web))
  const mistakes = readMistakes(join(ROOT, 'test/types/wrong'))
  const wrong = compile(compiler, join(WORK, 'wrong'), programs('wrong'))
  report(`${version}: ${mistakes.length} mistakes are told`, wrong, compare(mistakes, wrong.diagnostics))
}

function checkAll(compiler: string): void {
  const file = join(WORK, 'all.ts')
  writeFileSync(
    file,
    "import { client } from 'tucuxi'\nimport 'tucuxi/all'\nvoid client('zzz')\nvoid client('xray').getGroups()\n",
  )
  const all = compile(compiler, join(WORK, 'all'), [file])
  // The mistake is there to show that anything is looked at.
  const others = all.diagnostics.filter(({ line, file: name }) => !(line === 3 && name.endsWith('all.ts')))
  const problems = others.map(({ file: name, line, message }) => `${name}:${line} ${message}`)
  if (others.length === all.diagnostics.length) problems.push('a service that does not exist was not told')
  report(`${versionOf(compiler)}: the declarations of all services compile`, all, problems)
}

/** Several services at a time, so that any machine has the memory. */
const AT_ONCE = 40

function checkOperations(compiler: string): void {
  const folder = join(WORK, 'operations')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const models = everyModel()
  let operations = 0
  let seconds = 0
  const problems: string[] = []
  for (let first = 0; first < models.length; first += AT_ONCE) {
    const files = models.slice(first, first + AT_ONCE).map((model) => {
      const written = writeEveryOperation(model)
      const file = join(folder, `${model.serviceName}.ts`)
      operations += written.operations
      writeFileSync(file, written.text)
      return file
    })
    const compiled = compile(compiler, folder, files)
    seconds += compiled.seconds
    problems.push(...messages(compiled))
  }
  report(
    `${versionOf(compiler)}: ${operations} operations of ${models.length} services, both ways`,
    { seconds },
    problems,
  )
}

const all = compilers()
const only = process.argv.slice(2)
const wants = (part: string): boolean => only.length === 0 || only.includes(part)
for (const compiler of all) {
  if (wants('programs')) checkPrograms(compiler)
  if (wants('doors')) {
    const { doors, seconds, problems } = checkDoors(compiler)
    report(`${versionOf(compiler)}: ${doors} ways of switching a service on`, { seconds }, problems)
  }
  if (wants('exported')) {
    const exported = checkExported(compiler)
    report(`${versionOf(compiler)}: what programs export can be named`, exported, messages(exported))
  }
  if (wants('examples')) {
    const examples = checkExamples(compiler)
    report(`${versionOf(compiler)}: ${examples.examples} examples of the documentation`, examples, messages(examples))
  }
  if (wants('all')) checkAll(compiler)
}
if (wants('resources')) {
  const resources = checkResourceMembers(all[0]!)
  report(`${versionOf(all[0]!)}: members of ${resources.types} resources`, resources, messages(resources))
}
if (wants('operations')) checkOperations(all[0]!)
process.exitCode = failed ? 1 : 0
