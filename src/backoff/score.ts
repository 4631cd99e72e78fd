import { exp } from '../arithmetic.ts'
import type { Passage } from '../text/passage.ts'
import { BOUNDARY, type Stream } from '../text/stream.ts'
import type { Tokenizer } from '../text/tokenizers/index.ts'
import { readIds } from '../text/vocabulary.ts'
import { pairTablesOf, unknownOf, wordFinder, type BackoffLevel, type BackoffModel } from './backoff-model.ts'
import { NONE, type PairTable } from '../pair-table.ts'

/** How well a backoff model predicts a text, as the toolkits report it: end marks and unknown words are scored. */
export interface BackoffScore {
  /** Tokens and end marks. */
  readonly tokens: number
  readonly outOfVocabulary: number
  /** Tokens whose logarithm is −99 or below, which stands for never in ARPA files. */
  readonly impossible: number
  /** Logarithm to the base 10 of the probability of the whole text. */
  readonly logProb: number
  /** Over all tokens, unknown words included; infinite where the probability of a token is 0. */
  readonly perplexity: number
  /** Over the tokens that the model knows. */
  readonly perplexityOfKnown: number
}

/**
 * Reads a text as ids of a model's words; words that are the same in NFC are the same.
 *
 * @example
 * import { encodeFor, passagesOf, smooth, smoothingNamed, tokenizerNamed, train } from 'collapse-lab'
 * const text = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { tokens: 'whitespace', order: 2 })
 * const model = smooth(text, smoothingNamed('witten-bell'))
 * const { ids } = encodeFor(model, passagesOf(['the cat fell']), tokenizerNamed('whitespace'))
 * model.types.slice(0, 3) // → [ '', 'the', 'cat' ]
 * // The model knows no "fell": that is 6, `<unk>`. 0 stands at both ends.
 * Array.from(ids) // → [ 0, 1, 2, 6, 0 ]
 */
export function encodeFor(
  model: BackoffModel,
  passages: Iterable<Pick<Passage, 'text'>>,
  tokenizer: Tokenizer,
): Stream {
  const idOf = wordFinder(model)
  return readIds(passages, tokenizer, new Map(), type => ({ id: idOf(type), form: 0 }), false)
}

/**
 * Scores a text.
 *
 * Input: ids of a text in order.
 * Output: log10 probability and perplexity, with and without unknown words.
 *
 * @param stream ids of the model's words, `<unk>` for all others
 * @example
 * import { encodeFor, passagesOf, scoreBackoff, smooth, smoothingNamed, tokenizerNamed, train } from 'collapse-lab'
 * const text = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { tokens: 'whitespace', order: 2 })
 * const model = smooth(text, smoothingNamed('witten-bell'))
 * const stream = encodeFor(model, passagesOf(['the cat fell']), tokenizerNamed('whitespace'))
 * const { tokens, outOfVocabulary, perplexity } = scoreBackoff(model, stream)
 * tokens // → 4
 * outOfVocabulary // → 1
 * perplexity // → 4.7895…
 */
export function scoreBackoff(model: BackoffModel, stream: Stream): BackoffScore {
  const unknown = unknownOf(model)
  const scorer = new BackoffBlocks(model)
  let [logProb, logProbOfKnown, outOfVocabulary, impossible] = [0, 0, 0, 0]
  for (let from = 1; from < stream.ids.length; from += BLOCK) {
    const ids = stream.ids.subarray(from, from + BLOCK)
    const logProbs = scorer.go(ids)
    for (let at = 0; at < ids.length; at++) {
      logProb += logProbs[at]!
      if (logProbs[at]! <= NEVER) impossible += 1
      if (ids[at] === unknown) outOfVocabulary += 1
      else logProbOfKnown += logProbs[at]!
    }
  }
  const tokens = stream.ids.length - 1
  return {
    tokens,
    outOfVocabulary,
    impossible,
    logProb,
    perplexity: perplexityOf(logProb, tokens),
    perplexityOfKnown: perplexityOf(logProbOfKnown, tokens - outOfVocabulary),
  }
}

/** A token of a text as a backoff model predicts it. */
export interface BackoffToken {
  /** By the model's words; 0 for an end mark. */
  readonly id: number
  /** Tokens of the longest n-gram of the model that ends here: its context is one shorter. 1 for an unknown word. */
  readonly length: number
  /** Logarithm to the base 10 of its probability; −99 or less stands for never. */
  readonly logProb: number
}

