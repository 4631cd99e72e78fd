import { exp2, log2 } from '../arithmetic.ts'
import { EXCERPT_WORDS } from '../metrics/features/text-features.ts'
import type { Passage } from '../text/passage.ts'
import { tokenizerFor, type ReadingRules } from '../text/tokenizers/index.ts'
import { lengthsOf } from './length.ts'
import type { Plan } from './plan.ts'
import { regimeNamed } from './regimes/index.ts'
import { phrase } from '../phrase.ts'

/** Bytes of a token while a model is trained on it: its id, four numbers while the suffix array is sorted, and how it is written. */
const READ = 21
/** Bytes of a written token: its id, and how it is written. */
const WRITTEN = 5
/** Bytes of the genealogy of a token: a place. */
const TRACED = 4
/** Bytes of a token while it is measured: the passages of a label, the sentences seen so far. */
const MEASURED = 8
/** Bytes of a token in the samples: indexes, the n-grams' keys, the sets of n-grams seen so far. */
const SAMPLED = 80

/** Estimates the memory that a plan takes, in bytes, from the sizes alone, before anything is trained. */
export function memoryOf(passages: readonly Passage[], plan: Plan): number {
  const { characters, words } = sizeOf(passages, plan)
  const written = Math.max(...lengthsOf(plan, { words, passages: passages.length }))
  const kept = regimeNamed(plan.regime).keeps === 'all' ? plan.generations : 1
  const learned = Math.max(words, kept * written)
  return (
    characters * 4 +
    words * READ +
    learned * READ +
    (kept + 1) * written * WRITTEN +
    written * MEASURED +
    Math.min(written, EXCERPT_WORDS) * SAMPLED +
    (plan.genealogy ? (learned + 2 * written) * TRACED : 0)
  )
}

/** Bytes of the heap for each character of a text, and for each distinct word: its strings, and what is known of it. */
const HEAP = { character: 5, type: 400 }

/** Estimates the heap that reading and counting a text takes, in bytes: most of it is for its distinct words. */
export function heapOf(passages: readonly Passage[], rules: ReadingRules): number {
  const { characters, types } = sizeOf(passages, rules)
  return characters * HEAP.character + types * HEAP.type
}

/** Says which options make a plan take less memory. */
export function lighter(plan: Plan): string {
  return [
    phrase`let each generation write less (--size, --passages)`,
    ...(plan.genealogy ? [phrase`leave out the genealogy (--no-genealogy)`] : []),
    ...(regimeNamed(plan.regime).keeps === 'all' ? [phrase`take fewer generations`] : []),
  ].reduce((some, one) => phrase`${some}, or ${one}`)
}

/** Estimates the memory that measuring a text takes, in bytes. */
export function memoryOfMeasures(passages: readonly Passage[], tokens: string): number {
  const { characters, words } = sizeOf(passages, { tokens })
  return words * (READ + MEASURED) + Math.min(words, EXCERPT_WORDS) * SAMPLED + characters * 4
}

/** The sample from which the tokens of a text are estimated: passages, and characters of each. */
const COUNTED = { passages: 200, characters: 2000 }

/** Estimates the most tokens that a generation of a plan writes. */
export function expectedTokens(passages: readonly Passage[], plan: Plan): number {
  const { words } = sizeOf(passages, plan)
  return Math.max(...lengthsOf(plan, { words, passages: passages.length }))
}

function sizeOf(
  passages: readonly Passage[],
  rules: ReadingRules,
): { characters: number; words: number; types: number } {
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0)
  const { split } = tokenizerFor(rules)
  const step = Math.ceil(passages.length / COUNTED.passages)
  const counted = passages
    .filter((_, passage) => passage % step === 0)
    .map(({ text }) => text.slice(0, COUNTED.characters))
  const length = counted.reduce((sum, text) => sum + text.length, 0)
  const seen = counted.flatMap(text => split(text))
  const words = Math.ceil((characters * seen.length) / Math.max(1, length))
  return { characters, words, types: expectedTypes(seen, words) }
}

/** Extrapolates the distinct words of a text from a sample by Heaps' law: their growth between half of the sample and all of it continues. */
function expectedTypes(sample: readonly string[], words: number): number {
  const [half, all] = [new Set(sample.slice(0, sample.length >> 1)).size, new Set(sample).size]
  if (half === 0 || words <= sample.length) return all
  // log2 of the growth is the exponent; at most 1, as a text has no more words than tokens.
  return Math.ceil(all * exp2(Math.min(1, log2(all / half)) * log2(words / sample.length)))
}
