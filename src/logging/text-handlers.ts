import { openSync, writeSync } from 'node:fs'
import { addLogHandler, type LogLevel, type LogRecord, levelName, levelNumber } from './logger.ts'

/** botocore's form of a line. */
export const LOG_FORMAT = '%(asctime)s - %(name)s - %(levelname)s - %(message)s'

/** Anything with a `write`: a stream, or a test's own. */
export interface LogStream {
  write(text: string): unknown
}

/** Writes lines to a stream, standard error when none is named; each call adds another. */
export function addStreamHandler(
  loggerName: string,
  level: LogLevel,
  stream: LogStream = process.stderr,
  format: string = LOG_FORMAT,
): () => void {
  const line = lineOf(format)
  return addLogHandler(loggerName, {
    level: levelNumber(level),
    handle: (record) => {
      stream.write(line(record))
    },
  })
}

/** Appends lines to a file, which is made when it is not there: readable by its owner alone. */
export function addFileHandler(loggerName: string, level: LogLevel, path: string): () => void {
  const file = openSync(path, 'a', 0o600)
  const line = lineOf(LOG_FORMAT)
  // At once, so that a program that ends or crashes loses nothing.
  return addLogHandler(loggerName, {
    level: levelNumber(level),
    handle: (record) => {
      writeSync(file, line(record))
    },
  })
}

function lineOf(format: string): (record: LogRecord) => string {
  return (record) => `${format.replace(/%\((\w+)\)[sd]/g, (_all, name: string) => attribute(record, name))}\n`
}

function attribute(record: LogRecord, name: string): string {
  if (name === 'asctime') return pythonTime(record.time)
  if (name === 'name') return record.name
  if (name === 'levelname') return levelName(record.level)
  if (name === 'levelno') return String(record.level)
  if (name === 'created') return String(record.time / 1000)
  if (name === 'message') return messageOf(record)
  return ''
}

function messageOf({ message, fields }: LogRecord): string {
  if (fields === undefined || Object.keys(fields).length === 0) return message
  return `${message} ${JSON.stringify(fields, (_key, value) => (typeof value === 'bigint' ? String(value) : (value as unknown)))}`
}

/** `2026-11-21 08:05:00,123`, in local time. */
function pythonTime(time: number): string {
  const date = new Date(time)
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  return `${day} ${clock},${String(date.getMilliseconds()).padStart(3, '0')}`
}
