/** Marks that lean on the word before them. */
const CLOSERS = new Set([',', '.', ';', ':', '!', '?', ')', ']', '}', '”', '»', '…', '%'])
/** Marks that lean on the word after them. */
const OPENERS = new Set(['(', '[', '{', '“', '‘', '«', '$', '£', '€', '¿', '¡'])
/** Dashes lean on both sides. */
const DASHES = new Set(['—', '–', '―'])
/** Words before which or after which a lone apostrophe stands for a missing letter: th', o', 'em. */
const CLIPPED = new Set(['o', 'th', 't', 'an', 'wi', 'd'])

const WORDLIKE = /^[\p{L}\p{N}]/u
const MARK = /^\p{M}/u

/**
 * Words and marks set as prose: no space before a comma or after a bracket, none around a dash, straight quotes paired
 * from left to right. Reading it back with the `word` tokenizer gives the same tokens: two words never touch, and a
 * hyphen or an apostrophe never touches a word on both sides.
 *
 * @example
 * detokenize(['"', 'Sir', '?', '"', '—', 'said', 'I', '.']) // '"Sir?"—said I.'
 */
export function detokenize(tokens: readonly string[]): string {
  let text = ''
  let doubleOpen = false
  let singleOpen = false
  let glued = true
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]
    let leansLeft = CLOSERS.has(token) || DASHES.has(token)
    let leansRight = OPENERS.has(token) || DASHES.has(token)
    if (token === '"') {
      // Two in a row close and open; the last of a passage closes.
      const next = tokens[index + 1]
      leansLeft = doubleOpen || (index > 0 && (next === '"' || next === undefined))
      leansRight = !leansLeft
      doubleOpen = leansRight
    } else if (token === "'") {
      leansLeft = before !== undefined && closesSingle(before, singleOpen)
      leansRight = !leansLeft
      singleOpen = leansRight
    }
    const apart = MARK.test(token)
    text += index === 0 || ((glued || leansLeft) && !apart) ? token : ` ${token}`
    glued = leansRight
  })
  return text
}

function closesSingle(before: string, open: boolean): boolean {
  if (!WORDLIKE.test(before)) return open && !OPENERS.has(before) && !DASHES.has(before) && before !== '"'
  return open || /s$/i.test(before) || CLIPPED.has(before.toLowerCase())
}
