import { exp2, log2, mean } from '../../arithmetic.ts'
import { encode } from '../../text/vocabulary.ts'
import type { Passage } from '../../text/passage.ts'
import type { Stream } from '../../text/stream.ts'
import { countContexts, ContextCursor, type ContextCounts } from '../index/context-counts.ts'
import { interpolation, type Interpolation } from './interpolation.ts'
import type { Model } from '../train.ts'

/** How well a model foresees a text. */
export interface Score {
  /** 2 to the mean surprise: among how many equally likely words the model wavers, on average. */
  readonly perplexity: number
  /** Surprise of each scored token in bits, in the order of the text. */
  readonly surprisal: Float64Array
  /** The scored tokens: types of the vocabulary and end marks. */
  readonly targets: Int32Array
  /** Tokens that are not in the vocabulary, left out of the perplexity. */
  readonly outOfVocabulary: number
  /** Their share of the text's tokens, end marks not counted. */
  readonly outOfVocabularyRate: number
}

/**
 * Scores a text that the model has not read: perplexity over the tokens in the frozen vocabulary and the end marks.
 *
 * @param text passages, or a stream of the model's own vocabulary
 */
export function score(model: Model, text: readonly Passage[] | Stream): Score {
  const { vocabulary, occurrences, order } = model
  const stream = 'ids' in text ? text : encode(text, vocabulary)
  const sightings = countContexts(occurrences, order, stream, vocabulary.unknown)
  const surprisal = surprisals(sightings, interpolation(model.weights), vocabulary.size + 1)
  return {
    perplexity: perplexity(surprisal),
    surprisal,
    targets: sightings.targets,
    outOfVocabulary: sightings.unknown,
    outOfVocabularyRate: stream.words === 0 ? 0 : sightings.unknown / stream.words,
  }
}

/** 2 to the mean of surprises in bits. @throws RangeError when there is none */
export function perplexity(surprisal: Float64Array): number {
  if (surprisal.length === 0) throw new RangeError('perplexity of no tokens')
  return exp2(mean(surprisal))
}

/**
 * The probability of every type after some tokens, by id; at 0 that of the passage's end. They sum to 1.
 *
 * @param before the tokens since the passage's beginning, as types
 */
export function nextProbabilities(model: Model, before: readonly string[]): Float64Array {
  const { vocabulary, occurrences, order } = model
  const cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
  for (const type of before) cursor.step(vocabulary.idOf(type))
  const reading = interpolation(model.weights)
  const counts = new Int32Array(order)
  const totals = new Int32Array(order)
  return Float64Array.from({ length: vocabulary.size + 1 }, (_, id) => {
    cursor.look(id, counts.fill(0), totals.fill(0), 0)
    return probability({ counts, totals, order }, 0, reading, vocabulary.size + 1)
  })
}

/** Surprise of every row in bits. @param outcomes types and end mark */
export function surprisals(sightings: ContextCounts, reading: Interpolation, outcomes: number): Float64Array {
  return Float64Array.from(
    sightings.targets,
    (_, row) => -log2(probability(sightings, row, reading, outcomes)),
  )
}

/** P(w | h) of one row: keep + pass · P of the shorter context, from the uniform distribution upwards. */
function probability(
  { counts, totals, order }: Pick<ContextCounts, 'counts' | 'totals' | 'order'>,
  row: number,
  reading: Interpolation,
  outcomes: number,
): number {
  let p = 1 / outcomes
  for (let level = 1; level <= order; level++) {
    const total = totals[row * order + level - 1]!
    if (total === 0) break
    p = reading.keep(counts[row * order + level - 1]!, total, level) + reading.pass(level) * p
  }
  return p
}
