import { inflateSync, strFromU8, strToU8 } from 'fflate'
import { deflateRaw } from 'pako'

/** A value that JSON can hold, as a text of letters, digits, `+` and `/`: see {@link pack}. */
export type Packed<T> = string & { readonly holds?: T }

/**
 * Packs a value as JSON, compressed by deflate (RFC 1951) and written in base64 (RFC 4648, section 4, without padding). Any string is
 * read back as it was: JSON writes half of a surrogate pair as an escape.
 *
 * @param value arrays, plain objects, strings, finite numbers, booleans and null
 */
export function pack<T>(value: T): Packed<T> {
  // pako packs as zlib does, 4 % smaller than fflate; a low level of memory suits numbers, whose frequencies change along the way.
  return toBase64(deflateRaw(strToU8(JSON.stringify(value)), { level: 9, memLevel: 6 }))
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

/**
 * Counts by type: a row for each type, with its count in each generation from A to the last one that writes it. A blank ends a row
 * that is shorter than the run. A count below 79 is the character of code 48 + count, so that 0 to 9 are digits; a greater one stands
 * in parentheses.
 *
 * @example
 * // Of three generations the first two write the first type; nobody writes the second; C writes the third 120 times.
 * '32  00(120)'
 */
export type CountRows = string

/** Counts from here on are written in parentheses. */
const LARGE = 79
const [BLANK, OPENING] = [32, 40]

/** Turns counts by generation, from A on, into rows by type. */
export function countRows(columns: readonly ArrayLike<number>[]): CountRows {
  const rows = Array.from({ length: columns[0]?.length ?? 0 }, (_, type) => {
    let last = columns.length
    while (last > 0 && columns[last - 1]![type] === 0) last--
    const row = columns.slice(0, last).map(column => countText(column[type]!))
    return row.join('') + (last < columns.length ? ' ' : '')
  })
  return rows.join('')
}

const countText = (count: number) => (count < LARGE ? String.fromCharCode(48 + count) : `(${count})`)

/** Turns rows by type back into counts by generation. @param generations the number of generations */
export function countColumns(rows: CountRows, generations: number): Int32Array[] {
  const columns = Array.from({ length: generations }, (): number[] => [])
  for (let at = 0; at < rows.length;)
    for (let column = 0; column < generations;) {
      const code = rows.charCodeAt(at++)
      if (code === BLANK) {
        while (column < generations) columns[column++]!.push(0)
      } else if (code === OPENING) {
        const end = rows.indexOf(')', at)
        if (end < 0) throw new Error('the counts of a run are cut off')
        columns[column++]!.push(Number(rows.slice(at, end)))
        at = end + 1
      } else columns[column++]!.push(code - 48)
    }
  return columns.map(column => Int32Array.from(column))
}
