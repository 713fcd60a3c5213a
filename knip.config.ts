import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { KnipConfig } from 'knip'

/** Modules behind a lazy seam: knip does not follow what is taken from a `require` with a cast. */
function seamTargets(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return files.flatMap((name) => {
    const seams = readFileSync(join('src', name), 'utf8').matchAll(/\brequire\(\s*'(\.[^']+\.ts)'\s*\)/g)
    return [...seams].map(([, path]) => join('src', dirname(name), path!).replaceAll('\\', '/'))
  })
}

const config: KnipConfig = {
  entry: [
    'src/*.ts',
    'src/loaders/embed.ts',
    'scripts/*.ts',
    'scripts/check/*.ts',
    'codegen/*.ts',
    'examples/**/*.ts',
    'test/**/*.test.ts',
    'test/fuzz/run.ts',
    'test/types/{right,wrong}/*.ts',
    ...new Set(seamTargets()),
  ],
  project: ['src/**/*.ts', 'scripts/**/*.ts', 'codegen/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts'],
  ignoreExportsUsedInFile: true,
  // Of the system, where there are pipes with names.
  ignoreBinaries: ['mkfifo'],
  // Run by path in scripts/check; @swc/core is dependency-cruiser's parser.
  ignoreDependencies: ['@arethetypeswrong/cli', '@swc/core', 'rollup-plugin-dts', 'dependency-cruiser', 'publint'],
}

export default config
