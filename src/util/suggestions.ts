/** Edits between two words (a swap of neighbours counts one), or `limit + 1` when there are more than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = previous
    previous = row
  }
  return Math.min(previous[b.length]!, limit + 1)
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/**
 * The candidates that somebody who wrote `name` may have meant, nearest first: the same but for case and punctuation,
 * within a few edits, or longer forms of it.
 */
export function nearNames(name: string, candidates: Iterable<string>, most = 3): string[] {
  if (name.length > 100) return []
  const wanted = plain(name)
  const limit = wanted.length <= 3 ? 1 : wanted.length <= 7 ? 2 : 3
  const found: { candidate: string; score: number }[] = []
  for (const candidate of candidates) {
    const other = plain(candidate)
    const distance = editDistance(wanted, other, limit)
    if (distance <= limit && distance < wanted.length) found.push({ candidate, score: distance })
    else if (wanted.length >= 3 && other.includes(wanted)) found.push({ candidate, score: limit + 1 })
  }
  found.sort(
    (a, b) => a.score - b.score || a.candidate.length - b.candidate.length || (a.candidate < b.candidate ? -1 : 1),
  )
  return found.slice(0, most).map(({ candidate }) => candidate)
}

/** `Did you mean 's3' or 's3control'?`, or undefined when nothing is near: what errors take as their hint. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const near = nearNames(name, candidates).map((candidate) => `'${candidate}'`)
  if (near.length === 0) return undefined
  return `Did you mean ${near.length === 1 ? near[0] : `${near.slice(0, -1).join(', ')} or ${near.at(-1)}`}?`
}
