import { exp2, log2, mean } from '../../arithmetic.ts'
import { encode } from '../../text/vocabulary.ts'
import type { Passage } from '../../text/passage.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'
import { countContexts, ContextCursor, type ContextCounts } from '../index/context-counts.ts'
import { interpolation, type Interpolation } from './interpolation.ts'
import type { Scorer } from '../train.ts'

/** How well a model predicts a text. */
export interface Score {
  /** 2 to the mean surprisal: the model is as uncertain as if it chose among this many equally likely words. */
  readonly perplexity: number
  /** Surprisal of each scored token, −log2 P, in bits, in the order of the text. */
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
 * @example
 * import { passagesOf, score, train } from 'collapse-lab'
 * const A = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { order: 2, weights: [0.2, 0.3, 0.5] })
 * score(A, passagesOf(['the dog ran'])).perplexity // → 3.7879…
 */
export function score(model: Scorer, text: readonly Passage[] | Stream): Score {
  const { vocabulary, occurrences, order } = model
  const stream = 'ids' in text ? text : encode(text, vocabulary)
  const contextCounts = countContexts(occurrences, order, stream, vocabulary.unknown)
  const surprisal = surprisals(contextCounts, interpolation(model.weights), vocabulary.size + 1)
  return {
    perplexity: perplexity(surprisal),
    surprisal,
    targets: contextCounts.targets,
    outOfVocabulary: contextCounts.unknown,
    outOfVocabularyRate: stream.words === 0 ? 0 : contextCounts.unknown / stream.words,
  }
}

/**
 * Mean surprisal of each passage under a model, in bits a token, the end counted; words that the model does not know are left out.
 *
 * @param text a stream of the model's own vocabulary
 */
export function passageSurprisal(model: Scorer, text: Stream): Float64Array {
  const { surprisal, targets } = score(model, text)
  const means = new Float64Array(text.passages)
  let [passage, bits, tokens] = [0, 0, 0]
  for (let row = 0; row < targets.length; row++) {
    bits += surprisal[row]!
    tokens += 1
    if (targets[row] !== BOUNDARY) continue
    means[passage++] = bits / tokens
    bits = tokens = 0
  }
  return means
}

/** 2 to the mean surprisal in bits. @throws RangeError when there is no token */
export function perplexity(surprisal: Float64Array): number {
  if (surprisal.length === 0) throw new RangeError('perplexity of no tokens')
  return exp2(mean(surprisal))
}

/**
 * The probability of every type after some tokens, by id; at 0 that of the passage's end. They sum to 1.
 *
 * @param before the tokens since the passage's beginning, as types
 * @example
 * import { nextProbabilities, passagesOf, train } from 'collapse-lab'
 * const A = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { order: 2, weights: [0.2, 0.3, 0.5] })
 * A.vocabulary.types // → [ '', 'the', 'cat', 'sat', 'dog', 'ran' ]
 * // 0.5 · 1/3 + 0.3 · 1/12 + 0.2 · 1/6 for "dog".
 * nextProbabilities(A, ['the'])[4] // → 0.2249…
 */
export function nextProbabilities(model: Scorer, before: readonly string[]): Float64Array {
  const { vocabulary, occurrences, order } = model
  const cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
  for (const type of before) cursor.advance(vocabulary.idOf(type))
  const estimator = interpolation(model.weights)
  const counts = new Int32Array(order)
  const totals = new Int32Array(order)
  return Float64Array.from({ length: vocabulary.size + 1 }, (_, id) => {
    cursor.lookup(id, counts.fill(0), totals.fill(0), 0)
    return probability({ counts, totals, order }, 0, estimator, vocabulary.size + 1)
  })
}

/** Surprisal of every row in bits. @param outcomes number of types and end mark */
export function surprisals(
  contextCounts: ContextCounts,
  estimator: Interpolation,
  outcomes: number,
): Float64Array {
  return Float64Array.from(
    contextCounts.targets,
    (_, row) => -log2(probability(contextCounts, row, estimator, outcomes)),
  )
}

/** P(w | h) of one row: keep + pass · P of the shorter context, from the uniform distribution upwards. */
function probability(
  { counts, totals, order }: Pick<ContextCounts, 'counts' | 'totals' | 'order'>,
  row: number,
  estimator: Interpolation,
  outcomes: number,
): number {
  let p = 1 / outcomes
  for (let level = 1; level <= order; level++) {
    const total = totals[row * order + level - 1]!
    if (total === 0) break
    p = estimator.keep(counts[row * order + level - 1]!, total, level) + estimator.pass(level) * p
  }
  return p
}
