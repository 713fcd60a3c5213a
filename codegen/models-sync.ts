import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compile } from './compile.ts'
import { readPatches } from './extras.ts'
import { writeModels } from './models-folder.ts'
import { report } from './models-report.ts'
import { openSource } from './source.ts'

/** Compiles botocore's data into `models/`: `npm run models:sync -- [--from <wheel | zip | folder>] [--sizes]`. */
function sync(): void {
  const { values } = parseArgs({ options: { from: { type: 'string' }, sizes: { type: 'boolean', default: false } } })
  const folder = fileURLToPath(new URL('../models', import.meta.url))
  const compiled = compile(openSource(values.from), readPatches(`${folder}/extras`))
  const { changed, removed } = writeModels(folder, compiled)
  console.log(`botocore ${compiled.version}: ${changed} files written, ${removed} removed`)
  console.log(report(folder, values.sizes))
}

sync()
