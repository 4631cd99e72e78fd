import { log2 } from '../../arithmetic.ts'
import type { Passage } from '../../text/passage.ts'
import { spreadSample, type Stream } from '../../text/stream.ts'
import { encode, type Vocabulary } from '../../text/vocabulary.ts'
import { countClassContexts } from './class-context-counts.ts'
import { score, surprisals } from './score.ts'
import { countContexts } from '../index/context-counts.ts'
import { interpolation } from './interpolation.ts'
import { train, type Model } from '../train.ts'
import { fitWeights } from '../weights.ts'

/**
 * An open vocabulary, frozen at A: types that A read at least twice are words of their own, all others are one class, and a
 * model of characters spells the words of the class. So every text has a probability.
 */
export interface OpenVocabulary {
  /** Types with ids up to this one are words of their own. */
  readonly cutoff: number
  /** The held-out text, its rarer words as the class. */
  readonly test: Stream
  /** Bits that spelling the held-out text's words of the class takes. */
  readonly spelling: number
  /** Code points of the held-out text, the end of each passage counted as one. */
  readonly characters: number
}

/** Length of the n-grams of the model that spells. */
const SPELLING_ORDER = 5

/** Characters on which the weights of its levels are fitted. */
const FITTED_CHARACTERS = 10_000

/** Bits of one code point out of all of Unicode: the extra cost of a character that the speller never read. */
const ANY_CHARACTER = log2(0x110000)

export function openVocabulary({ vocabulary }: Model, test: readonly Passage[]): OpenVocabulary {
  // Ids run by falling count.
  const once = vocabulary.counts.findIndex((count, id) => id > 0 && count < 2)
  const known = once < 0 ? vocabulary.size : once - 1
  return {
    cutoff: known,
    test: mergeRare(encode(test, vocabulary), known),
    spelling: spellingBits(test, vocabulary, known),
    characters: test.reduce((sum, { text }) => sum + Array.from(text).length + 1, 0),
  }
}

/**
 * Bits that a model needs for a character of the held-out text, with the weights that perplexity takes. Every word counts, so that models of words and of characters compare (Brown et al. 1992, "An estimate of an upper bound for the entropy of English").
 */
export function bitsPerCharacter(
  open: OpenVocabulary,
  { order, occurrences, weights }: Model,
): number | undefined {
  const { cutoff, test, spelling, characters } = open
  const contextCounts = countClassContexts(occurrences, order, { cutoff, text: test })
  const surprisal = surprisals(contextCounts, interpolation(weights), cutoff + 2)
  return characters === 0
    ? undefined
    : (surprisal.reduce((sum, bits) => sum + bits, 0) + spelling) / characters
}

/** Reads all ids above the cutoff as one class. */
function mergeRare(stream: Stream, cutoff: number): Stream {
  return { ...stream, ids: stream.ids.map(id => Math.min(id, cutoff + 1)) }
}

/** Bits of spelling: by a character model of the words that A read once; unseen characters are any of Unicode. */
function spellingBits(test: readonly Passage[], vocabulary: Vocabulary, cutoff: number): number {
  const counts = rareWords(test, vocabulary, cutoff)
  const rare = vocabulary.types.slice(cutoff + 1)
  const speller = learnSpelling(rare.length > 0 ? rare : vocabulary.types.slice(1))
  const escape = 1 / (speller.occurrences.stream.ids.length + 1)
  let bits = 0
  for (const [word, count] of counts) {
    const { surprisal, outOfVocabulary } = score(speller, spelled([word]))
    const seen = surprisal.reduce((sum, each) => sum + each - log2(1 - escape), 0)
    bits += count * (seen + outOfVocabulary * (ANY_CHARACTER - log2(escape)))
  }
  return bits
}

/** A model of characters; its weights are fitted on a part of the words, each character left out in turn. */
function learnSpelling(words: readonly string[]): Model {
  const longest = words.reduce((most, word) => Math.max(most, Array.from(word).length), 0)
  const order = Math.min(SPELLING_ORDER, longest + 1)
  const { vocabulary, occurrences } = train(spelled(words), { tokens: 'char', order })
  const part = spreadSample(occurrences.stream, FITTED_CHARACTERS)
  const contextCounts = countContexts(occurrences, order, part, vocabulary.unknown)
  const weights = fitWeights(contextCounts, vocabulary.size + 1, { leaveOneOut: true })
  return train({ stream: occurrences.stream }, { tokens: 'char', order, vocabulary, weights })
}

const spelled = (words: readonly string[]): Passage[] =>
  words.map((text, index) => ({ id: String(index), text }))

/** Occurrences of each word of the class in the test text. */
function rareWords(
  test: readonly Passage[],
  { tokenizer, idOf }: Vocabulary,
  cutoff: number,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of test)
    for (const type of tokenizer.read(text).types) {
      if (idOf(type) > cutoff) counts.set(type, (counts.get(type) ?? 0) + 1)
    }
  return counts
}
