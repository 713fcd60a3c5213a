/**
 * Packs the package as it would be published, installs that into a folder of its own, and installs what it is to be
 * loaded with: test runners, bundlers and other runtimes.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { pack } from '../../scripts/pack.ts'
import { must, ROOT, run } from '../../scripts/process.ts'
import { startServer } from './aws-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    endpointUrl: string
    workspace: string
    tarball: string
  }
}

/** Where npm has each runtime as a package without an install script. */
const RUNTIMES: Readonly<Record<string, string>> = {
  'node-20.19.0': 'node-{platform}-{arch}@20.19.0',
  'node-22': 'node-{platform}-{arch}@22',
  'node-24': 'node-{platform}-{arch}@24',
  'node-26': 'node-{platform}-{arch}@26',
  'node-old': 'node-{platform}-{arch}@20.18.3',
  bun: '@oven/bun-{bun}-{bunArch}@1.4.5',
  deno: '@deno/{deno}@2.9.6',
  workerd: '@cloudflare/workerd-{workerd}@1.20261117.1',
}

function place(spec: string): string {
  const { platform, arch } = process
  return spec
    .replace('{platform}', platform === 'win32' ? 'win' : platform)
    .replace('{arch}', arch)
    .replace('{bun}', platform === 'win32' ? 'windows' : platform)
    .replace('{bunArch}', arch === 'arm64' ? 'aarch64' : arch)
    .replace('{workerd}', `${platform === 'win32' ? 'windows' : platform}-${arch === 'x64' ? '64' : arch}`)
    .replace('{deno}', `${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}`)
}

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error']

function npmInstall(cwd: string, ...more: string[]): Promise<unknown> {
  return must(run('npm', ['install', ...QUIET, ...more], { cwd }), `npm install ${more.join(' ')}`)
}

/** The tools and runtimes: those that the registry does not have are reported by their tests, with npm's words. */
async function installTools(workspace: string): Promise<void> {
  copyFileSync(join(ROOT, 'test/pack/tools/package.json'), join(workspace, 'package.json'))
  await npmInstall(workspace, '--ignore-scripts')
  for (const [name, spec] of Object.entries(RUNTIMES)) {
    const folder = join(workspace, 'runtimes', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    const outcome = await run('npm', ['install', ...QUIET, '--ignore-scripts', `runtime@npm:${place(spec)}`], {
      cwd: folder,
      env: { npm_config_engine_strict: 'false' },
    })
    if (outcome.code !== 0) writeFileSync(join(folder, 'refused.txt'), outcome.output)
  }
}

async function installPackage(workspace: string, tarball: string): Promise<void> {
  const app = join(workspace, 'app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{"private":true}')
  await npmInstall(app, tarball)
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kept = process.env['TUCUXI_PACK_TOOLS']
  const workspace = kept ?? mkdtempSync(join(tmpdir(), 'tucuxi-pack-'))
  mkdirSync(workspace, { recursive: true })
  rmSync(join(workspace, 'app'), { recursive: true, force: true })
  rmSync(join(workspace, 'figures.txt'), { force: true })
  const tarball = await pack(workspace)
  if (!existsSync(join(workspace, 'node_modules'))) await installTools(workspace)
  await installPackage(workspace, tarball.path)
  const { url, server } = await startServer()
  project.provide('endpointUrl', url)
  project.provide('workspace', workspace)
  project.provide('tarball', tarball.path)
  return async () => {
    server.closeAllConnections()
    server.close()
    const figures = join(workspace, 'figures.txt')
    if (existsSync(figures)) console.log(`\n${readFileSync(figures, 'utf8')}`)
    if (kept === undefined) rmSync(workspace, { recursive: true, force: true })
  }
}
