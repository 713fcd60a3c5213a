import type { LogLevel } from '../logging/logger.ts'
import type { StreamLoggerOptions } from './core-session-options.ts'

/**
 * Writes what is said under a name, and under names that begin with it, to standard error.
 *
 * @param name `boto3` (the default), `botocore`, a part of it such as `botocore.endpoint`, or empty for everything
 * @param level boto's name or number. Default `DEBUG`
 *
 * @example
 * setStreamLogger('') // every request and response, without secrets
 */
export function setStreamLogger(name = 'boto3', level: LogLevel = 'DEBUG', options: StreamLoggerOptions = {}): void {
  const { addStreamHandler } = require('../logging/text-handlers.ts') as typeof import('../logging/text-handlers.ts')
  addStreamHandler(name, level, options.stream, options.formatString)
}
