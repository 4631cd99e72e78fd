import levenshtein from 'fast-levenshtein'

/** Code points of a text that are compared, from its beginning: Levenshtein's time grows with the square of them. */
export const COMPARED_CHARACTERS = 2000

/**
 * Levenshtein similarity of two texts: 1 − Levenshtein distance / length of the longer, on code points after NFC (Levenshtein 1966). Of
 * long texts the first 2,000 code points are compared.
 *
 * @returns 0 to 1; 1 for two empty texts
 * @example
 * import { similarity } from 'collapse-lab'
 * // Three of seven letters are changed: 1 − 3/7.
 * similarity('kitten', 'sitting') // → 0.5714…
 */
export function similarity(a: string, b: string): number {
  const [one, other] = inUnits(a.normalize('NFC'), b.normalize('NFC'))
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 1 : 1 - levenshtein.get(one, other) / longer
}

/** How many code points a text has. */
export const codePoints = (text: string): number =>
  text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)

/** Two texts with one UTF-16 unit for every code point, so that an emoji is one sign and not two. */
function inUnits(a: string, b: string): [string, string] {
  if (!/[\uD800-\uDFFF]/.test(a + b))
    return [a.slice(0, COMPARED_CHARACTERS), b.slice(0, COMPARED_CHARACTERS)]
  const units = new Map<string, string>()
  const unitOf = (sign: string) => {
    let unit = units.get(sign)
    if (unit === undefined) units.set(sign, (unit = String.fromCharCode(units.size)))
    return unit
  }
  const convert = (text: string) => Array.from(text).slice(0, COMPARED_CHARACTERS).map(unitOf).join('')
  return [convert(a), convert(b)]
}
