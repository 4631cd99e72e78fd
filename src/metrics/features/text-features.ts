import { indexText } from '../../model/index/suffix-index.ts'
import { rankTokens } from '../../model/scoring/guesses.ts'
import { passageSurprisal, score } from '../../model/scoring/score.ts'
import type { Model, Scorer } from '../../model/train.ts'
import {
  concatenate,
  countTypes,
  passageStarts,
  spreadSample,
  withoutSurfaces,
  type Stream,
} from '../../text/stream.ts'
import {
  type Vocabulary,
  restrictToVocabulary,
  learnVocabulary,
  extendVocabulary,
} from '../../text/vocabulary.ts'
import { writePassages } from '../../text/write.ts'
import { Coverage } from './coverage.ts'
import { pairCounts, spectrumOf, type Pairs } from './distribution.ts'
import { humanIndex, type Human, type HumanIndex, type PassageFacts } from './human.ts'
import { once, onceByDepth } from '../../once.ts'
import { DEPTH, ngramsOf, type CountedNgrams, type Ngrams } from './ngrams.ts'
import { duplicateShare } from './near-duplicates.ts'
import type { Part } from './parts.ts'
import { passageRanges, sentenceRanges } from './ranges.ts'
import { matchSpans, type Spans } from './spans.ts'
import { widthsOf } from './web-repetition.ts'
import { passagesOf } from '../../text/passage.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'

/** What the features of a text are computed from. */
export interface TextFeatureInputs {
  /** The human types, followed by the types of the other texts (see `extendVocabulary`). */
  readonly vocabulary: Vocabulary
  /** The text that is measured. */
  readonly written: Stream
  /** What the corpus says of its passages. */
  readonly writtenPassages?: readonly PassageFacts[]
  /** The model that wrote it, or one that learned from it. */
  readonly model?: Model
  readonly human?: Human
  /**
   * The text that is compared with the human training text: what was written (default), or held-out human text.
   */
  readonly compared?: Stream
  /** For each place of `written`, its ancestor in the human training text; −1 for none. */
  readonly ancestors?: Int32Array
  /** Tokens of the sample that measures which depend on length look at. Default 100,000. */
  readonly sampleWords?: number
  /** The whole text, where this is a part of one. */
  readonly whole?: TextFeatures
}

/**
 * Default tokens of a sample.
 *
 * @example
 * import { SAMPLE_WORDS } from 'collapse-lab/metrics'
 * SAMPLE_WORDS // → 100000
 */
export const SAMPLE_WORDS = 100_000

/** Tokens of an {@link TextFeatures.excerpt}, at most. */
export const EXCERPT_WORDS = 2_000_000

/** How the source of a measure that is taken on the excerpt ends. */
export const OF_EXCERPT = 'of a text over two million tokens, on that many of them, spread evenly'

/**
 * Features of a text that measures look at. Each is worked out once, when first asked for.
 *
 * @example
 * import { learnVocabulary, metricNamed, passagesOf, TextFeatures, tokenizerNamed } from 'collapse-lab'
 * const { vocabulary, stream } = learnVocabulary(passagesOf(['a rose is a rose']), tokenizerNamed('word'))
 * const features = new TextFeatures({ vocabulary, written: stream })
 * vocabulary.types // → [ '', 'a', 'rose', 'is' ]
 * Array.from(features.counts()) // → [ 1, 2, 2, 1, 0 ]
 * metricNamed('types-written').measure(features) // → 3
 */
export class TextFeatures {
  readonly inputs: TextFeatureInputs
  readonly vocabulary: Vocabulary
  readonly written: Stream
  readonly human: Human | undefined
  readonly ancestors: Int32Array | undefined
  readonly compared: Stream
  readonly sampleWords: number
  private readonly index: HumanIndex | undefined

  constructor(inputs: TextFeatureInputs) {
    this.inputs = inputs
    this.vocabulary = inputs.vocabulary
    this.written = inputs.written
    this.human = inputs.human
    this.ancestors = inputs.ancestors
    this.compared = inputs.compared ?? inputs.written
    this.sampleWords = inputs.sampleWords ?? SAMPLE_WORDS
    this.index = inputs.human && humanIndex(inputs.human, inputs.vocabulary)
  }

