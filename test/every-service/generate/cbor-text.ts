/** CBOR (RFC 8949) as a service would send it: what the library's reader is fed with. */
export function writeCbor(value: unknown): Uint8Array {
  const out: number[] = []
  write(value, out)
  return Uint8Array.from(out)
}

function head(major: number, n: number, out: number[]): void {
  if (n < 24) out.push((major << 5) | n)
  else if (n < 0x100) out.push((major << 5) | 24, n)
  else if (n < 0x10000) out.push((major << 5) | 25, n >> 8, n & 255)
  else if (n < 0x100000000) out.push((major << 5) | 26, n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255)
  else {
    out.push((major << 5) | 27)
    const bytes = new DataView(new ArrayBuffer(8))
    bytes.setBigUint64(0, BigInt(n))
    for (let i = 0; i < 8; i++) out.push(bytes.getUint8(i))
  }
}

function writeNumber(value: number, out: number[]): void {
  if (Number.isSafeInteger(value)) {
    head(value < 0 ? 1 : 0, value < 0 ? -1 - value : value, out)
    return
  }
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setFloat64(0, value)
  out.push(0xfb)
  for (let i = 0; i < 8; i++) out.push(bytes.getUint8(i))
}

function write(value: unknown, out: number[]): void {
  if (value === null || value === undefined) out.push(0xf6)
  else if (typeof value === 'boolean') out.push(value ? 0xf5 : 0xf4)
  else if (typeof value === 'number') writeNumber(value, out)
  else if (typeof value === 'string') {
    const text = Buffer.from(value)
    head(3, text.length, out)
    for (const byte of text) out.push(byte)
  } else if (value instanceof Uint8Array) {
    head(2, value.length, out)
    for (const byte of value) out.push(byte)
  } else if (value instanceof Date) {
    head(6, 1, out)
    writeNumber(value.getTime() / 1000, out)
  } else if (Array.isArray(value)) {
    head(4, value.length, out)
    for (const item of value) write(item, out)
  } else {
    const entries = Object.entries(value)
    head(5, entries.length, out)
    for (const [key, item] of entries) {
      write(key, out)
      write(item, out)
    }
  }
}
