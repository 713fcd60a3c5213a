/**
 * Lazy seams in the source are literal `require('./x.ts') as typeof import('./x.ts')` calls, which Node's CommonJS
 * build keeps as loads of a chunk at first use. Where there is no synchronous require (vitest, the edge build), the
 * same call becomes a static import.
 */
export interface SeamPlugin {
  name: string
  enforce: 'post'
  transform(code: string): { code: string; map: null } | undefined
}

const SEAM = /\brequire\(\s*(['"])(\.{1,2}\/[^'"]+)\1\s*\)/g

export function toStaticImports(code: string): string {
  const imports: string[] = []
  const body = code.replace(SEAM, (_call, _quote, path: string) => {
    let index = imports.indexOf(path)
    if (index < 0) index = imports.push(path) - 1
    return `__seam${index}`
  })
  return imports.map((path, i) => `import * as __seam${i} from ${JSON.stringify(path)};`).join(' ') + body
}

export function lazySeams(): SeamPlugin {
  return {
    name: 'lazy-seams',
    enforce: 'post',
    transform(code) {
      SEAM.lastIndex = 0
      return SEAM.test(code) ? { code: toStaticImports(code), map: null } : undefined
    },
  }
}
