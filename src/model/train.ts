/**
 * An n-gram model is an index of its training text. A worked example, with three passages of three words, bigrams, and weights that
 * are given instead of fitted; `tests/model/tutorial.test.ts` runs every line.
 *
 * ```js
 * const recipe = { tokens: 'whitespace', order: 2, weights: [0.2, 0.3, 0.5] }
 * const A = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), recipe)
 * ```
 *
 * Types get ids by falling count, ties in the order of the alphabet. Id 0 is the boundary: `</s>` and `<s>` in one.
 *
 * ```js
 * A.vocabulary.types // ['', 'the', 'cat', 'sat', 'dog', 'ran']
 * A.occurrences.stream.ids // [0, 1, 2, 3, 0, 1, 4, 3, 0, 1, 2, 5, 0]
 * ```
 *
 * The index is the suffix array: the places 0 to 12 of the text, sorted by the two tokens that start there. Ranks 4 to 6 are the
 * places of `the`; in ranks 4 and 5 `cat` follows. So `the` occurs 3 times, `the cat` 2 times, and nothing else was counted.
 *
 * ```js
 * A.occurrences.sorted // [12, 0, 4, 8, 1, 9, 5, 2, 10, 3, 7, 6, 11]
 * const the = narrow(A.occurrences, everywhere(A.occurrences), 0, 1)
 * the // { low: 4, high: 7 }
 * narrow(A.occurrences, the, 1, 2) // { low: 4, high: 6 }
 * ```
 *
 * One score. There are 12 tokens, end marks included, and 6 possible next tokens, so
 * P(dog | the) = 0.5 · 1/3 + 0.3 · 1/12 + 0.2 · 1/6 = 0.225. The surprisal of each token of `the dog ran` is −log2 P in bits; the
 * perplexity is 2 to their mean.
 *
 * ```js
 * nextProbabilities(A, ['the']) // [0.108, 0.108, 0.417, 0.083, 0.225, 0.058]
 * score(A, passagesOf(['the dog ran'])).surprisal // [0.717, 2.152, 4.1, 0.717]
 * score(A, passagesOf(['the dog ran'])).perplexity // 3.788
 * ```
 *
 * One draw after `the`: a rank of its range, all equally likely, and the token that follows at that place. Rank 6 is place 5, which
 * `dog` (id 4) follows.
 *
 * ```js
 * const rank = the.low + randomFrom('tutorial').below(the.high - the.low)
 * rank // 6
 * A.occurrences.stream.ids[A.occurrences.sorted[rank] + 1] // 4
 * ```
 *
 * A writes three passages, and B learns from them with A's vocabulary. This time nobody drew `dog`: B has never seen it, and gives
 * it 0.2 · 1/6 = 0.033 for ever. After `dog` B knows nothing, so the weights of the shorter contexts are scaled up to sum to 1:
 * P(ran | dog) = (0.3 · 2/12 + 0.2 · 1/6) / 0.5 = 0.167.
 *
 * ```js
 * const byA = generate(A, { seed: 2, passages: 3 })
 * Array.from(writePassages(byA.stream, A.vocabulary)) // ['the cat ran', 'the cat sat', 'the cat ran']
 * const B = train(byA, A.recipe)
 * nextProbabilities(B, ['the']) // [0.108, 0.108, 0.608, 0.058, 0.033, 0.083]
 * score(B, passagesOf(['the dog ran'])).surprisal // [0.717, 4.907, 2.585, 0.717]
 * score(B, passagesOf(['the dog ran'])).perplexity // 4.696
 * ```
 */
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { encode, learnVocabulary, type Vocabulary } from '../text/vocabulary.ts'
import { isUnbroken } from '../text/corpus/words.ts'
import type { Passage } from '../text/passage.ts'
import { BOUNDARY, spreadSample, type Stream } from '../text/stream.ts'
import { tokenizerFor, type Case, type ReadingRules } from '../text/tokenizers/index.ts'
import { indexWithContexts, type Contexts } from './index/contexts.ts'
import type { SuffixIndex } from './index/suffix-index.ts'
import { countContexts } from './index/context-counts.ts'
import { fitWeights } from './weights.ts'

/** The options of training. A model's own recipe has every value filled in; a later model trained with it compares with the first. */
export interface Recipe {
  /** `word` (default), `char` or `whitespace`. */
  readonly tokens?: string
  /** The language whose rules `word` follows; default `unknown`. */
  readonly language?: string | null
  /** Whether capitals are taken off (`fold`, the default) or stay (`keep`). */
  readonly case?: Case
  /** Length of the n-grams, from 1 to 10; default 3. */
  readonly order?: number
  /** The frozen vocabulary; default: learned from the text. */
  readonly vocabulary?: Vocabulary
  /** The frozen weights of scoring, level 0 first; default: fitted on `development`. */
  readonly weights?: readonly number[]
  /** No written passage grows longer than this many tokens; default four times the longest passage read, at least 1000. */
  readonly longest?: number
  /** Human text on which the weights are fitted (at most 100,000 tokens of it, spread evenly); default: the training text, each token left out in turn. */
  readonly development?: readonly Passage[]
}

