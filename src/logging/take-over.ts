import { ArgumentError } from '../errors/config.ts'
import { addLogHandler, LOG_LEVELS, type LogLevel, type LogRecord, levelNumber } from './logger.ts'

/** What programs log with: `console`, a winston logger, and with `fromPino` a pino logger are such. */
export interface Logger {
  debug(message: string, fields?: object): void
  info(message: string, fields?: object): void
  warn(message: string, fields?: object): void
  error(message: string, fields?: object): void
}

/** pino's order of arguments. */
export interface PinoLogger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/**
 * A pino logger as `setLogger` takes it.
 *
 * @example
 * setLogger(fromPino(pino({ level: 'debug' })))
 */
export function fromPino(pino: PinoLogger): Logger {
  return {
    debug: (message, fields = {}) => pino.debug(fields, message),
    info: (message, fields = {}) => pino.info(fields, message),
    warn: (message, fields = {}) => pino.warn(fields, message),
    error: (message, fields = {}) => pino.error(fields, message),
  }
}

let release: (() => void) | undefined

const METHODS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly (keyof Logger)[]

/**
 * Gives everything that is said to a logger of the program's own, in place of the one before; undefined gives it to
 * nobody. What the logger gets beside the message is `logger`, the name under which it was said, and fields.
 *
 * @param options.level what is below it is not even put together. Default `DEBUG`
 * @param options.loggerName only what is said under this name. Default everything
 * @throws ArgumentError for a logger that lacks a method, and an unknown level
 *
 * @example
 * setLogger(console, { level: 'INFO' })
 */
export function setLogger(
  logger: Logger | undefined,
  options: { readonly level?: LogLevel | undefined; readonly loggerName?: string | undefined } = {},
): void {
  const { level = 'DEBUG', loggerName = '' } = options
  const lacking = logger && METHODS.find((method) => typeof logger[method] !== 'function')
  if (lacking !== undefined) {
    throw new ArgumentError({ message: `A logger has the methods ${METHODS.join(', ')}: this one lacks ${lacking}` })
  }
  release?.()
  release = undefined
  if (logger === undefined) return
  release = addLogHandler(loggerName, { level: levelNumber(level), handle: (record) => pass(logger, record) })
}

function pass(logger: Logger, { name, level, message, fields }: LogRecord): void {
  const all = { logger: name, ...fields }
  if (level >= LOG_LEVELS.ERROR) logger.error(message, all)
  else if (level >= LOG_LEVELS.WARNING) logger.warn(message, all)
  else if (level >= LOG_LEVELS.INFO) logger.info(message, all)
  else logger.debug(message, all)
}
