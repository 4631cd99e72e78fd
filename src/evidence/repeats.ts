import type { Ranges } from './ranges.ts'

/** Stretches of texts that were seen, told apart token for token; found again by a hash, which is always checked. */
export class Stretches {
  private readonly seen = new Map<number, { ids: Int32Array; from: number; to: number }>()

  /** Whether the stretch was seen before. It is seen from now on. */
  add(ids: Int32Array, from: number, to: number): boolean {
    const key = this.find(ids, from, to)
    if (this.seen.has(key)) return true
    this.seen.set(key, { ids, from, to })
    return false
  }

  has(ids: Int32Array, from: number, to: number): boolean {
    return this.seen.has(this.find(ids, from, to))
  }

  /** The key of the stretch, or the one that it would get. */
  private find(ids: Int32Array, from: number, to: number): number {
    let key = hash(ids, from, to)
    for (;;) {
      const other = this.seen.get(key)
      if (!other || equal(other, ids, from, to)) return key
      key += 1
    }
  }
}

/**
 * The share of stretches of a text that are a repetition of an earlier one, token for token.
 *
 * @returns 0 to 1; nothing when there is no stretch; empty stretches are passed over
 */
export function repeatedShare(ids: Int32Array, { from, to }: Ranges): number | undefined {
  const seen = new Stretches()
  let stretches = 0
  let repeated = 0
  for (let k = 0; k < from.length; k++) {
    if (to[k]! <= from[k]!) continue
    stretches += 1
    if (seen.add(ids, from[k]!, to[k]!)) repeated += 1
  }
  return stretches === 0 ? undefined : repeated / stretches
}

/** FNV-1a over whole ids, 32 bits, and the length above them. */
function hash(ids: Int32Array, from: number, to: number): number {
  let value = 0x811c9dc5
  for (let place = from; place < to; place++) value = Math.imul(value ^ ids[place]!, 0x01000193)
  return (value >>> 0) + (to - from) * 4294967296
}

function equal(
  other: { ids: Int32Array; from: number; to: number },
  ids: Int32Array,
  from: number,
  to: number,
): boolean {
  if (other.to - other.from !== to - from) return false
  for (let offset = 0; offset < to - from; offset++)
    if (other.ids[other.from + offset] !== ids[from + offset]) return false
  return true
}
