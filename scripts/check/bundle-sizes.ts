import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { BUNDLE_BUDGETS } from '../bundle/budgets.ts'
import { must, ROOT, run } from '../process.ts'

export interface BundleSize {
  readonly program: string
  /** Bytes, minified. */
  readonly size: number
  readonly budget: number
}

/** Bundles programs with the package that was packed, which is unpacked beside its tarball: what bundlers take of it. */
export async function bundleSizes(tarball: string): Promise<BundleSize[]> {
  const folder = dirname(tarball)
  const installed = join(folder, 'node_modules', 'tucuxi')
  mkdirSync(installed, { recursive: true })
  const into = ['-C', relative(folder, installed), '--strip-components=1']
  const wanted = ['package/package.json', 'package/dist/esm']
  await must(run('tar', ['-xzf', basename(tarball), ...into, ...wanted], { cwd: folder }), 'tar')
  return Promise.all(Object.entries(BUNDLE_BUDGETS).map(([program, budget]) => measure(program, budget, folder)))
}

async function measure(program: string, budget: number, folder: string): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: readFileSync(join(ROOT, 'test/pack/programs', `${program}.mjs`), 'utf8'), resolveDir: folder },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    write: false,
  })
  return { program, size: outputFiles[0]!.contents.length, budget }
}
