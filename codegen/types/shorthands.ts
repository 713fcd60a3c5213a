import type { TypeNames } from './type-names.ts'

/** What the declarations of services write most, by what it is called there and where it comes from. */
const SHORTHANDS = {
  string: 'S',
  number: 'N',
  boolean: 'B',
  undefined: 'U',
  open: 'V',
  list: 'A',
  result: 'R',
  error: 'E',
  operation: 'O',
  freeOperation: 'F',
  bytes: 'Y',
  date: 'D',
  long: 'L',
} as const

const WORDS: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'undefined'])

/** The short names in one file. */
export type Shorthands = Readonly<Record<keyof typeof SHORTHANDS, string>>

/** `types/shorthands.d.cts`: imported names, unlike declared ones, are not among what `tucuxi/services/s3` exports. */
export const SHORTHAND_DECLARATIONS = `export type {
  Operation as O,
  FreeOperation as F,
  Result as R,
  BytesInput as Y,
  DateInput as D,
  LongInput as L,
} from 'tucuxi'
export type S = string
export type N = number
export type B = boolean
export type U = undefined
/** An error that has nothing but its message. */
export type E = { message?: string }
/** A value that the model does not know yet. */
type Other = string & {}
export type { Other as V }
/** Not a type of its own, which editors would show in place of \`readonly Item[]\`. */
export import A = globalThis.ReadonlyArray
`

/** @param large whether to write words out where one takes the compiler less memory than a name for it */
export function shorthandsFor(names: TypeNames, large: boolean): Shorthands {
  const entries = Object.entries(SHORTHANDS).map(([what, name]) => {
    return [what, large && WORDS.has(what) ? what : names.free(name)]
  })
  return Object.fromEntries(entries) as Shorthands
}

export function shorthandImport(short: Shorthands): string {
  const names = Object.entries(SHORTHANDS).flatMap(([what, name]) => {
    const own = short[what as keyof Shorthands]
    if (own === what) return []
    return [own === name ? name : `${name} as ${own}`]
  })
  return `import type{${names.join()}}from'../shorthands.cjs'`
}
