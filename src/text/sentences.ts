/** Roles of a token for the end of a sentence. Plain: none. */
export const PLAIN = 0
/** A full stop, which an abbreviation before it can disarm. */
export const STOP = 1
/** `!`, `?` or `…`. */
export const TERMINAL = 2
/** A closing mark, which belongs to the sentence that it closes. */
export const CLOSING = 3
/** A straight quote: every second one of a passage closes. */
export const QUOTE = 4
/** Mr, St, etc, and single letters but I. */
export const ABBREVIATION = 5
/** An opening bracket or quote, or an apostrophe that stands alone. */
export const OPENING = 6

const ABBREVIATIONS = new Set(
  'mr mrs ms dr st messrs capt col gen gov hon jr sr prof rev vs viz etc no vol chap fig'.split(' '),
)

/** The role of a token, one of the constants of this file. */
export function sentenceRole(token: string): number {
  if (token === '.') return STOP
  if (token === '!' || token === '?' || token === '…') return TERMINAL
  if (token === '”' || token === ')' || token === ']' || token === '»') return CLOSING
  if (token === '"') return QUOTE
  if (token === '(' || token === '[' || token === '“' || token === '‘' || token === '«' || token === "'")
    return OPENING
  const lower = token.toLowerCase()
  return ABBREVIATIONS.has(lower) || (lower !== 'i' && /^\p{L}$/u.test(token)) ? ABBREVIATION : PLAIN
}

/**
 * Where the sentences of a passage begin. A sentence ends after `.`, `!`, `?` or `…` and the closing marks that follow;
 * a full stop after an abbreviation does not end one.
 *
 * @param roles the role of each token of one passage
 * @returns positions in `roles`, the first 0; empty for no tokens
 * @example
 * sentenceStarts(['Call', 'me', 'Ishmael', '.', 'Some', 'years', 'ago'].map(sentenceRole)) // [0, 4]
 */
export function sentenceStarts(roles: ArrayLike<number>): number[] {
  const starts: number[] = []
  let open = true
  let quoted = false
  for (let at = 0; at < roles.length; at++) {
    const role = roles[at]!
    const belongs = role === CLOSING || role === STOP || role === TERMINAL || (role === QUOTE && quoted)
    if (open && (starts.length === 0 || !belongs)) {
      starts.push(at)
      open = false
    }
    if (role === QUOTE) quoted = !quoted
    if (role === TERMINAL || (role === STOP && roles[at - 1] !== ABBREVIATION)) open = true
  }
  return starts
}

/**
 * The sentences of a running text, as they stand. A sentence ends at white space after `.`, `!`, `?` or `…` and closing marks,
 * unless the full stop belongs to an abbreviation.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let words: string[] = []
  for (const word of text.split(/\s+/u)) {
    if (word === '') continue
    words.push(word)
    if (!closesSentence(word)) continue
    sentences.push(words.join(' '))
    words = []
  }
  return words.length > 0 ? [...sentences, words.join(' ')] : sentences
}

/** Whether a word, with the marks that touch it, is a sentence's last. */
function closesSentence(word: string): boolean {
  let end = word.length
  while (end > 0 && `"”’')]»`.includes(word[end - 1]!)) end -= 1
  let bare = end
  while (bare > 0 && '.!?…'.includes(word[bare - 1]!)) bare -= 1
  if (bare === end) return false
  const abbreviated = end === word.length && word.endsWith('.') && end - bare === 1
  return !abbreviated || sentenceRole(word.slice(0, bare).replace(/^["'“‘([]+/, '')) !== ABBREVIATION
}
