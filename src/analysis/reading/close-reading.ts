import { indexText } from '../../model/index/suffix-index.ts'
import { passageStarts, partOf, type Stream } from '../../text/stream.ts'
import { word } from '../../text/tokenizers/word.ts'
import { copiedSentences, copiedSpans, type Echo } from './copied.ts'
import { forebears, type Chain, type Forebear } from './descent.ts'
import { difference, type Change } from './difference.ts'
import type { HumanText } from './human-text.ts'
import type { LastWords } from './last-words.ts'
import { nearestOf, type Nearest } from './nearest.ts'
import { repeatedSpans } from './repeated.ts'
import { coveredTokens, type Span } from './spans.ts'
import { tiersOf, type Tier } from './tiers.ts'

/**
 * A tier with its share of the tokens of the passage, beside the shares in the generation and in human text.
 */
export type TierHere = Tier & { readonly here: number }

/** One passage of a generation, and what in it comes from elsewhere. Tokens are counted from 0. */
export interface CloseReading {
  readonly id: string
  readonly generation: string
  readonly text: string
  readonly tokens: number
  /** Tokens of all that the generation wrote. */
  readonly written: number
  /** Tokens of human text that no model has read, beside which copies are held. */
  readonly heldOut: number
  readonly tiers: readonly TierHere[]
  readonly spans: Readonly<Record<Tier['kind'], readonly Echo[]>>
  /** Tokens whose type no later generation writes; nothing in the last generation. */
  readonly last?: {
    readonly tokens: readonly { readonly token: number; readonly type: string }[]
    readonly here: number
    readonly generation: number
  }
  readonly forebears: readonly Forebear[]
  readonly nearest?: Nearest & {
    /** How many tokens of the passage go back to it. */
    readonly tokens: number
    readonly difference?: readonly Change[]
  }
}

/** What a close reading is made of. */
export interface CloseReadingParts {
  readonly human: HumanText
  readonly order: number
  /** All that the generation wrote, and its name. */
  readonly written: Stream
  readonly generation: string
  /** The passage: its number, from 0, and its text. */
  readonly number: number
  readonly text: string
  readonly last: LastWords | undefined
  /** The ancestors of each of its tokens. */
  readonly chains: readonly Chain[]
}

/** Reads a passage closely: what is copied, repeated, seen for the last time, and where it comes from. */
export function closeReading(parts: CloseReadingParts): CloseReading {
  const { human, order, written, generation, number, text, last, chains } = parts
  const starts = passageStarts(written)
  const passage = partOf(written, starts[number]! - 1, starts[number + 1]!)
  const tiers = tiersOf(human, written, { order })
  const spansOf = ({ kind, length: least }: Tier): Echo[] => {
    if (kind === 'copied') return copiedSpans(human, passage, least)
    if (kind === 'sentence') return copiedSentences(human, passage, least)
    const occurrences = indexText(written, human.vocabulary.unknown + 1, least)
    return repeatedSpans(occurrences, { name: generation, start: starts[number]!, least })
  }
  const read = tiers.map(tier => ({ tier, spans: spansOf(tier) }))
  const marked = (kind: Tier['kind']) =>
    read.find(({ tier }) => tier.kind === kind && tier.marked)?.spans ?? []
  const from = forebears(chains)
  const nearest = nearestHuman(human, text, from)
  const share = (tokens: number) => (passage.words === 0 ? 0 : tokens / passage.words)
  return {
    id: `${generation}/${number + 1}`,
    generation,
    text,
    tokens: passage.words,
    written: written.words,
    heldOut: human.heldOut.words,
    tiers: read.map(({ tier, spans }) => ({ ...tier, here: share(coveredTokens(spans)) })),
    spans: { copied: marked('copied'), sentence: marked('sentence'), repeated: marked('repeated') },
    ...(last ? { last: lastHere(passage, human, last) } : {}),
    forebears: from,
    ...(nearest ? { nearest } : {}),
  }
}

function lastHere({ ids, words }: Stream, { vocabulary }: HumanText, { types, share }: LastWords) {
  const tokens = Array.from(ids.subarray(1, -1), (id, token) => ({
    token,
    type: vocabulary.types[id] ?? '',
  })).filter(({ type }) => types.has(type))
  return { tokens, here: words === 0 ? 0 : tokens.length / words, generation: share }
}

/** The nearest human passage; texts of characters are compared word by word. */
function nearestHuman(
  { passages, vocabulary: { tokenizer } }: HumanText,
  text: string,
  from: readonly Forebear[],
): CloseReading['nearest'] {
  const nearest = nearestOf(text, passages, new Set(from.map(({ passage }) => passage)))
  if (!nearest) return undefined
  const tokens = from.find(({ passage }) => passage === nearest.id)?.tokens ?? 0
  const changes = difference(nearest.text, text, tokenizer.words ? tokenizer : word)
  return { ...nearest, tokens, ...(changes ? { difference: changes } : {}) }
}

/**
 * What a close reading marks: copied spans, copied whole sentences, repeated spans, words written for the last
 * time.
 */
export type MarkKind = 'copied' | 'sentence' | 'repeated' | 'last'

/** What is marked in a passage, by kind. */
export function marksOf({ spans, last }: CloseReading): Readonly<Record<MarkKind, readonly Span[]>> {
  return { ...spans, last: (last?.tokens ?? []).map(({ token }) => ({ token, length: 1 })) }
}
