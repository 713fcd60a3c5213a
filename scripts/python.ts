import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { must, ROOT, run } from './process.ts'

const FOLDER = join(ROOT, '.venv')
const STAMP = join(FOLDER, 'installed.txt')

/**
 * The project's own Python, in .venv, with what the live tests and the oracle need; made when it is not there or when
 * the requirements changed. Needs a `python3` with venv (`PYTHON` names another).
 */
export async function python(): Promise<string> {
  const requirements = join(ROOT, 'test/live/requirements.txt')
  const wanted = readFileSync(requirements, 'utf8')
  const bin = process.platform === 'win32' ? join(FOLDER, 'Scripts', 'python.exe') : join(FOLDER, 'bin', 'python')
  if (existsSync(bin) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return bin
  console.log('making .venv: moto and botocore from PyPI, once')
  rmSync(FOLDER, { recursive: true, force: true })
  await must(run(process.env['PYTHON'] ?? 'python3', ['-m', 'venv', FOLDER]), 'python3 -m venv')
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]
  await must(run(bin, install), 'pip install')
  writeFileSync(STAMP, wanted)
  return bin
}
