import { totalmem } from 'node:os'
import { tokensWritten, type Plan } from '../lineage/plan.ts'
import { regimeNamed } from '../lineage/regimes/index.ts'
import { Refusal } from '../refusal.ts'
import type { LoadedCorpus } from './corpora.ts'

/** Bytes that a token takes while a generation learns from it: ids, the index and its spare copy, contexts, ancestors. */
const READ = 28
/** Bytes that a written token takes: id, parent, ancestor, and the room that grows in advance. */
const WRITTEN = 16
/** Bytes that a written token takes while it is measured: an index of it, names of its sequences, what was seen before. */
const MEASURED = 56

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
  const bytes =
    words * READ +
    Math.max(words, kept * written) * READ +
    kept * written * WRITTEN +
    written * MEASURED +
    characters * 4
  return refuseAbove(
    bytes,
    memory,
    'the plan',
    `let each generation write less (--size, --passages)${kept > 1 ? ', or take fewer generations' : ''}`,
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
    .reduce((sum, { characters, words }) => sum + words * (READ + MEASURED) + characters * 4, 0)
  return refuseAbove(bytes, memory, 'measuring', 'measure a part of the text')
}

function sizeOf({ passages }: LoadedCorpus, tokens: string): { characters: number; words: number } {
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0)
  return { characters, words: tokens === 'char' ? characters : Math.ceil(characters / 4) }
}

function refuseAbove(bytes: number, memory: number, what: string, hint: string): number {
  if (bytes <= memory * 0.8) return bytes
  throw new Refusal(
    `${what} would take about ${gibibytes(bytes)} GiB of memory, and this machine has ${gibibytes(memory)} GiB`,
    hint,
  )
}

const gibibytes = (bytes: number) => (bytes / 1073741824).toFixed(1)
