import { statSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from './models-folder.ts'

const LARGEST = 15

/** The sizes of `models/`: by kind, and of the largest services or all of them. */
export function report(folder: string, all = false): string {
  const kinds = new Map<string, number>()
  const services = new Map<string, { hot: number; cold: number }>()
  for (const path of listFiles(folder)) {
    const size = statSync(join(folder, path)).size
    const kind = path.includes('/') ? path.slice(0, path.indexOf('/')) : path
    kinds.set(kind, (kinds.get(kind) ?? 0) + size)
    const name = /^(?:packs|cold)\/(.+)\.(?:txt|br)$/.exec(path)?.[1]
    if (name === undefined || name.startsWith('_')) continue
    const entry = services.get(name) ?? { hot: 0, cold: 0 }
    entry[kind === 'packs' ? 'hot' : 'cold'] += size
    services.set(name, entry)
  }
  const sorted = [...services].sort(([, a], [, b]) => b.hot - a.hot)
  const shown = all ? sorted : sorted.slice(0, LARGEST)
  const total = [...kinds.values()].reduce((sum, size) => sum + size, 0)
  return [
    ...[...kinds].map(([kind, size]) => `${bytes(size)}  ${kind}`),
    `${bytes(total)}  in all`,
    '       hot       cold  service',
    ...shown.map(([name, { hot, cold }]) => `${bytes(hot)} ${bytes(cold)}  ${name}`),
  ].join('\n')
}

function bytes(size: number): string {
  return size.toLocaleString('en-US').padStart(10)
}
