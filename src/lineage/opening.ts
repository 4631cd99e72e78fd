import type { Model } from '../model/train.ts'
import { BOUNDARY, passageStarts, type Stream } from '../text/stream.ts'
import type { Tokenizer } from '../text/tokenizers/index.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { writeRange } from '../text/write.ts'

/** Tokens of an opening: enough words to hear a voice, few enough that later models still know them. */
const WORDS = 3
const CHARACTERS = 12
/** The longest sample passage of a generation, in tokens. */
const SAMPLE_LENGTH = { words: 60, characters: 300 }

/** The length of the longest sample passage, in tokens. */
export const sampleLength = ({ words }: Pick<Tokenizer, 'words'>): number =>
  words ? SAMPLE_LENGTH.words : SAMPLE_LENGTH.characters

/** The length of an opening, in tokens. */
export const openingLength = ({ words }: Pick<Tokenizer, 'words'>): number => (words ? WORDS : CHARACTERS)

/**
 * How a passage of the held-out human text begins, for every generation to go on from: of all beginnings made of plain
 * words, the one whose passage-opening words occur most often in the human training text (ties: the first).
 *
 * @returns ids, the passage's beginning first; empty when the text has no such beginning
 */
export function chooseOpening(model: Model, test: Stream): readonly number[] {
  const { vocabulary } = model
  const length = openingLength(vocabulary.tokenizer)
  const openings = candidates(test, length, vocabulary.unknown)
  const known = countOpenings(model.occurrences.stream, length)
  let best: readonly number[] = []
  let most = -1
  for (const opening of openings) {
    if (vocabulary.tokenizer.words && !opening.every(id => /^[\p{L}]/u.test(vocabulary.types[id]!))) continue
    const count = known.get(opening.slice(0, length - 1).join(' ')) ?? 0
    if (count > most) {
      most = count
      best = opening
    }
  }
  return best
}

/** The first passage of a text that has a token, of at most {@link sampleLength}; ` …` where it was cut there. */
export function firstPassage(text: Stream, vocabulary: Vocabulary): string {
  const starts = passageStarts(text)
  const most = sampleLength(vocabulary.tokenizer)
  const passage = Array.from({ length: text.passages }, (_, passage) => passage).find(
    passage => starts[passage + 1]! - starts[passage]! > 1,
  )
  if (passage === undefined) return ''
  const [from, to] = [starts[passage]!, starts[passage + 1]! - 1]
  return `${writeRange(text, vocabulary, from, Math.min(to, from + most))}${to - from > most ? ' …' : ''}`
}

/** Counts by which tokens passages begin: all tokens of an opening but the last. */
function countOpenings(text: Stream, length: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const opening of candidates(text, length - 1, -1)) {
    const key = opening.join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function* candidates(text: Stream, length: number, unknown: number): Generator<readonly number[]> {
  const starts = passageStarts(text)
  for (let passage = 0; passage < text.passages; passage++) {
    const opening = Array.from(text.ids.subarray(starts[passage], starts[passage]! + length))
    if (opening.length === length && !opening.includes(BOUNDARY) && !opening.includes(unknown)) yield opening
  }
}
