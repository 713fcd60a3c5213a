/**
 * `npm run lock`: installs what package.json asks for and completes package-lock.json. npm writes down only those
 * optional packages (the native parts of tools, one for each platform) that the registry in use could show it; without
 * the others, `npm ci` refuses the file. Their versions are known from who asks for them, their platform from their name.
 * `-- --check` only looks.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { must, ROOT, run } from './process.ts'

interface LockedPackage {
  version?: string
  optionalDependencies?: Record<string, string>
  [field: string]: unknown
}

const FILE = join(ROOT, 'package-lock.json')
const SYSTEM =
  /[-/](aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64|mips64el)(?:-(.*))?$/

/** Where Node would look for a package from another one, nearest first. */
function places(from: string, name: string): string[] {
  const found: string[] = []
  for (let folder = from; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    found.push(`${folder}/node_modules/${name}`)
  }
  return [...found, `node_modules/${name}`]
}

function describePlatform(name: string, version: string): LockedPackage {
  const match = SYSTEM.exec(name)
  if (match === null) throw new Error(`${name} is missing from the registry, and its name says no platform`)
  const [, os, cpu, abi = ''] = match
  const libc = abi.startsWith('musl') ? ['musl'] : abi.startsWith('gnu') && os === 'linux' ? ['glibc'] : undefined
  return { version, cpu: [cpu], dev: true, ...(libc && { libc }), optional: true, os: [os] }
}

/** Optional packages that are asked for and not written down. */
function missing(packages: Readonly<Record<string, LockedPackage>>): Map<string, LockedPackage> {
  const found = new Map<string, LockedPackage>()
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (places(path, name).some((place) => place in packages)) continue
      found.set(`node_modules/${name}`, describePlatform(name, version))
    }
  }
  return found
}

const check = process.argv.includes('--check')
if (!check) await must(run('npm', ['install', '--ignore-scripts']), 'npm install')
const lock = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, LockedPackage> }
const found = missing(lock.packages)
if (check) {
  console.log(found.size === 0 ? 'every platform is there' : `${found.size} packages are missing: npm run lock`)
  process.exitCode = found.size === 0 ? 0 : 1
} else {
  const all = Object.entries({ ...lock.packages, ...Object.fromEntries(found) })
  const sorted = all.sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  console.log(`${found.size} packages of other platforms added`)
}
