import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'

/** A value that JSON can hold, as a text of letters, digits, `+` and `/`: see {@link pack}. */
export type Packed<T> = string & { readonly holds?: T }

/**
 * Packs a value as JSON, compressed by deflate (RFC 1951) and written in base64 (RFC 4648, section 4, without padding). Any string is
 * read back as it was: JSON writes half of a surrogate pair as an escape.
 *
 * @param value arrays, plain objects, strings, finite numbers, booleans and null
 */
export function pack<T>(value: T): Packed<T> {
  return toBase64(deflateSync(strToU8(JSON.stringify(value)), { level: 9 }))
}

/** Reads what {@link pack} has written. @throws Error when the text is damaged */
export function unpack<T>(packed: Packed<T>): T {
  return JSON.parse(strFromU8(inflateSync(fromBase64(packed)))) as T
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Writes three bytes as four letters of six bits. */
function toBase64(bytes: Uint8Array): string {
  const letters: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const used = Math.min(4, bytes.length - at + 1)
    for (let k = 0; k < used; k++) letters.push(DIGITS[(bits >>> (18 - 6 * k)) & 63]!)
  }
  return letters.join('')
}

function fromBase64(text: string): Uint8Array {
  const values = new Uint8Array(128)
  for (let k = 0; k < 64; k++) values[DIGITS.charCodeAt(k)] = k
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  for (let at = 0, to = 0; at < text.length; at++) {
    bits = ((bits << 6) | values[text.charCodeAt(at)]!) & 0xffffff
    if (at % 4 > 0) bytes[to++] = (bits >>> (6 - 2 * (at % 4))) & 255
  }
  return bytes
}

/** Counts by type, from A to the last generation that writes the type; empty for a type that no generation writes. */
export type CountRows = readonly (readonly number[])[]

/** Turns counts by generation, from A on, into rows by type. */
export function countRows(columns: readonly ArrayLike<number>[]): CountRows {
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, type) => {
    let last = columns.length
    while (last > 0 && columns[last - 1]![type] === 0) last--
    return columns.slice(0, last).map(column => column[type]!)
  })
}

/** Turns rows by type back into counts by generation. @param generations the number of generations */
export function countColumns(rows: CountRows, generations: number): Int32Array[] {
  const columns = Array.from({ length: generations }, () => new Int32Array(rows.length))
  for (let type = 0; type < rows.length; type++) {
    const row = rows[type]!
    for (let at = 0; at < row.length; at++) columns[at]![type] = row[at]!
  }
  return columns
}

/** Says whether two runs have the same count of each type in each generation. */
export function sameCounts(some: CountRows, others: CountRows): boolean {
  return (
    some.length === others.length &&
    some.every((row, type) => {
      const other = others[type]!
      return row.length === other.length && row.every((count, at) => count === other[at])
    })
  )
}
