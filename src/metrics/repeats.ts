/**
 * The share of stretches of a text that are a repetition of an earlier one, token for token.
 *
 * @param ranges from and to (without) of each stretch in `ids`; empty stretches are passed over
 * @returns 0 to 1; nothing when there is no stretch
 */
export function repeatedShare(
  ids: Int32Array,
  ranges: Iterable<readonly [number, number]>,
): number | undefined {
  const seen = new Map<number, readonly [number, number]>()
  let stretches = 0
  let repeated = 0
  for (const range of ranges) {
    if (range[1] <= range[0]) continue
    stretches += 1
    let key = hash(ids, range)
    for (let other = seen.get(key); other && !equal(ids, other, range); other = seen.get(key)) key += 1
    if (seen.has(key)) repeated += 1
    else seen.set(key, range)
  }
  return stretches === 0 ? undefined : repeated / stretches
}

/** FNV-1a over whole ids, 32 bits; equality is checked afterwards. */
function hash(ids: Int32Array, [from, to]: readonly [number, number]): number {
  let value = 0x811c9dc5
  for (let place = from; place < to; place++) value = Math.imul(value ^ ids[place]!, 0x01000193)
  return (value >>> 0) + (to - from) * 4294967296
}

function equal(ids: Int32Array, a: readonly [number, number], b: readonly [number, number]): boolean {
  if (a[1] - a[0] !== b[1] - b[0]) return false
  for (let offset = 0; offset < a[1] - a[0]; offset++)
    if (ids[a[0] + offset] !== ids[b[0] + offset]) return false
  return true
}
