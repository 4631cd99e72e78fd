import { CHANCE_DRAWS, type Band } from '../../experiment/procedures/chance.ts'
import { central } from '../../experiment/statistics/bootstrap.ts'
import { mean } from '../../arithmetic.ts'
import { lineage } from '../../lineage/lineage.ts'
import type { Plan } from '../../lineage/plan.ts'
import { shuffled } from '../../lineage/sources.ts'
import { randomFrom } from '../../random.ts'
import { stem } from '../../text/corpus/own-text.ts'
import { passageStarts, type Stream } from '../../text/stream.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { hasLetter } from '../../text/tokenizers/tokenizer.ts'
import { labPlan } from './carry-out.ts'
import { labCorpus, type GivenFile, type LabText } from './text.ts'

/** Asks for a text that anybody wrote to be compared with the author's and with copy A. */
export interface BesideRequest {
  readonly kind: 'beside'
  readonly source: GivenFile
  readonly plan: Plan
  /** The words that A has read, as they are counted. */
  readonly types: readonly string[]
  /** What passages are drawn from: the text of the run, where the page has it, else what it quotes. */
  readonly from: LabText | Quotes
}

/** Passages of the author and of copy A that a page quotes. */
export interface Quotes {
  readonly author: readonly string[]
  readonly copy: readonly string[]
}

/** A text beside the author's and copy A, in samples of equal length. Words have a letter or a digit. */
export interface Beside {
  readonly kind: 'beside'
  readonly name: string
  readonly passages: readonly string[]
  readonly words: number
  /** Words that A has not read, with how often they stand in the text, the most frequent first. */
  readonly unread: readonly (readonly [type: string, count: number])[]
  /** What samples give; missing where there are fewer than 30 words, in the text or in what samples are drawn from. */
  readonly samples?: Samples
}

interface Samples {
  /** Words of each sample. */
  readonly length: number
  /** Lengths from one word to that of the samples. */
  readonly at: readonly number[]
  /** Different words of the author, at each length. */
  readonly text: readonly number[]
  readonly author: readonly Band[]
  readonly copy: readonly Band[]
  /** The words that stand in most samples of the author, and which of them this text and a sample of copy A have. */
  readonly usual: readonly { readonly number: number; readonly text: boolean; readonly copy: boolean }[]
  /** Whether samples are drawn from whole texts, and not from passages that a page quotes. */
  readonly whole: boolean
}

/** Fewer words than these say nothing. */
export const FEWEST_WORDS = 30
/** Lengths at which different words are counted. */
const STEPS = 24
/** Samples are at most this share of what they are drawn from: longer ones would be too much alike. */
const MOST_OF_POOL = 0.25
/** The number of usual words. */
const USUAL = 100

/**
 * Compares a text with the author's and with copy A: whole passages of both are drawn by chance, twenty times, and cut to one length. It
 * is that of the text, or a quarter of what there is to draw from, whichever is shorter.
 *
 * @throws Refusal when the text cannot be read
 */
export function compareBeside({ source, plan, types, from }: BesideRequest): Beside {
  const tokenizer = tokenizerFor(plan)
  const { passages } = labCorpus(source, { tokens: plan.tokens })
  const wordsOf = (text: string) => tokenizer.read(text).types.filter(hasLetter)
  const own = passages.flatMap(({ text }) => wordsOf(text))
  const numbers = new Map(types.map((type, number) => [type, number]))
  const unread = new Map<string, number>()
  for (const word of own) if (!numbers.has(word)) unread.set(word, (unread.get(word) ?? 0) + 1)
  const found = {
    ...{ kind: 'beside' as const, name: stem(source.name), passages: passages.map(({ text }) => text) },
    ...{ words: own.length, unread: [...unread].sort((a, b) => b[1] - a[1]) },
  }
  if (own.length < FEWEST_WORDS) return found
  const pools = 'author' in from ? quoted(from, wordsOf) : readAgain(from, plan)
  const length = Math.min(own.length, ...[pools.author, pools.copy].map(pool => Math.floor(pool.flat().length * MOST_OF_POOL))) // prettier-ignore
  if (length < FEWEST_WORDS) return found
  const at = Array.from({ length: STEPS }, (_, step) => Math.round(((step + 1) * length) / STEPS))
  const author = drawn(pools.author, length)
  const copy = drawn(pools.copy, length)
  const growth = (words: readonly string[]) => differentAt(words, at, numbers)
  const first = new Set(own.slice(0, length))
  return {
    ...found,
    samples: {
      ...{ length, at, text: growth(own), author: bands(author.map(growth)), copy: bands(copy.map(growth)) },
      usual: usualWords(author, numbers).map(type => ({ number: numbers.get(type)!, text: first.has(type), copy: copy[0]!.includes(type) })), // prettier-ignore
      whole: !('author' in from),
    },
  }
}

/** Words by the number of samples that have them, most first; of equals those that the author uses more. */
function usualWords(samples: readonly (readonly string[])[], numbers: ReadonlyMap<string, number>): string[] {
  const times = new Map<string, number>()
  for (const words of samples) for (const word of new Set(words)) times.set(word, (times.get(word) ?? 0) + 1)
  return [...times]
    .filter(([word]) => numbers.has(word))
    .sort(([a, of], [b, other]) => other - of || numbers.get(a)! - numbers.get(b)!)
    .slice(0, USUAL)
    .map(([word]) => word)
}

type Pool = readonly (readonly string[])[]

const quoted = ({ author, copy }: Quotes, wordsOf: (text: string) => string[]) => ({
  author: author.map(wordsOf),
  copy: copy.map(wordsOf),
})

/** Lets A write once more, on the text that it has read. */
function readAgain(text: LabText, plan: Plan): { author: Pool; copy: Pool } {
  const corpus = labCorpus(text, plan)
  labPlan(corpus, plan)
  // What is taken of an iterable by its first place ends it: no further copy is written.
  const [first] = lineage(corpus, { ...plan, metrics: ['entropy'] })
  const { baseline, written } = first!
  const pool = (stream: Stream) => passagesIn(stream, baseline.vocabulary.types)
  return { author: pool(baseline.human.stream), copy: pool(written.stream) }
}

function passagesIn(stream: Stream, types: readonly string[]): Pool {
  const starts = passageStarts(stream)
  return Array.from({ length: stream.passages }, (_, passage) =>
    Array.from(stream.ids.subarray(starts[passage], starts[passage + 1]! - 1), id => types[id] ?? '').filter(
      hasLetter,
    ),
  )
}

/** Samples of a length, each of whole passages in random order, the last one cut. */
function drawn(pool: Pool, length: number): string[][] {
  const random = randomFrom('beside', 'chance')
  return Array.from({ length: CHANCE_DRAWS }, () => {
    const words: string[] = []
    for (const passage of shuffled(pool.length, random)) {
      words.push(...pool[passage]!)
      if (words.length >= length) break
    }
    return words.slice(0, length)
  })
}

/** How many different words of the author stand among the first ones of a text. */
function differentAt(
  words: readonly string[],
  at: readonly number[],
  numbers: ReadonlyMap<string, number>,
): number[] {
  const seen = new Set<string>()
  let from = 0
  return at.map(end => {
    for (; from < end; from++) if (numbers.has(words[from]!)) seen.add(words[from]!)
    return seen.size
  })
}

const bands = (draws: readonly (readonly number[])[]): Band[] =>
  draws[0]!.map((_, step) => {
    const values = draws.map(draw => draw[step]!)
    const [low, high] = central(values)
    return { mean: mean(values), low, high }
  })
