import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from './tsc.ts'

export interface Mistake {
  readonly file: string
  /** The lines of the statement: from the first to before the second. */
  readonly lines: readonly [number, number]
  /** What the compiler's message has to say. */
  readonly expected: string
}

/** The mistakes in a folder of programs: each is the statement after `// expect: …`. */
export function readMistakes(folder: string): Mistake[] {
  return readdirSync(folder).flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    return lines.flatMap((text, i) => {
      const expected = /^\s*\/\/ expect: (.*)$/.exec(text)?.[1]
      return expected === undefined
        ? []
        : [{ file, lines: [i + 2, endOfStatement(lines, i + 1) + 1] as const, expected }]
    })
  })
}

/** The first line after it that is indented no more than its first: those are formatted programs. */
function endOfStatement(lines: readonly string[], first: number): number {
  const depth = (line: string): number => line.length - line.trimStart().length
  const indent = depth(lines[first]!)
  let next = first + 1
  while (next < lines.length && (depth(lines[next]!) > indent || /^\s*[)\]}]/.test(lines[next]!))) {
    if (depth(lines[next]!) < indent) break
    next++
  }
  return next
}

/** Mistakes that were not found, or not said so that one understands, and messages about anything else. */
export function compare(mistakes: readonly Mistake[], diagnostics: readonly Diagnostic[]): string[] {
  const rest = new Set(diagnostics)
  const problems: string[] = []
  for (const { file, lines, expected } of mistakes) {
    const found = diagnostics.filter((one) => nameOf(one) === file && one.line >= lines[0] && one.line < lines[1])
    if (!found.some(({ message }) => message.includes(expected))) {
      const said = found.map(({ message }) => message).join('\n  ')
      problems.push(`${file}:${lines[0]} should say: ${expected}\n  it says: ${said || 'nothing'}`)
    }
    for (const one of found) rest.delete(one)
  }
  for (const one of rest) problems.push(`${nameOf(one)}:${one.line} is right, but: ${one.message}`)
  return problems
}

function nameOf({ file }: Diagnostic): string {
  return file.split(/[\\/]/).at(-1) ?? ''
}
