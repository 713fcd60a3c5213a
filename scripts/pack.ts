import { join } from 'node:path'
import { must, ROOT, run } from './process.ts'

export interface Tarball {
  readonly path: string
  readonly files: number
  readonly size: number
  readonly unpackedSize: number
}

/** Builds the package and packs it into a folder. */
export async function pack(folder: string): Promise<Tarball> {
  await must(run('npm', ['run', 'build'], { cwd: ROOT }), 'npm run build')
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const { stdout } = await must(run('npm', args, { cwd: ROOT }), 'npm pack')
  const answer = JSON.parse(stdout.slice(stdout.search(/[[{]/))) as unknown
  const entry = (Array.isArray(answer) ? answer[0] : Object.values(answer as object)[0]) as {
    filename: string
    entryCount: number
    size: number
    unpackedSize: number
  }
  const { filename, entryCount, size, unpackedSize } = entry
  return { path: join(folder, filename), files: entryCount, size, unpackedSize }
}
