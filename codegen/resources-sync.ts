import './seams.ts'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compressIfChanged, writeIfChanged } from './models-folder.ts'
import { compileResources } from './resources.ts'
import { openPythonPackage } from './source.ts'

/** Writes boto3's resource models into `models/resources`: `npm run models:resources -- [--from <wheel | zip | folder>]`. */
function sync(): void {
  const { values } = parseArgs({ options: { from: { type: 'string' } } })
  const folder = fileURLToPath(new URL('../models/resources', import.meta.url))
  const { files, version } = openPythonPackage('boto3', values.from)
  const { documents, index, source } = compileResources(files, version)
  let changed = Number(writeIfChanged(join(folder, 'index.txt'), index))
  changed += Number(writeIfChanged(join(folder, 'SOURCE.json'), source))
  for (const [path, text] of documents) changed += Number(compressIfChanged(join(folder, path), text))
  console.log(`boto3 ${version}: ${documents.size + 2} files of resources, ${changed} written`)
}

sync()
