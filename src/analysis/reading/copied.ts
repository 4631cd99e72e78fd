import { sentenceRanges } from '../../metrics/features/ranges.ts'
import { matchSpans } from '../../metrics/features/spans.ts'
import { everywhere, narrow } from '../../model/index/suffix-index.ts'
import type { Stream } from '../../text/stream.ts'
import type { HumanText } from './human-text.ts'
import { longestSpans, type Span } from './spans.ts'

/** A span of tokens that also occurs in another text, or elsewhere in the same text. */
export interface Echo extends Span {
  /** The passage of the first other occurrence, and its token there, counted from 0. */
  readonly passage: string
  readonly at: number
  /** Number of other occurrences. */
  readonly times: number
}

/**
 * Finds the spans of a passage that the human text has too, of `least` tokens or more.
 *
 * @param stream the passage alone
 */
export function copiedSpans(human: HumanText, stream: Stream, least: number): Echo[] {
  const { lengths } = matchSpans(human.occurrences, stream)
  return longestSpans(lengths.subarray(1), least).map(span => whereInHuman(human, stream, span))
}

/**
 * Finds the whole sentences of a passage that are whole sentences of the human text, of `least` tokens or more.
 */
export function copiedSentences(human: HumanText, stream: Stream, least: number): Echo[] {
  return sentencesOf(human, stream, least).map(span => whereInHuman(human, stream, span))
}

/** Counts the tokens of a text in sentences of the human text, of `least` tokens or more. */
export function tokensInSentences(human: HumanText, stream: Stream, least: number): number {
  return sentencesOf(human, stream, least).reduce((sum, { length }) => sum + length, 0)
}

function sentencesOf({ sentences, vocabulary }: HumanText, stream: Stream, least: number): Span[] {
  if (!vocabulary.tokenizer.words) return []
  const { from, to } = sentenceRanges(stream, vocabulary)
  return Array.from(from, (start, k) => ({ token: start - 1, length: to[k]! - start })).filter(
    ({ token, length }) => length >= least && sentences.has(stream.ids, token + 1, token + 1 + length),
  )
}

function whereInHuman({ occurrences, passages, placeOf }: HumanText, { ids }: Stream, span: Span): Echo {
  let interval = everywhere(occurrences)
  for (let offset = 0; offset < span.length; offset++)
    interval = narrow(occurrences, interval, offset, ids[span.token + 1 + offset]!)
  const places = occurrences.sorted.subarray(interval.low, interval.high)
  const { passage, token } = placeOf(places.reduce((a, b) => Math.min(a, b)))
  return { ...span, passage: passages[passage]!.id, at: token, times: places.length }
}
