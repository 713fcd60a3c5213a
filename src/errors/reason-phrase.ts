import { STATUS_CODES } from 'node:http'

/** Where Python, and so boto, has other words than Node. */
const PHRASES: Readonly<Record<number, string>> = {
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Long',
  416: 'Requested Range Not Satisfiable',
}

/** What a status is called. */
export function reasonPhrase(statusCode: number): string {
  return PHRASES[statusCode] ?? STATUS_CODES[statusCode] ?? ''
}
