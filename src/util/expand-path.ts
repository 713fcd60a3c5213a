import type { Host } from './host.ts'

/**
 * Expands a leading `~` and `$VAR` or `${VAR}`, as a shell would, and on Windows `%VAR%`; unknown variables stay as they
 * are.
 */
export function expandPath(path: string, host: Host): string {
  const filled = path.includes('$') ? fillVariables(path, host) : path
  const named = host.platform === 'win32' && filled.includes('%') ? fillWindowsVariables(filled, host) : filled
  if (named[0] !== '~' || (named.length > 1 && named[1] !== '/' && named[1] !== '\\')) return named
  const home = host.homeDirectory()
  return home === undefined ? named : home + named.slice(1)
}

function fillVariables(path: string, host: Host): string {
  return path.replace(/\$(\w+)|\$\{([^}]*)\}/g, (all, plain?: string, braced?: string) => {
    return host.env[plain ?? braced ?? ''] ?? all
  })
}

function fillWindowsVariables(path: string, host: Host): string {
  return path.replace(/%([^%]+)%/g, (all, name: string) => host.env[name] ?? all)
}
