/** The length of the UTF-8 sequence that begins at a place; 0 where none does, or where it is cut off. RFC 3629, section 4. */
export function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  const second = bytes[at + 1] ?? 0
  if (second < low || second > high) return 0
  for (let k = 2; k < length; k++) if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/**
 * The place of the first byte at which bytes are no UTF-8, counted from their beginning; undefined where they are. A sequence that is
 * wrong or cut off begins there.
 */
export function firstInvalidByte(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < bytes.length;) {
    const length = sequenceAt(bytes, at)
    if (length === 0) return at
    at += length
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
