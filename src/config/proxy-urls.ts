import { REDACTED } from '../http/redaction.ts'

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
const LOGIN = /^((?:[a-z][a-z0-9+.-]*:)?\/\/)?.*@/is

/** The same URLs of proxies, of which JSON and `util.inspect` show no passwords. */
export function proxyUrls(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const shown = (): object =>
    Object.fromEntries(Object.entries(given).map(([scheme, url]) => [scheme, url?.replace(LOGIN, `$1${REDACTED}@`)]))
  return Object.freeze(Object.defineProperties({ ...given }, { toJSON: { value: shown }, [INSPECT]: { value: shown } }))
}
