import { exp } from '../arithmetic.ts'
import type { Passage } from '../text/passage.ts'
import { BOUNDARY, type Stream } from '../text/stream.ts'
import type { Tokenizer } from '../text/tokenizers/index.ts'
import { readIds } from '../text/vocabulary.ts'
import { pairTablesOf } from './pair-tables.ts'
import { unknownOf, type BackoffLevel, type BackoffModel } from './backoff-model.ts'
import type { PairTable } from '../pair-table.ts'

/** How well a backoff model foresees a text, as the toolkits report it: end marks are scored, and so are unknown words. */
export interface BackoffScore {
  /** Tokens and end marks. */
  readonly tokens: number
  readonly outOfVocabulary: number
  /** Logarithm to the base 10 of the probability of the whole text. */
  readonly logProb: number
  /** Over all tokens, the unknown ones too; infinite where something is impossible. */
  readonly perplexity: number
  /** Over the tokens that the model knows. */
  readonly perplexityOfKnown: number
}

/** Reads a text as ids of a model's words. */
export function encodeFor(
  { types }: BackoffModel,
  passages: Iterable<Pick<Passage, 'text'>>,
  tokenizer: Tokenizer,
): Stream {
  const ids = new Map(types.slice(1, -1).map((type, index) => [type, index + 1]))
  return readIds(passages, tokenizer, new Map(), token => ids.get(tokenizer.fold(token)) ?? types.length - 1)
}

/**
 * Scores a text.
 *
 * @param stream ids of the model's words, `<unk>` for all others
 */
export function scoreBackoff(model: BackoffModel, stream: Stream): BackoffScore {
  const unknown = unknownOf(model)
  const scorer = new BackoffBlocks(model)
  let [logProb, logProbOfKnown, outOfVocabulary] = [0, 0, 0]
  for (let from = 1; from < stream.ids.length; from += BLOCK) {
    const ids = stream.ids.subarray(from, from + BLOCK)
    const surprisals = scorer.go(ids)
    for (let at = 0; at < ids.length; at++) {
      logProb += surprisals[at]!
      if (ids[at] === unknown) outOfVocabulary += 1
      else logProbOfKnown += surprisals[at]!
    }
  }
  const tokens = stream.ids.length - 1
  return {
    tokens,
    outOfVocabulary,
    logProb,
    perplexity: perplexityOf(logProb, tokens),
    perplexityOfKnown: perplexityOf(logProbOfKnown, tokens - outOfVocabulary),
  }
}

const NONE = -1

/** Tokens that are looked up at a time. */
const BLOCK = 512

/**
 * Goes through a text in blocks of tokens: for each length it finds all n-grams that end in a block at once, each by the one shorter
 * that ends a token before. Their look-ups wait for memory together.
 */
class BackoffBlocks {
  private readonly levels: readonly BackoffLevel[]
  private readonly finders: readonly PairTable[]
  /** By length from 1: the n-grams that end at the places of a block, −1 for none; at 0 that at the last place of the block before. */
  private readonly endings: readonly Int32Array[]
  private readonly surprisals = new Float64Array(BLOCK)

  constructor({ levels }: BackoffModel) {
    this.levels = levels
    this.finders = pairTablesOf(levels)
    this.endings = levels.map(({ length }) => new Int32Array(BLOCK + 1).fill(length === 1 ? BOUNDARY : NONE))
  }

  /** @returns log10 of the probability of each token, in an array that the next block takes */
  go(ids: Int32Array): Float64Array {
    const { endings, finders, surprisals } = this
    endings[0]!.set(ids, 1)
    for (let index = 1; index < finders.length; index++) {
      const shorter = endings[index - 1]!.subarray(0, ids.length)
      finders[index]!.findAll(shorter, ids, endings[index]!.subarray(1, ids.length + 1))
    }
    for (let at = 0; at < ids.length; at++) surprisals[at] = this.surprisal(at)
    for (const ending of endings) ending[0] = ending[ids.length]!
    return surprisals
  }

  /** The probability of the longest n-gram that ends at a place, and the weights of the longer contexts that it was not seen in. */
  private surprisal(at: number): number {
    const { levels, endings } = this
    const [words] = endings as [Int32Array]
    let logProb = 0
    // Behind an end mark there is one context, `<s>`.
    const longest = words[at] === BOUNDARY ? Math.min(1, levels.length - 1) : levels.length - 1
    for (let index = longest; index > 0; index--) {
      const found = endings[index]![at + 1]!
      if (found !== NONE) return logProb + levels[index]!.prob[found]!
      const context = endings[index - 1]![at]!
      if (context !== NONE) logProb += levels[index - 1]!.backoff[context]!
    }
    return logProb + levels[0]!.prob[words[at + 1]!]!
  }
}

/** 10 to the mean surprise. */
const perplexityOf = (logProb: number, tokens: number) => exp((-logProb / tokens) * 2.302585092994046)