/** An n-gram model: the suffix index of its training text, and what scoring and sampling need. */
export interface Model {
  readonly order: number
  readonly vocabulary: Vocabulary
  readonly occurrences: SuffixIndex
  /** Transitions between contexts, for sampling. */
  readonly contexts: Contexts
  readonly longest: number
  /** Jelinek-Mercer weights by level; fitted at the first use. */
  readonly weights: readonly number[]
  /** The recipe for a later generation: vocabulary, weights and lengths of this model. */
  readonly recipe: Required<Omit<Recipe, 'development' | 'language' | 'case'>>
}

/** The part of a model that scoring reads. */
export type Scorer = Pick<Model, 'order' | 'vocabulary' | 'occurrences' | 'weights'>

export const MAX_ORDER = 10

/** Tokens on which the weights are fitted, spread over the text: enough for a handful of numbers. */
export const FITTED_WORDS = 100_000

/**
 * Trains an n-gram model: indexes the training text.
 *
 * @param text passages, or a text written by a model with the same vocabulary
 * @param options of the index
 * @param options.depth length of the longest n-gram that the index can look up; default the order
 * @throws Refusal when the order is not from 1 to 10, when no passage is as long as the order, or when there are no tokens
 * @example
 * import { generate, nextProbabilities, passagesOf, train } from 'collapse-lab'
 * const A = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { order: 2 })
 * const dog = A.vocabulary.types.indexOf('dog')
 * // B learns from what A wrote, with the same vocabulary. A wrote no dog.
 * const B = train(generate(A, { seed: 2, passages: 3 }), A.recipe)
 * nextProbabilities(A, ['the'])[dog] // → 0.2699…
 * nextProbabilities(B, ['the'])[dog] // → 0.06339…
 */
export function train(
  text: readonly Passage[] | { readonly stream: Stream },
  recipe: Recipe = {},
  { depth }: { depth?: number } = {},
): Model {
  const { tokens = 'word', order = 3 } = recipe
  checkOrder(order)
  const { vocabulary, stream } = read(text, { ...recipe, tokens }, recipe.vocabulary)
  const longestRead = longestPassage(stream)
  if (!('stream' in text))
    checkPassages(longestRead, order, { unbroken: vocabulary.tokenizer.words && text.some(isUnbroken) })
  const longest = recipe.longest ?? Math.max(1000, 4 * longestRead)
  const { occurrences, contexts } = indexWithContexts(stream, vocabulary.unknown + 1, {
    order,
    depth: Math.max(order, depth ?? order),
  })
  let weights = recipe.weights
  const fitted = () => (weights ??= fit(occurrences, order, vocabulary, recipe.development))
  return {
    order,
    vocabulary,
    occurrences,
    contexts,
    longest,
    get weights() {
      return fitted()
    },
    get recipe() {
      return { tokens: vocabulary.tokenizer.name, order, vocabulary, weights: fitted(), longest }
    },
  }
}

/** @throws Refusal unless the order is a whole number from 1 to 10 */
export function checkOrder(order: number): void {
  if (!Number.isInteger(order) || order < 1 || order > MAX_ORDER)
    throw new Refusal(
      phrase`${'order'} must be a whole number from 1 to ${MAX_ORDER}, got ${order}`,
      'order 3 looks at the two words before; longer ones copy more',
    )
}

/**
 * @param longest tokens of the longest passage, its end mark not counted
 * @param unbroken whether a passage has no blanks where the tokenizer looks for some
 * @throws Refusal when no passage is as long as the order
 */
export function checkPassages(longest: number, order: number, { unbroken = false } = {}): void {
  if (longest + 1 < order)
    throw new Refusal(
      phrase`order ${order} is longer than every passage of the text: the longest has ${longest} tokens and an end mark`,
      unbroken
        ? 'the text has no blanks, so that it is one word: read it by characters, as with --tokens char'
        : phrase`use an order of ${longest + 1} or less, or a longer text`,
    )
}

function read(
  text: readonly Passage[] | { readonly stream: Stream },
  rules: ReadingRules,
  vocabulary: Vocabulary | undefined,
): { vocabulary: Vocabulary; stream: Stream } {
  if (!('stream' in text))
    return vocabulary
      ? { vocabulary, stream: encode(text, vocabulary) }
      : learnVocabulary(text, tokenizerFor(rules))
  if (!vocabulary)
    throw new Refusal(
      'a text of ids needs the vocabulary it was written with',
      'pass the recipe of its model',
    )
  return { vocabulary, stream: text.stream }
}

function fit(
  occurrences: SuffixIndex,
  order: number,
  vocabulary: Vocabulary,
  development?: readonly Passage[],
): number[] {
  const whole = development ? encode(development, vocabulary) : occurrences.stream
  const text = spreadSample(whole, FITTED_WORDS)
  const contextCounts = countContexts(occurrences, order, text, vocabulary.unknown)
  return fitWeights(contextCounts, vocabulary.size + 1, { leaveOneOut: !development })
}

/** Tokens of the longest passage. */
export function longestPassage({ ids }: Pick<Stream, 'ids'>): number {
  let longest = 0
  for (let at = 1, start = 1; at < ids.length; at++)
    if (ids[at] === BOUNDARY) {
      longest = Math.max(longest, at - start)
      start = at + 1
    }
  return longest
}
