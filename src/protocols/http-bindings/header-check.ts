import { ParamValidationError } from '../../errors/params.ts'
import { isToken } from '../../http/header-characters.ts'
import type { Headers } from '../../http/http.ts'

/** Refuses header names that are none, and values that would end the header and begin another one. */
export function checkHeaders(headers: Headers): void {
  for (const name in headers) {
    const value = headers[name]!
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (code === 10 || code === 13 || code === 0) throw refused(name, 'its value must not contain line breaks')
    }
    if (!isToken(name)) throw refused(name, 'its name has characters that header names cannot have')
  }
}

function refused(name: string, why: string): ParamValidationError {
  return new ParamValidationError({ report: `Invalid header ${JSON.stringify(name)}: ${why}` })
}
