/** Letters, digits and `-._`, which form encoding leaves alone (a tilde too, but it is rare). */
const PLAIN = new Uint8Array(128)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._') {
  PLAIN[character.charCodeAt(0)] = 1
}

const ESCAPES: Readonly<Record<string, string>> = {
  '%20': '+',
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '*': '%2A',
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127 || PLAIN[code] === 0) return false
  }
  return true
}

/** As Python's `quote_plus`; a lone surrogate becomes U+FFFD. */
export function formEncode(text: string): string {
  if (isPlain(text)) return text
  return encodeURIComponent(wellFormed(text)).replace(/%20|[!'()*]/g, (found) => ESCAPES[found]!)
}

function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text
}
