/**
 * How a pack writes a service down: lines of ASCII, read one at a time when somebody asks for what is on them.
 *
 *   0  header: JSON (PackHeader)
 *   1  member traits: JSON objects between tabs
 *   2  shape traits: JSON objects between tabs; those of exceptions in letters (packed-exception.ts)
 *   3  operation traits: JSON objects between tabs
 *   4  endpoint rules: JSON, or a line that refers to the templates; empty when there are none
 *   5  paginators, 6 waiters: see pack-pages.ts
 *   7… operations: `Name` tab method (POST) tab URI (/) tab status (the header's) tab input tab output tab traits;
 *      empty means what stands in brackets, `-` an empty URI or no status
 *   …  shapes: line n is shape 16 + n; numbers are in base 36; the last ones are the exceptions, in the model's order
 *
 * A shape:
 *   structure  `members;shapes;member traits;shape traits;name`; a required member starts with `!`
 *   list       `[shape;member traits;shape traits;name`
 *   map        `{key shape;value shape;key traits;value traits;shape traits;name`
 *   other      `#type;shape traits;name`, the type by its place in SCALARS
 *
 * Traits of a member are a number into line 1 and how its locationName is made: `-` the member's name with a lower
 * first letter, `=` the member's name, `:x` literally x. Empty means none. `*x` gives all members the traits x.
 */
export const LINE = {
  header: 0,
  memberTraits: 1,
  shapeTraits: 2,
  operationTraits: 3,
  ruleSet: 4,
  paginators: 5,
  waiters: 6,
  operations: 7,
} as const

export interface PackHeader {
  readonly service: string
  readonly apiVersion: string
  readonly metadata: Readonly<Record<string, unknown>>
  readonly clientContextParams?: Readonly<Record<string, unknown>>
  /** How many lines of operations there are. */
  readonly operations: number
  /** How many of the shapes are exceptions. */
  readonly exceptions: number
  /** Names under which there are secrets, see WireModel. */
  readonly sensitive?: string
  /** The response status of operations that do not say; `-` for none. */
  readonly status: string
}

export const SCALARS = ['string', 'blob', 'boolean', 'integer', 'long', 'float', 'double', 'timestamp'] as const

/** The shapes every pack has without writing them down; their place is their number. */
export const FIXED_SHAPES: readonly { readonly type: (typeof SCALARS)[number]; readonly traits: object }[] = [
  ...SCALARS.map((type) => ({ type, traits: {} })),
  { type: 'timestamp', traits: { timestampFormat: 'iso8601' } },
  { type: 'timestamp', traits: { timestampFormat: 'unixTimestamp' } },
  { type: 'timestamp', traits: { timestampFormat: 'rfc822' } },
  { type: 'string', traits: { min: 1 } },
  { type: 'string', traits: { min: 0 } },
  { type: 'integer', traits: { min: 1 } },
  { type: 'integer', traits: { min: 0 } },
  { type: 'blob', traits: { streaming: true } },
]

export const FIRST_SHAPE = 16
