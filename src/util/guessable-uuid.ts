/**
 * A version 4 UUID (RFC 9562) for what has to be told apart and may be guessed: `random` is as Math.random. Tokens that
 * are to be secret come from `Host.uuid`, which takes a process some time when it is first used.
 */
export function guessableUuid(random: () => number): string {
  const [a, b, c, d] = [eightDigits(random), eightDigits(random), eightDigits(random), eightDigits(random)]
  const variant = '89ab'[Math.floor(random() * 4)]!
  return `${a}-${b.slice(4)}-4${b.slice(1, 4)}-${variant}${c.slice(5)}-${c.slice(0, 4)}${d}`
}

function eightDigits(random: () => number): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0')
}
