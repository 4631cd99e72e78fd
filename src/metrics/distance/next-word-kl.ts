import { log2 } from '../../arithmetic.ts'
import { ContextCursor } from '../../model/index/context-counts.ts'
import { SeenNext } from '../../model/scoring/followers.ts'
import type { Scorer } from '../../model/train.ts'
import { spreadSample, type Stream } from '../../text/stream.ts'
import { restrictToVocabulary } from '../../text/vocabulary.ts'
import type { Metric } from '../metric.ts'

/** Held-out tokens whose contexts are asked: each asks for the probability of every word. */
const CONTEXTS = 1000

export const nextWordKl: Metric = {
  name: 'next-word-kl',
  title: 'distance of the next word that the model expects from the one that A expects',
  unit: 'bits',
  collapse: 'up',
  source: `Kullback and Leibler 1951, KL(A ‖ model) of the next token, with the probabilities of perplexity, mean over the contexts of at most 1,000 held-out tokens and the ends of their passages; after Seddik et al. 2024 (2404.05090), who follow the distribution after one context from model to model`,
  caveat:
    'A is the yardstick and not the truth: it is 0 for A, whatever A has wrong; a word that the model has lost counts by the uniform part of its scores',
  needs: 'model',
  subject: 'held-out',
  lengths: 'any',
  taken: 'by name',
  measure: ({ human, inputs: { model } }) => {
    const A = human?.scorer
    if (!A || !model || !human.test?.passages) return undefined
    return meanDivergence(A, model, spreadSample(restrictToVocabulary(human.test, A.vocabulary), CONTEXTS))
  },
}

/** KL(A ‖ model) of the next token in bits, the mean over the places of a text. Both models have one vocabulary. */
function meanDivergence(A: Scorer, model: Scorer, { ids }: Stream): number {
  const sides = [A, model].map(side => ({
    next: new SeenNext(side),
    cursor: new ContextCursor(side.occurrences, side.order, side.vocabulary.unknown),
    probabilities: new Float64Array(A.vocabulary.size + 1),
  }))
  const [own, other] = sides.map(({ probabilities }) => probabilities)
  let sum = 0
  for (const id of ids.subarray(1)) {
    for (const { next, cursor, probabilities } of sides) next.distribution(cursor, probabilities)
    own!.forEach((p, word) => (sum += p === 0 ? 0 : p * log2(p / other![word]!)))
    for (const { cursor } of sides) cursor.advance(id)
  }
  return Math.max(0, sum / (ids.length - 1))
}
