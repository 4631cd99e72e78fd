/** Bytes that follow the first one of a sequence, and the bounds of the second one (RFC 3629, section 4). */
function sequenceOf(first: number): readonly [more: number, from: number, to: number] | undefined {
  if (first < 0x80) return [0, 0, 0]
  if (first >= 0xc2 && first <= 0xdf) return [1, 0x80, 0xbf]
  if (first === 0xe0) return [2, 0xa0, 0xbf]
  if (first === 0xed) return [2, 0x80, 0x9f]
  if (first >= 0xe1 && first <= 0xef) return [2, 0x80, 0xbf]
  if (first === 0xf0) return [3, 0x90, 0xbf]
  if (first >= 0xf1 && first <= 0xf3) return [3, 0x80, 0xbf]
  if (first === 0xf4) return [3, 0x80, 0x8f]
  return undefined
}

/**
 * The place of the first byte at which bytes are no UTF-8, counted from their beginning; undefined where they are. A sequence that is
 * wrong or cut off begins there.
 */
export function firstInvalidByte(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < bytes.length;) {
    const sequence = sequenceOf(bytes[at]!)
    if (!sequence) return at
    const [more, from, to] = sequence
    for (let next = 1; next <= more; next++) {
      const byte = bytes[at + next]
      if (byte === undefined || byte < (next === 1 ? from : 0x80) || byte > (next === 1 ? to : 0xbf))
        return at
    }
    at += 1 + more
  }
  return undefined
}

/** Bytes of a sequence that may have come before its last one. */
const INCOMPLETE = 3

/** {@link firstInvalidByte} of bytes that come in chunks, cut anywhere. @returns the place and the byte */
export function firstInvalidIn(chunks: Iterable<Uint8Array>): { at: number; byte: number } | undefined {
  let rest = new Uint8Array(0)
  let read = 0
  for (const chunk of chunks) {
    const bytes = new Uint8Array(rest.length + chunk.length)
    bytes.set(rest)
    bytes.set(chunk, rest.length)
    const at = firstInvalidByte(bytes)
    if (at !== undefined && at < bytes.length - INCOMPLETE) return { at: read + at, byte: bytes[at]! }
    // What is wrong within the last bytes may be a sequence that the next chunk ends.
    rest = bytes.slice(at ?? bytes.length)
    read += bytes.length - rest.length
  }
  return rest.length > 0 ? { at: read, byte: rest[0]! } : undefined
}
