import { indexText, type SuffixIndex } from '../../model/index/suffix-index.ts'
import type { OpenVocabulary } from '../../model/scoring/open-vocabulary.ts'
import type { Stream } from '../../text/stream.ts'
import { longestPassage, train as trainModel, type Scorer } from '../../model/train.ts'
import { restrictToVocabulary, type Vocabulary } from '../../text/vocabulary.ts'
import { once, onceByDepth } from '../../once.ts'
import { countNgrams, DEPTH, ngramsOf, type CountedNgrams, type Ngrams } from './ngrams.ts'
import { sentenceRanges } from './ranges.ts'
import { TokenRangeSet } from './repeats.ts'
import { sortDeeper } from './spans.ts'

/** What a corpus says of a passage. */
export interface PassageFacts {
  readonly label?: string
  readonly section?: string
}

/** The human side of every comparison. All generations of a lineage share it. */
export interface Human {
  /** The text that A learns from. */
  readonly train: Stream
  /** The training text, indexed at least one token deeper than the order. */
  readonly occurrences: SuffixIndex
  readonly order: number
  /** Held-out text. Each out-of-vocabulary type has an id of its own (see `extendVocabulary`). */
  readonly test?: Stream
  readonly trainPassages?: readonly PassageFacts[]
  readonly testPassages?: readonly PassageFacts[]
  /** A, as it scores. */
  readonly scorer?: Scorer
  /** How the held-out text is spelled out: for bits per character. */
  readonly open?: () => OpenVocabulary
}

/** Indexes of the human text, each made when first asked for and shared by all generations. */
export interface HumanIndex {
  /** The suffix array of the training text, sorted deep enough to look up spans of any length. */
  spans(): SuffixIndex
  /**
   * A model that learned from the held-out text alone, which A never read, with A's vocabulary and order; nothing where there is none, or
   * no passage of it is as long as the order.
   */
  independent(): Scorer | undefined
  /** The held-out text, indexed, and its n-grams. */
  ngrams(n: number): Ngrams | undefined
  /** The n-grams of the training text, and how often it has each. */
  trainingNgrams(n: number): CountedNgrams
  /** The sentences of the training text. */
  sentences(): TokenRangeSet
}

const ofTraining = new WeakMap<SuffixIndex, Omit<HumanIndex, 'ngrams' | 'independent'>>()
const ofTest = new WeakMap<Stream, HumanIndex['ngrams']>()
const learned = new WeakMap<Stream, HumanIndex['independent']>()

/** Finds the indexes of a human text, or makes them; they are remembered as long as the text is. */
export function humanIndex(human: Human, vocabulary: Vocabulary): HumanIndex {
  const { train, test, occurrences } = human
  return {
    ...kept(ofTraining, occurrences, () => {
      const spans = once(() => sortDeeper(occurrences))
      return {
        spans,
        trainingNgrams: byLength(n =>
          countNgrams(ngramsOf(n <= occurrences.depth ? occurrences : spans(), n)),
        ),
        sentences: once(() => {
          const sentences = new TokenRangeSet(train.ids)
          const { from, to } = sentenceRanges(train, vocabulary)
          for (let k = 0; k < from.length; k++) sentences.add(from[k]!, to[k]!)
          return sentences
        }),
      }
    }),
    independent: test ? kept(learned, test, () => once(() => learnedFrom(test, human))) : () => undefined,
    ngrams: test ? kept(ofTest, test, () => ngramsByLength(test, vocabulary)) : () => undefined,
  }
}

function learnedFrom(test: Stream, { scorer }: Human): Scorer | undefined {
  if (!scorer || longestPassage(test) + 1 < scorer.order) return undefined
  const { vocabulary, order } = scorer
  const recipe = { tokens: vocabulary.tokenizer.name, vocabulary, order }
  return trainModel({ stream: restrictToVocabulary(test, vocabulary) }, recipe)
}

function ngramsByLength(test: Stream, vocabulary: Vocabulary): (n: number) => Ngrams {
  const indexed = onceByDepth(DEPTH, depth => indexText(test, vocabulary.unknown + 1, depth))
  return byLength(n => ngramsOf(indexed(n), n))
}

/** What a function of the length of n-grams gives, remembered by length. */
function byLength<T>(make: (n: number) => T): (n: number) => T {
  const found = new Map<number, T>()
  return n => found.get(n) ?? found.set(n, make(n)).get(n)!
}

function kept<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
