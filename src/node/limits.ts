import { totalmem } from 'node:os'
import { EXCERPT_WORDS } from '../evidence/evidence.ts'
import { tokensWritten, type Plan } from '../lineage/plan.ts'
import { regimeNamed } from '../lineage/regimes/index.ts'
import { tokenizerNamed } from '../text/tokenizers/index.ts'
import type { LoadedCorpus } from '../text/own-text.ts'
import { refuseAbove } from './memory.ts'

/** Bytes that a token takes while a generation learns from it: the text, and twice two numbers while it is sorted. */
const READ = 20
/** Bytes that a written token takes: its id. */
const WRITTEN = 4
/** Bytes that the genealogy of a token takes: a place. */
const TRACED = 4
/** Bytes that a token takes while it is measured: the passages of a kind, sentences that were seen. */
const MEASURED = 8
/** Bytes that a token of the samples takes: indexes, names of their sequences, what was seen before. */
const SAMPLED = 80

/**
 * About how much memory a plan will take, in bytes: from the sizes alone, before anything is read.
 *
 * @param memory what the machine has; a plan may take four fifths of it
 * @throws Refusal when it is more than that, since running out of memory cannot be caught
 */
export function checkMemory(corpus: LoadedCorpus, plan: Plan, memory = totalmem()): number {
  const { characters, words } = sizeOf(corpus, plan.tokens)
  const perPassage = words / Math.max(1, corpus.passages.length)
  const written = tokensWritten(plan, words, plan.generations) ?? Math.ceil((plan.passages ?? 0) * perPassage)
  const kept = regimeNamed(plan.regime).keeps === 'all' ? plan.generations : 1
  const learned = Math.max(words, kept * written)
  const bytes =
    characters * 4 +
    words * READ +
    learned * READ +
    (kept + 1) * written * WRITTEN +
    written * MEASURED +
    Math.min(written, EXCERPT_WORDS) * SAMPLED +
    (plan.genealogy ? (learned + 2 * written) * TRACED : 0)
  return refuseAbove(
    bytes,
    memory,
    'the plan',
    [
      'let each generation write less (--size, --passages)',
      ...(plan.genealogy ? ['leave out the genealogy (--no-genealogy)'] : []),
      ...(kept > 1 ? ['take fewer generations'] : []),
    ].join(', or '),
  )
}

/**
 * The same for the measures of a text, alone or beside another.
 *
 * @throws Refusal when it is more than four fifths of the memory
 */
export function checkMeasuring(texts: readonly LoadedCorpus[], tokens: string, memory = totalmem()): number {
  const bytes = texts
    .map(text => sizeOf(text, tokens))
    .reduce(
      (sum, { characters, words }) =>
        sum + words * (READ + MEASURED) + Math.min(words, EXCERPT_WORDS) * SAMPLED + characters * 4,
      0,
    )
  return refuseAbove(bytes, memory, 'measuring', 'measure a part of the text')
}

/** Passages, and characters of each, by which the tokens of a text are estimated. */
const COUNTED = { passages: 200, characters: 2000 }

/** About how many tokens the first generation of a plan writes. */
export function expectedTokens(corpus: LoadedCorpus, plan: Plan): number {
  const { words } = sizeOf(corpus, plan.tokens)
  return tokensWritten(plan, words) ?? ((plan.passages ?? 0) * words) / Math.max(1, corpus.passages.length)
}

function sizeOf({ passages }: LoadedCorpus, tokens: string): { characters: number; words: number } {
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0)
  const { split } = tokenizerNamed(tokens)
  const step = Math.ceil(passages.length / COUNTED.passages)
  const counted = passages
    .filter((_, passage) => passage % step === 0)
    .map(({ text }) => text.slice(0, COUNTED.characters))
  const length = counted.reduce((sum, text) => sum + text.length, 0)
  const words = counted.reduce((sum, text) => sum + split(text).length, 0)
  return { characters, words: Math.ceil((characters * words) / Math.max(1, length)) }
}