/**
 * Scores a text token by token, as KenLM's `query -v word` prints it: every token and end mark, in order.
 *
 * @param stream ids of the model's words, `<unk>` for all others
 * @example
 * import { backoffTokens, encodeFor, passagesOf, smooth, smoothingNamed, tokenizerNamed, train } from 'collapse-lab'
 * const text = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { tokens: 'whitespace', order: 2 })
 * const model = smooth(text, smoothingNamed('witten-bell'))
 * const stream = encodeFor(model, passagesOf(['the cat fell']), tokenizerNamed('whitespace'))
 * // "the" and "cat" end a pair that the model has seen, "fell" and the end of the passage none.
 * Array.from(backoffTokens(model, stream), ({ length }) => length) // → [ 2, 2, 1, 1 ]
 * Array.from(backoffTokens(model, stream), ({ logProb }) => 10 ** logProb)
 * // → [ 0.8035…, 0.4634…, 0.02380…, 0.2142… ]
 */
export function* backoffTokens(
  model: BackoffModel,
  stream: Stream,
): Generator<BackoffToken, void, undefined> {
  const scorer = new BackoffBlocks(model)
  for (let from = 1; from < stream.ids.length; from += BLOCK) {
    const ids = stream.ids.subarray(from, from + BLOCK)
    const logProbs = scorer.go(ids)
    const lengths = scorer.lengths.slice(0, ids.length)
    for (let at = 0; at < ids.length; at++)
      yield { id: ids[at]!, length: lengths[at]!, logProb: logProbs[at]! }
  }
}

/** The logarithm of what never comes, in ARPA files. */
const NEVER = -99

/** Tokens whose look-ups are made side by side. */
const BLOCK = 512

/**
 * Scores a text in blocks of tokens: for each length it finds all n-grams that end in a block at once, each by the context that
 * ends one token before. Their look-ups wait for memory together.
 */
class BackoffBlocks {
  private readonly levels: readonly BackoffLevel[]
  private readonly pairTables: readonly PairTable[]
  /** By length from 1: the n-grams that end at the places of a block, −1 for none; at 0 that at the last place of the block before. */
  private readonly endings: readonly Int32Array[]
  private readonly logProbs = new Float64Array(BLOCK)
  /** The lengths of the longest n-grams that end at the places of the last block. */
  readonly lengths = new Uint8Array(BLOCK)

  constructor({ levels }: BackoffModel) {
    this.levels = levels
    this.pairTables = pairTablesOf(levels)
    this.endings = levels.map(({ length }) => new Int32Array(BLOCK + 1).fill(length === 1 ? BOUNDARY : NONE))
  }

  /** @returns log10 of the probability of each token, in an array that the next block overwrites */
  go(ids: Int32Array): Float64Array {
    const { endings, pairTables, logProbs } = this
    endings[0]!.set(ids, 1)
    for (let index = 1; index < pairTables.length; index++) {
      const shorter = endings[index - 1]!.subarray(0, ids.length)
      pairTables[index]!.findAll(shorter, ids, endings[index]!.subarray(1, ids.length + 1))
    }
    for (let at = 0; at < ids.length; at++) logProbs[at] = this.logProb(at)
    for (const ending of endings) ending[0] = ending[ids.length]!
    return logProbs
  }

  /** Log probability of a token: that of the longest n-gram that ends there, plus the backoff weights of the longer contexts. */
  private logProb(at: number): number {
    const { levels, endings } = this
    const [words] = endings as [Int32Array]
    let logProb = 0
    // Behind an end mark there is one context, `<s>`.
    const longest = words[at] === BOUNDARY ? Math.min(1, levels.length - 1) : levels.length - 1
    for (let index = longest; index > 0; index--) {
      const found = endings[index]![at + 1]!
      if (found !== NONE) {
        this.lengths[at] = index + 1
        return logProb + levels[index]!.prob[found]!
      }
      const context = endings[index - 1]![at]!
      if (context !== NONE) logProb += levels[index - 1]!.backoff[context]!
    }
    this.lengths[at] = 1
    return logProb + levels[0]!.prob[words[at + 1]!]!
  }
}

/** 10 to the mean surprisal. */
const perplexityOf = (logProb: number, tokens: number) => powerOfTen(-logProb / tokens)

/** 10 to a number, such as the probability of a token from its logarithm. */
export const powerOfTen = (exponent: number) => exp(exponent * 2.302585092994046)
