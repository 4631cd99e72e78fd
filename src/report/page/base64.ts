const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as text, six bits a letter (RFC 4648, section 4, without the padding). */
export function toBase64(bytes: Uint8Array): string {
  const letters: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [first, second = 0, third = 0] = bytes.subarray(at, at + 3) as unknown as [number, number?, number?]
    const four = (first << 16) | (second << 8) | third
    const used = Math.min(4, bytes.length - at + 1)
    for (let k = 0; k < used; k++) letters.push(DIGITS[(four >>> (18 - 6 * k)) & 63]!)
  }
  return letters.join('')
}

/** The bytes of a text that {@link toBase64} gave. */
export function fromBase64(text: string): Uint8Array {
  const values = new Uint8Array(128)
  for (let k = 0; k < 64; k++) values[DIGITS.charCodeAt(k)] = k
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  for (let at = 0, to = 0; at < text.length; at++) {
    held = ((held << 6) | values[text.charCodeAt(at)]!) & 0xffffff
    if (at % 4 > 0) bytes[to++] = (held >>> (6 - 2 * (at % 4))) & 255
  }
  return bytes
}
