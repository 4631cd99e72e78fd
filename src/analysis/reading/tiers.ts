import { matchSpans } from '../../metrics/features/spans.ts'
import { indexText } from '../../model/index/suffix-index.ts'
import { spreadSample, type Stream } from '../../text/stream.ts'
import { tokensInSentences } from './copied.ts'
import type { HumanText } from './human-text.ts'
import { tokensRepeated } from './repeated.ts'
import { coveredTokens, longestSpans } from './spans.ts'

/** What is marked in a passage, or would be. */
export interface Tier {
  readonly kind: 'copied' | 'sentence' | 'repeated'
  /** Tokens that a span of this tier has at the least. */
  readonly length: number
  /** Whether it is marked. */
  readonly marked: boolean
  /** Share of the generation's tokens in such spans. */
  readonly generation: number
  /** The same for human text. */
  readonly human: number
}

/** Tokens of a text that are held against the human text. */
export const SAMPLE = 100_000
/** Spans are told apart up to this length. */
const LONGEST = 256
/** A mark on more than half of a text says nothing; nor does one on what human texts have among themselves. */
const HALF = 1 / 2
const RARE = 1 / 20

/** An n-gram model copies n tokens at the least, so that spans two tokens longer are its everyday. */
export const everyday = (order: number) => order + 2

/** 2n + 2 tokens for order n, and twice as many again and again. */
function* lengths(order: number): Generator<number> {
  for (let length = 2 * order + 2; length <= LONGEST; length *= 2) yield length
}

/**
 * The tiers of a generation: copied spans of n + 2 tokens, which are everyday at order n and not marked; whole sentences copied;
 * and the copied spans, and the phrases repeated in the generation itself, of 2n + 2 tokens, or as often twice as many as it takes
 * until they make up less than half of the generation's text and less than a twentieth of human text. Copies are counted on a
 * sample of 100,000 tokens, repetitions on the whole. The human share is that of held-out human text for what is copied, and of the
 * human training text against itself for what is repeated.
 */
export function tiersOf(human: HumanText, written: Stream, { order }: { order: number }): Tier[] {
  const short = everyday(order)
  const copied = { generation: copiedShare(human, written), human: copiedShare(human, human.heldOut) }
  const sentences = { generation: sentenceShare(human, written), human: sentenceShare(human, human.heldOut) }
  const repeated = { generation: repeatedShare(written, human), human: repeatedShare(human.stream, human) }
  return [
    { ...tierAt('copied', short, copied), marked: false },
    firstTelling('copied', order, copied),
    ...(human.vocabulary.tokenizer.words ? [tierAt('sentence', short, sentences)] : []),
    firstTelling('repeated', order, repeated),
  ]
}

type ShareAt = (length: number) => number

interface Shares {
  readonly generation: ShareAt
  readonly human: ShareAt
}

function tierAt(kind: Tier['kind'], length: number, shares: Shares): Tier {
  const [generation, human] = [shares.generation(length), shares.human(length)]
  return { kind, length, marked: generation < HALF && human < RARE, generation, human }
}

/** The tier of the least length that tells something; if none does, that of the greatest, unmarked. */
function firstTelling(kind: Tier['kind'], order: number, shares: Shares): Tier {
  let tier: Tier | undefined
  for (const length of lengths(order)) {
    tier = tierAt(kind, length, shares)
    if (tier.marked) break
  }
  return tier!
}

function copiedShare(human: HumanText, text: Stream): ShareAt {
  const sample = spreadSample(text, SAMPLE)
  const spans = matchSpans(human.occurrences, sample)
  return length => share(coveredTokens(longestSpans(spans.lengths, length)), sample)
}

function sentenceShare(human: HumanText, text: Stream): ShareAt {
  const sample = spreadSample(text, SAMPLE)
  return length => share(tokensInSentences(human, sample, length), sample)
}

function repeatedShare(text: Stream, { vocabulary }: HumanText): ShareAt {
  return length => share(tokensRepeated(indexText(text, vocabulary.unknown + 1, length), length), text)
}

const share = (tokens: number, { words }: Stream) => (words === 0 ? 0 : tokens / words)
