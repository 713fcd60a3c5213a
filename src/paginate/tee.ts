/** As many iterators over one source as asked for; each element is fetched once and kept until all have read it. */
export function tee<T>(source: AsyncIterable<T>, count: number): AsyncIterable<T>[] {
  const queues: T[][] = Array.from({ length: count }, () => [])
  let iterator: AsyncIterator<T> | undefined
  let fetching: Promise<boolean> | undefined

  const fetchNext = async (): Promise<boolean> => {
    iterator ??= source[Symbol.asyncIterator]()
    const next = await iterator.next()
    if (next.done) return false
    for (const queue of queues) queue.push(next.value)
    return true
  }

  return queues.map(async function* (queue): AsyncGenerator<T, void, undefined> {
    for (;;) {
      if (queue.length > 0) {
        yield queue.shift() as T
        continue
      }
      // The end and a failure stay, for those that come there later.
      fetching ??= fetchNext().then((more) => {
        if (more) fetching = undefined
        return more
      })
      if (!(await fetching) && queue.length === 0) return
    }
  })
}
