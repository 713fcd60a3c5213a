const TOKEN = new Uint8Array(128)
for (const char of "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
  TOKEN[char.charCodeAt(0)] = 1
}

/** Characters of header names and methods (RFC 9110, section 5.6.2). */
export function isTokenCharacter(code: number): boolean {
  return TOKEN[code] === 1
}

/** Whether it can be the name of a header, or a method. */
export function isToken(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isTokenCharacter(text.charCodeAt(i))) return false
  return text !== ''
}

/** Characters of values: no control characters, but for tabs, and so no line ends. */
export function isValueCharacter(code: number): boolean {
  return code >= 32 ? code !== 127 : code === 9
}
