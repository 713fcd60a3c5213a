/** With a lower-case first letter: what models capitalize is written so in JavaScript, and in many a protocol. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
