import { matchSpans } from '../../metrics/features/spans.ts'
import { indexText } from '../../model/index/suffix-index.ts'
import { spreadSample, type Stream } from '../../text/stream.ts'
import { tokensInSentences } from './copied.ts'
import type { HumanText } from './human-text.ts'
import { tokensRepeated } from './repeated.ts'
import { coveredTokens, longestSpans } from './spans.ts'

/** A kind of span that a close reading marks, with its length and how common it is. */
export interface Tier {
  readonly kind: 'copied' | 'sentence' | 'repeated'
  /** Fewest tokens of a span of this tier. */
  readonly length: number
  /** Whether its spans are marked. */
  readonly marked: boolean
  /** Share of the generation's tokens in such spans. */
  readonly generation: number
  /** Share of the tokens of human text in such spans. */
  readonly human: number
}

/** Tokens of a text that are compared with the human text. */
export const SAMPLE_TOKENS = 100_000
/** Longest span that is told apart. */
const MAX_LENGTH = 256
/** Spans are marked if they cover less than half of the generation and less than a twentieth of human text. */
const MAX_SHARE_OF_GENERATION = 1 / 2
const MAX_SHARE_OF_HUMAN = 1 / 20

/**
 * Length of everyday copies at an order: an n-gram model copies at least n tokens, so n + 2 tokens are common.
 */
export const everyday = (order: number) => order + 2

/** Lengths that are tried: 2n + 2 tokens for order n, then doubled each time. */
function* lengths(order: number): Generator<number> {
  for (let length = 2 * order + 2; length <= MAX_LENGTH; length *= 2) yield length
}

/**
 * Finds the tiers of a generation. Copied spans of n + 2 tokens are everyday at order n, and not marked. Whole
 * copied sentences come next. Longer copied spans, and phrases repeated in the generation, have 2n + 2 tokens; the
 * length doubles until they cover less than half of the generation and less than a twentieth of human text. Copies
 * are counted on a sample of 100,000 tokens, repetitions on the whole. The human share is measured on held-out
 * human text for copies, and on the human training text against itself for repetitions.
 */
export function tiersOf(human: HumanText, written: Stream, { order }: { order: number }): Tier[] {
  const short = everyday(order)
  const copied = { generation: copiedShare(human, written), human: copiedShare(human, human.heldOut) }
  const sentences = { generation: sentenceShare(human, written), human: sentenceShare(human, human.heldOut) }
  const repeated = { generation: repeatedShare(written, human), human: repeatedShare(human.stream, human) }
  return [
    { ...tierAt('copied', short, copied), marked: false },
    firstMarked('copied', order, copied),
    ...(human.vocabulary.tokenizer.words ? [tierAt('sentence', short, sentences)] : []),
    firstMarked('repeated', order, repeated),
  ]
}

type ShareAt = (length: number) => number

interface Shares {
  readonly generation: ShareAt
  readonly human: ShareAt
}

function tierAt(kind: Tier['kind'], length: number, shares: Shares): Tier {
  const [generation, human] = [shares.generation(length), shares.human(length)]
  return {
    kind,
    length,
    marked: generation < MAX_SHARE_OF_GENERATION && human < MAX_SHARE_OF_HUMAN,
    generation,
    human,
  }
}

/** The tier of the shortest length that is marked; if none is, the tier of the greatest length, unmarked. */
function firstMarked(kind: Tier['kind'], order: number, shares: Shares): Tier {
  let tier: Tier | undefined
  for (const length of lengths(order)) {
    tier = tierAt(kind, length, shares)
    if (tier.marked) break
  }
  return tier!
}

function copiedShare(human: HumanText, text: Stream): ShareAt {
  const sample = spreadSample(text, SAMPLE_TOKENS)
  const spans = matchSpans(human.occurrences, sample)
  return length => share(coveredTokens(longestSpans(spans.lengths, length)), sample)
}

function sentenceShare(human: HumanText, text: Stream): ShareAt {
  const sample = spreadSample(text, SAMPLE_TOKENS)
  return length => share(tokensInSentences(human, sample, length), sample)
}

function repeatedShare(text: Stream, { vocabulary }: HumanText): ShareAt {
  return length => share(tokensRepeated(indexText(text, vocabulary.unknown + 1, length), length), text)
}

const share = (tokens: number, { words }: Stream) => (words === 0 ? 0 : tokens / words)
