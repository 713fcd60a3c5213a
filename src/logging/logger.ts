import { ArgumentError } from '../errors/config.ts'

/** Python's levels, which are boto's. */
export const LOG_LEVELS = { DEBUG: 10, INFO: 20, WARNING: 30, ERROR: 40, CRITICAL: 50 } as const

export type LogLevelName = keyof typeof LOG_LEVELS

/** A level by its name, or as Python's number. */
export type LogLevel = LogLevelName | number

/** What was said, for a handler to write down. Nothing secret is ever in it. */
export interface LogRecord {
  /** Who says it: boto's name, e.g. `botocore.endpoint`. */
  readonly name: string
  readonly level: number
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>> | undefined
  /** Milliseconds since the epoch. */
  readonly time: number
}

export interface LogHandler {
  /** Records below it are not passed on. */
  readonly level: number
  handle(record: LogRecord): void
}

/** Where no handler listens: no level reaches it. */
const SILENT = Number.POSITIVE_INFINITY

interface Registration {
  readonly name: string
  readonly handler: LogHandler
}

let registrations: readonly Registration[] = []
const sources = new Map<string, LogSource>()

function hears(listened: string, name: string): boolean {
  return listened === '' || name === listened || name.startsWith(`${listened}.`)
}

/**
 * Says things under one name. `debugs` tells whether anybody would hear it: look there before making a message that costs
 * something.
 */
export class LogSource {
  readonly name: string
  #handlers: readonly LogHandler[] = []
  #level = SILENT

  constructor(name: string) {
    this.name = name
    this.listen()
  }

  /** Finds out who hears this name. */
  listen(): void {
    this.#handlers = registrations.filter(({ name }) => hears(name, this.name)).map(({ handler }) => handler)
    this.#level = Math.min(SILENT, ...this.#handlers.map(({ level }) => level))
  }

  get debugs(): boolean {
    return this.#level <= LOG_LEVELS.DEBUG
  }

  debug(message: string, fields?: Readonly<Record<string, unknown>>): void {
    this.log(LOG_LEVELS.DEBUG, message, fields)
  }

  info(message: string, fields?: Readonly<Record<string, unknown>>): void {
    this.log(LOG_LEVELS.INFO, message, fields)
  }

  warning(message: string, fields?: Readonly<Record<string, unknown>>): void {
    this.log(LOG_LEVELS.WARNING, message, fields)
  }

  error(message: string, fields?: Readonly<Record<string, unknown>>): void {
    this.log(LOG_LEVELS.ERROR, message, fields)
  }

  log(level: number, message: string, fields?: Readonly<Record<string, unknown>>): void {
    if (level < this.#level) return
    const record: LogRecord = { name: this.name, level, message, fields, time: Date.now() }
    for (const handler of this.#handlers) if (level >= handler.level) tell(handler, record)
  }
}

/** A log that is full or broken costs no call: whoever runs the program is warned, once. */
function tell(handler: LogHandler, record: LogRecord): void {
  try {
    handler.handle(record)
  } catch (error) {
    if (broken.has(handler)) return
    broken.add(handler)
    // Not every runtime has it.
    globalThis.process?.emitWarning?.(`a log handler failed: ${String(error)}`)
  }
}

const broken = new WeakSet<LogHandler>()

/** The source of a name, the same for everybody who asks. */
export function getLogger(name: string): LogSource {
  let source = sources.get(name)
  if (source === undefined) sources.set(name, (source = new LogSource(name)))
  return source
}

/**
 * Passes what is said under a name, and under names that begin with it, to a handler; the empty name is everything.
 *
 * @returns what takes the handler back
 */
export function addLogHandler(name: string, handler: LogHandler): () => void {
  const registration = { name, handler }
  registrations = [...registrations, registration]
  for (const source of sources.values()) source.listen()
  return () => {
    registrations = registrations.filter((other) => other !== registration)
    for (const source of sources.values()) source.listen()
  }
}

/** Throws ArgumentError for a name that is no level. */
export function levelNumber(level: LogLevel): number {
  if (typeof level === 'number') return level
  const number = LOG_LEVELS[level.toUpperCase() as LogLevelName]
  if (number !== undefined) return number
  throw new ArgumentError(
    { message: `Unknown level: '${level}'` },
    { hint: `The levels are ${Object.keys(LOG_LEVELS).join(', ')}.` },
  )
}

export function levelName(level: number): string {
  const known = Object.entries(LOG_LEVELS).find(([, number]) => number === level)
  return known?.[0] ?? `Level ${level}`
}
