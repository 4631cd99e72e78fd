/**
 * Zero bytes at even and at odd places among the first bytes of a file. In UTF-16 of Latin letters nearly all of them stand on one
 * side: on the even one in UTF-16BE, on the odd one in UTF-16LE.
 *
 * @param most bytes that are looked at
 */
export function zerosBySide(bytes: Uint8Array, most: number): readonly [even: number, odd: number] {
  const looked = Math.min(bytes.length, most) & ~1
  let [even, odd] = [0, 0]
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  return [even, odd]
}
