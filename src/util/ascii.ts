// Loops where a regular expression would say it shorter: the engine compiles each expression anew in every process,
// which a first call would wait for longer than for the call's own work.

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** As `\w` */
export function isWordCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 95
}

/** A word character, hyphen or dot: what names of hosts, files and products are made of. */
export function isNameCharacter(code: number): boolean {
  return isWordCharacter(code) || code === 45 || code === 46
}

/** Whether there is something and every character of it passes. */
export function consistsOf(text: string, allowed: (code: number) => boolean): boolean {
  for (let i = 0; i < text.length; i++) if (!allowed(text.charCodeAt(i))) return false
  return text !== ''
}

/** Whether all of it is ASCII; nothing is. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

/** Whether it has spaces or control characters. */
export function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32 || code === 127) return true
  }
  return false
}
