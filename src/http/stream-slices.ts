/** The same bytes in chunks of exactly `size`, but for the last. */
export async function* byteChunks(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array, void> {
  let pending: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    pending.push(chunk)
    length += chunk.byteLength
    if (length < size) continue
    const all = pending.length === 1 ? chunk : Buffer.concat(pending, length)
    let at = 0
    for (; length - at >= size; at += size) yield all.subarray(at, at + size)
    pending = at < length ? [all.subarray(at)] : []
    length -= at
  }
  if (length > 0) yield Buffer.concat(pending, length)
}

const LF = 10
const CR = 13

/** Where the line that starts at `start` ends, its `\n`, `\r` or `\r\n` included, or -1 when that is not known yet. */
function lineEnd(bytes: Uint8Array, start: number): number {
  for (let i = start; i < bytes.length; i++) {
    if (bytes[i] === LF) return i + 1
    if (bytes[i] === CR) {
      if (i + 1 === bytes.length) return -1
      return bytes[i + 1] === LF ? i + 2 : i + 1
    }
  }
  return -1
}

function withoutEnd(line: Uint8Array): Uint8Array {
  let end = line.length
  if (line[end - 1] === LF) end--
  if (line[end - 1] === CR) end--
  return line.subarray(0, end)
}

/** Lines as bytes; the last one may have no end. */
export async function* byteLines(
  source: AsyncIterable<Uint8Array>,
  keepEnds: boolean,
): AsyncGenerator<Uint8Array, void> {
  let pending: Uint8Array = new Uint8Array(0)
  for await (const chunk of source) {
    const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    let start = 0
    for (let end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
      const line = bytes.subarray(start, end)
      yield keepEnds ? line : withoutEnd(line)
      start = end
    }
    pending = bytes.subarray(start)
  }
  if (pending.length > 0) yield keepEnds ? pending : withoutEnd(pending)
}
