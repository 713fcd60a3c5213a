import { join } from 'node:path'
import type { Host } from '../util/host.ts'

/** `$NAME`, `${NAME}` and a leading `~` of a path, as a shell would put them in. What is not set stays as it is. */
export function expandPath(path: string, host: Host): string {
  const filled = path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (all, plain?: string, braced?: string) => {
    return host.env[plain ?? braced ?? ''] ?? all
  })
  if (filled !== '~' && !/^~[/\\]/.test(filled)) return filled
  const home = host.homeDirectory()
  return home === undefined ? filled : join(home, filled.slice(1))
}
