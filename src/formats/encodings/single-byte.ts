/** The upper halves of encodings with a byte a character, bytes 80 to FF, as Unicode's own tables have them; `\0` is not assigned. */
const LATIN = Array.from({ length: 96 }, (_, k) => String.fromCharCode(0xa0 + k)).join('')
/** https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
const WINDOWS_1252 = `€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ${LATIN}`
/** https://www.unicode.org/Public/MAPPINGS/ISO8859/8859-15.TXT: Latin-1 but for eight characters. */
const LATIN_9 = `${'\0'.repeat(32)}${LATIN.replace(/[¤¦¨´¸¼½¾]/g, sign => '€ŠšŽžŒœŸ'['¤¦¨´¸¼½¾'.indexOf(sign)]!)}`
/** https://www.unicode.org/Public/MAPPINGS/VENDORS/APPLE/ROMAN.TXT */
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

export type SingleByte = 'Windows-1252' | 'Latin-9' | 'MacRoman'

/** The upper half of an encoding, by byte less 128. */
export const UPPER: Readonly<Record<SingleByte, string>> = {
  'Windows-1252': WINDOWS_1252,
  'Latin-9': LATIN_9,
  MacRoman: MAC_ROMAN,
}

/** Decodes bytes by a table; a byte that is not assigned is U+FFFD. */
export function decodedByTable(encoding: SingleByte, bytes: Uint8Array): string {
  const units = Uint16Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80 ? byte : UPPER[encoding].charCodeAt(byte - 0x80) || 0xfffd,
  )
  const parts: string[] = []
  const CHUNK = 8192
  const chunk = new Uint16Array(CHUNK)
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const length = Math.min(CHUNK, bytes.length - from)
    for (let at = 0; at < length; at++) chunk[at] = units[bytes[from + at]!]!
    parts.push(String.fromCharCode(...chunk.subarray(0, length)))
  }
  return parts.join('')
}

/** What of an alphabet lies beyond a to z, by language. Letters of neighbours that names bring along are few enough to be missed. */
const ACCENTS = [
  'àâæçéèêëîïôœùûüÿ', // French
  'äöüßé', // German
  'áéíóúüñïç', // Spanish
  'ãõáâàçéêíóôúü', // Portuguese
  'àèéìíîòóùú', // Italian
  'æøåéöäü', // Danish, Norwegian
  'åäöéàü', // Swedish, Finnish
  'ëïéèöüóêáíúâäç', // Dutch
  'àçèéíïòóúü', // Catalan
  'õäöüšž', // Estonian
]
/** Letters of Icelandic and of Faroese, which stand with those of no other language: Turkish has other letters in their place. */
const ISLANDS = ['áéíóúýðþæö', 'áíóúýðøæ']

/** Every set of letters that a text may have: of a language, or of two. */
const SETS = [
  ...ISLANDS,
  ...ACCENTS.flatMap((first, index) => ACCENTS.slice(index).map(second => first + second)),
].map(letters => new Set(letters))

/** The least share of accented letters that one or two languages must explain. */
const EXPLAINED = 0.95
/** Below this share of all letters, accented ones are those of names, and any will do. */
const NAMES_ONLY = 0.02
/** The largest share of accented letters in a text of some length: no language of these alphabets comes near it. */
const MOST_ACCENTED = 0.35

const LETTER = /\p{L}/u
const LOWER = /\p{Ll}/u
const UPPER_CASE = /\p{Lu}/u

/** How a text looks in an encoding: what stands where it belongs, and what does not. */
interface Look {
  readonly encoding: SingleByte
  readonly good: number
  readonly bad: number
}

/**
 * The encoding, of those with a byte a character, in which bytes spell a text: letters stand inside words, capitals at their
 * beginning, quotation marks and dashes where they belong, and the accented letters are those of one language or two.
 *
 * @param bytes not UTF-8
 * @returns nothing where neither spells one
 */
export function singleByteOf(bytes: Uint8Array): SingleByte | undefined {
  const sample = bytes.length > SAMPLE ? sampled(bytes) : bytes
  // Of encodings that spell the same the first is taken.
  const looks = (['Windows-1252', 'Latin-9', 'MacRoman'] as const).map(encoding => lookOf(encoding, sample))
  const [best, other] = looks.sort((a, b) => b.good - b.bad - (a.good - a.bad))
  if (!best || !other || best.bad > (best.good + best.bad) * 0.1) return undefined
  return isExplained(decodedByTable(best.encoding, sample)) ? best.encoding : undefined
}

/** Bytes that are enough to tell by. */
const SAMPLE = 1 << 20