  /** Occurrences in the written text by id. */
  readonly counts = once(() => countTypes(this.written, this.vocabulary.unknown + 1))

  /** Code points of each type, by id. */
  readonly widths = once(() => widthsOf(this.vocabulary))

  /** Frequency spectrum of the written text: how many types have each count. */
  readonly spectrum = once(() => spectrumOf(this.counts()))

  /** Occurrences in the model's training text by id. */
  readonly trainingCounts = once(
    () => this.inputs.model && countTypes(this.inputs.model.occurrences.stream, this.vocabulary.unknown + 1),
  )

  /** Suffix array of an equal-size sample of the written text, sorted to a depth or deeper. */
  readonly sample = onceByDepth(DEPTH, depth =>
    indexText(spreadSample(this.written, this.sampleWords), this.vocabulary.unknown + 1, depth),
  )

  /**
   * The written text; of a longer one `EXCERPT_WORDS` tokens, in passages spread evenly over it. Averages
   * need no more.
   */
  readonly excerpt = once(() => spreadSample(this.written, EXCERPT_WORDS))

  /** The sample as prose, a passage a line; quotation marks and capitals by rules, so that no measure depends on how an author sets them. */
  readonly prose = once(() =>
    Array.from(writePassages(withoutSurfaces(this.sample(DEPTH).stream), this.vocabulary)).join('\n'),
  )

  private readonly ngramsByLength = new Map<number, Ngrams>()
  /** The n-grams of the sample. */
  ngrams(n: number): Ngrams {
    let ngrams = this.ngramsByLength.get(n)
    if (!ngrams) this.ngramsByLength.set(n, (ngrams = ngramsOf(this.sample(n), n)))
    return ngrams
  }

  readonly passages = once(() => passageRanges(this.written))
  readonly sentences = once(() => sentenceRanges(this.written, this.vocabulary))
  readonly duplicatePassages = once(() => duplicateShare(this.written, this.passages(), this.vocabulary))
  readonly duplicateSentences = once(() => duplicateShare(this.written, this.sentences(), this.vocabulary))

  /**
   * For each place of a sample of the compared text: the longest span that the human training text has too.
   */
  readonly spans = once(
    (): Spans | undefined =>
      this.index && matchSpans(this.index.spans(), spreadSample(this.compared, this.sampleWords)),
  )

  /** The sentences of the human training text. */
  readonly humanSentences = once(() => this.index?.sentences())

  /**
   * For each place of the held-out text: the longest n-gram, up to `depth` tokens, that the written text has too.
   */
  readonly covered = onceByDepth(
    DEPTH,
    depth => this.human?.test && this.coverageOfWhole(depth)?.spans(this.human.test),
  )

  private readonly coverage = onceByDepth(
    DEPTH,
    depth =>
      this.human?.test &&
      new Coverage(this.human.test, this.vocabulary.unknown + 1, depth).read(this.written),
  )

  /** The n-grams of the held-out text. */
  heldOutNgrams(n: number): Ngrams | undefined {
    return this.index?.ngrams(n)
  }

  /** The n-grams of the human training text. */
  trainingNgrams(n: number): CountedNgrams | undefined {
    return this.index?.trainingNgrams(n)
  }

  /**
   * For each place of the human training text: the longest n-gram, up to `depth` tokens, that the written text has too.
   */
  readonly survived = onceByDepth(
    DEPTH,
    depth =>
      this.human &&
      matchSpans(indexText(this.written, this.vocabulary.unknown + 1, depth), this.human.train, depth),
  )

  /** Pairs the counts of the human training text and of the compared text, in samples of equal size. */
  pairs(part?: Part): Pairs | undefined {
    const counted = this.countedPairs()
    return counted && pairCounts(counted.human, counted.other, part)
  }

  private readonly countedPairs = once(() => {
    const count = (stream: Stream) => countTypes(stream, this.vocabulary.unknown + 1)
    const samples = this.equalSamples()
    return samples && { human: count(samples.human), other: count(samples.other) }
  })

  /** Samples of equal size of the human training text and of the compared text. */
  private readonly equalSamples = once(() => {
    if (!this.human) return undefined
    const { train, test } = this.human
    const words = Math.min(this.sampleWords, train.words, this.compared.words, test?.words ?? Infinity)
    if (words === 0) return undefined
    return { human: spreadSample(train, words), other: spreadSample(this.compared, words) }
  })

