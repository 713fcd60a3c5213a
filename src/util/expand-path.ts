import type { Host } from './host.ts'

/** Expands a leading `~` and `$VAR` or `${VAR}`, as a shell would; unknown variables stay as they are. */
export function expandPath(path: string, host: Host): string {
  const named = path.includes('$') ? fillVariables(path, host) : path
  if (named[0] !== '~' || (named.length > 1 && named[1] !== '/' && named[1] !== '\\')) return named
  const home = host.homeDirectory()
  return home === undefined ? named : home + named.slice(1)
}

function fillVariables(path: string, host: Host): string {
  return path.replace(/\$(\w+)|\$\{([^}]*)\}/g, (all, plain?: string, braced?: string) => {
    return host.env[plain ?? braced ?? ''] ?? all
  })
}
