/** How the tour looks: sections, steps with their time, aligned tables; colour where a person is watching. */

const { env, stdout } = process
const colours =
  env['NO_COLOR'] === undefined && (env['FORCE_COLOR'] !== undefined || (stdout.isTTY && env['TERM'] !== 'dumb'))
const width = Math.min(stdout.columns ?? 100, 110)

const paint =
  (open: number, close: number) =>
  (text: string): string =>
    colours ? `\u001b[${open}m${text}\u001b[${close}m` : text

export const bold: (text: string) => string = paint(1, 22)
export const dim: (text: string) => string = paint(2, 22)
export const pink: (text: string) => string = paint(35, 39)
export const green: (text: string) => string = paint(32, 39)
export const blue: (text: string) => string = paint(36, 39)

const ESCAPES = /\u001b\[\d+m/g
const lengthOf = (text: string): number => [...text.replace(ESCAPES, '')].length

export function title(text: string, under: string): void {
  console.log(`\n  ${bold(pink(text))}\n  ${dim(under)}`)
}

let sections = 0

export function section(name: string, under: string): void {
  sections++
  const head = `${sections}  ${name} `
  console.log(`\n  ${bold(head)}${dim('─'.repeat(Math.max(3, width - lengthOf(head) - 4)))}`)
  console.log(`  ${dim(under)}\n`)
}

/** Cuts a text to what fits on a line. */
export function clip(text: string, room: number): string {
  const characters = [...text]
  return characters.length <= room ? text : `${characters.slice(0, room - 1).join('')}…`
}

/** Rows in columns; numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = rows.map((row) => row.map(String))
  const widths = headings.map((heading, i) =>
    Math.max(lengthOf(heading), ...cells.map((row) => lengthOf(row[i] ?? ''))),
  )
  const right = headings.map((_heading, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'))
  const line = (row: readonly string[], style: (text: string) => string): string =>
    row
      .map((cell, i) => {
        const space = ' '.repeat(widths[i]! - lengthOf(cell))
        return style(right[i] ? space + cell : cell + space)
      })
      .join('   ')
      .trimEnd()
  console.log(`    ${line(headings, dim)}`)
  for (const row of cells) console.log(`    ${line(row, (text) => text)}`)
  console.log()
}

export function note(text: string): void {
  console.log(`    ${dim(text)}`)
}

/** What was timed so far. */
export const totals: { steps: number; milliseconds: number } = { steps: 0, milliseconds: 0 }

function duration(milliseconds: number): string {
  if (milliseconds < 1) return `${Math.round(milliseconds * 1000)} µs`
  return milliseconds < 1000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1000).toFixed(2)} s`
}

/** Does something, and prints the code that did it, what came of it, and how long it took. */
export async function step<T>(code: string, work: () => T | Promise<T>, say?: (result: T) => string): Promise<T> {
  const began = performance.now()
  const result = await work()
  const took = performance.now() - began
  totals.steps++
  totals.milliseconds += took
  const time = duration(took)
  console.log(
    `  ${green('›')} ${blue(clip(code, width - 16))}${' '.repeat(Math.max(1, width - 6 - Math.min(lengthOf(code), width - 16) - time.length))}${dim(time)}`,
  )
  if (say !== undefined) console.log(`    ${say(result)}`)
  return result
}