/** Lines that hold bytes from 80 on, up to a number of bytes; an ordinary text keeps what stands around them. */
function sampled(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(SAMPLE)
  let length = 0
  for (let at = 0; at < bytes.length && length + 64 <= SAMPLE; at++) {
    if (bytes[at]! < 0x80) continue
    const from = Math.max(0, at - 32)
    kept.set(bytes.subarray(from, from + 64), length)
    length += 64
    at = from + 63
  }
  return kept.subarray(0, length)
}

function lookOf(encoding: SingleByte, bytes: Uint8Array): Look {
  const text = decodedByTable(encoding, bytes)
  let good = 0
  let bad = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue
    const fit = fitOf(text[at]!, text[at - 1] ?? ' ', text[at + 1] ?? ' ')
    if (fit > 0) good += fit
    else bad -= fit
  }
  return { encoding, good, bad }
}

/** Whether a character belongs between its neighbours: 1 if it does, -1 if it does not, 0 where that says nothing. */
function fitOf(sign: string, before: string, after: string): number {
  const [inWord, opens] = [LETTER.test(before), LETTER.test(after)]
  if (/[\ufffd\uf8ff]/.test(sign)) return -1
  if (/[ªº]/.test(sign)) return /[\p{L}\p{N}.]/u.test(before) && !opens ? 1 : -0.5
  if (LETTER.test(sign)) {
    if (/[ﬁﬂıƒµπΩ]/.test(sign)) return inWord && opens && /[ﬁﬂ]/.test(sign) ? 1 : -0.5
    if (UPPER_CASE.test(sign))
      return LOWER.test(before) ? -1 : opens ? 1 : UPPER_CASE.test(before) ? 1 : -0.25
    return LOWER.test(before) || LOWER.test(after) || (UPPER_CASE.test(before) && !opens)
      ? 1
      : inWord || opens
        ? -0.5
        : 0.25
  }
  const openingPlace = !inWord && /[\p{L}\p{N}\p{P}$£€]/u.test(after)
  const closingPlace = /\S/.test(before) && !opens
  if (sign === '’') return inWord || closingPlace || opens ? 1 : -0.5
  if (/[‘“„‚]/.test(sign)) return openingPlace ? 1 : closingPlace ? 0.25 : -1
  if (sign === '”') return closingPlace ? 1 : openingPlace ? 0.25 : -1
  if (/[«»‹›]/.test(sign)) return inWord && opens ? -1 : 1
  if (/[–—…]/.test(sign)) return 1
  if (/[¿¡]/.test(sign)) return !inWord && (opens || /\S/.test(after)) ? 1 : -1
  if (sign === '\u00a0' || sign === '·') return 0.5
  if (/[§£€°©®™•†‡¶×½¼¾¹²³¢±]/.test(sign)) return inWord && opens ? -1 : inWord ? -0.25 : 0.5
  return inWord || opens ? -1 : -0.25
}

function isExplained(text: string): boolean {
  const counts = new Map<string, number>()
  let plain = 0
  let accented = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if ((code | 32) >= 97 && (code | 32) <= 122) plain += 1
    } else if (LETTER.test(text[at]!) && !/[ªº]/.test(text[at]!)) {
      const letter = text[at]!.toLowerCase()
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
      accented += 1
    }
  }
  if (accented <= (plain + accented) * NAMES_ONLY) return true
  if (accented > (plain + accented) * (plain + accented < 10 ? 0.7 : MOST_ACCENTED)) return false
  if (isOfTheEast(counts)) return false
  const explained = (letters: ReadonlySet<string>) =>
    Array.from(counts).reduce((sum, [letter, count]) => sum + (letters.has(letter) ? count : 0), 0)
  return SETS.some(
    letters => explained(letters) >= Math.min(accented - 1, accented * EXPLAINED) && explained(letters) > 0,
  )
}

/**
 * Whether accented letters are those of an encoding of Central Europe that were misread: õ and û of Hungarian stand beside ö and á, and not
 * beside ã and ä; š and ž of Slovene and Croatian beside è.
 */
function isOfTheEast(counts: ReadonlyMap<string, number>): boolean {
  const total = (letters: string) =>
    Array.from(letters).reduce((sum, letter) => sum + (counts.get(letter) ?? 0), 0)
  const hungarian = total('õ') > 0 && total('áéíóú') > 0 && total('öüóáé') > total('ãäç') * 4
  const slavic = total('šž') > 0 && total('èæ') > 0 && total('šž') >= total('õäöüéàâêîôç')
  return hungarian || slavic
}
