/** As Python's `unquote`: what is no valid escape stays as it is, and bytes that are not UTF-8 become U+FFFD. */
export function unquote(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  )
}

/** As `unquote`, with `+` for a space. */
export function unquotePlus(text: string): string {
  return unquote(text.includes('+') ? text.replaceAll('+', ' ') : text)
}