  /** Both samples of equal size as one text, the human one first, indexed. */
  private readonly bothSamples = onceByDepth(DEPTH, depth => {
    const samples = this.equalSamples()
    return (
      samples && indexText(concatenate([samples.human, samples.other]), this.vocabulary.unknown + 1, depth)
    )
  })

  /** Counts the n-gram types of samples of equal size of the human training text and of the compared text. */
  support(n: number): Support | undefined {
    const index = this.bothSamples(n)
    if (!index) return undefined
    const { typeAt, types } = ngramsOf(index, n)
    const border = this.equalSamples()!.human.ids.length
    const has = [new Uint8Array(types), new Uint8Array(types)] as const
    typeAt.forEach((type, place) => {
      if (type >= 0) has[place < border ? 0 : 1][type] = 1
    })
    const count = (holds: (type: number) => number) => has[0].reduce((sum, _, type) => sum + holds(type), 0)
    return {
      human: count(type => has[0][type]!),
      written: count(type => has[1][type]!),
      both: count(type => has[0][type]! & has[1][type]!),
    }
  }

  /** The model's score on the held-out human text. */
  readonly score = once(() => {
    const { model, human } = this.inputs
    // The end of a passage is predicted too, so any text with a passage has something to score.
    return model && human?.test?.passages
      ? score(model, restrictToVocabulary(human.test, model.vocabulary))
      : undefined
  })

  /** Mean surprisal of the passages of a sample of the compared text under A, in bits, by rising surprisal; empty passages left out. */
  readonly surprisalUnderA = once(() => this.passagesUnder(this.human?.scorer, this.compared))

  /** Mean surprisal of the passages of a sample of the written text under the independent model, as under A. */
  readonly surprisalElsewhere = once(() => this.passagesUnder(this.index?.independent(), this.written))

  private passagesUnder(model: Scorer | undefined, text: Stream): Float64Array | undefined {
    if (!model) return undefined
    const sample = restrictToVocabulary(spreadSample(text, this.sampleWords), model.vocabulary)
    const starts = passageStarts(sample)
    return passageSurprisal(model, sample)
      .filter((_, passage) => starts[passage + 1]! - 1 > starts[passage]!)
      .sort()
  }

  /** Ranks of the right token among the model's guesses on the held-out text. */
  readonly tokenRanks = once(() => {
    const { model, human } = this.inputs
    return model && human?.test && rankTokens(model, restrictToVocabulary(human.test, model.vocabulary))
  })

  /**
   * The text and the human text read as words, where tokens are characters; nothing where tokens are words.
   */
  readonly words = once(() => readAsWords(this.vocabulary, this.written, this.human?.train))

  /** Coverage of the whole text, where only the held-out text is narrowed. */
  private coverageOfWhole(depth: number): Coverage | undefined {
    const { whole } = this.inputs
    return whole?.written === this.written ? whole.coverage(depth) : this.coverage(depth)
  }
}

/** How many n-gram types two texts have, and how many of them are in both. */
export interface Support {
  readonly human: number
  readonly written: number
  readonly both: number
}

/** A text of characters, read as words. */
export interface Words {
  /** The words of the human training text, followed by the words that only the written text has. */
  readonly vocabulary: Vocabulary
  /** Occurrences in the written text by id. */
  readonly counts: Int32Array
}

const humans = new WeakMap<Stream, Vocabulary>()

/** @returns nothing where tokens are words already, or there is no human text */
export function readAsWords(vocabulary: Vocabulary, written: Stream, human?: Stream): Words | undefined {
  if (vocabulary.tokenizer.words || !human) return undefined
  const word = tokenizerNamed('word')
  const passages = (stream: Stream) => passagesOf(Array.from(writePassages(stream, vocabulary)))
  let known = humans.get(human)
  if (!known) humans.set(human, (known = learnVocabulary(passages(human), word).vocabulary))
  const read = extendVocabulary(known, passages(written))
  return { vocabulary: read.vocabulary, counts: countTypes(read.streams[0]!, read.vocabulary.unknown + 1) }
}
