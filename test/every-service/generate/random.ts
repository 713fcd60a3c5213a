/** Numbers that look random and are the same on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
}

/** Random numbers that depend on a text only. */
export function randomFrom(seed: string): Random {
  let state = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { below, chance: (probability) => next() < probability, pick: (choices) => choices[below(choices.length)]! }
}
