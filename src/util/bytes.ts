/** Text as UTF-8; a lone surrogate becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** UTF-8 as text; what is not UTF-8 becomes U+FFFD, and a byte order mark stays. */
export function utf8Text(bytes: Uint8Array): string {
  return view(bytes).toString('utf8')
}

export function toBase64(bytes: Uint8Array): string {
  return view(bytes).toString('base64')
}

/**
 * As Python's `b64decode`: characters outside the alphabet are skipped; wrong padding is for the caller to refuse.
 * The bytes own their memory.
 */
export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}

/** Lower case. */
export function toHex(bytes: Uint8Array): string {
  return view(bytes).toString('hex')
}

/** Stops at the first character that is not a hex digit. */
export function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

/** In constant time only in the sense that nobody measures it: for content, not for secrets. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && view(a).equals(b)
}
