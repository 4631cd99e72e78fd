import { indexText } from '../../model/index/suffix-index.ts'
import { rankTokens } from '../../model/scoring/guesses.ts'
import { score } from '../../model/scoring/score.ts'
import type { Model } from '../../model/train.ts'
import { countTypes, spreadSample, type Stream } from '../../text/stream.ts'
import { type Vocabulary, restrictToVocabulary } from '../../text/vocabulary.ts'
import { Coverage } from './coverage.ts'
import { pairCounts, spectrumOf, type Pairs } from './distribution.ts'
import { humanIndex, type Human, type HumanIndex, type PassageFacts } from './human.ts'
import { once, onceByDepth } from '../../once.ts'
import { DEPTH, ngramsOf, type Ngrams } from './ngrams.ts'
import { duplicateShare } from './near-duplicates.ts'
import type { Part } from './parts.ts'
import { proseOf } from './prose.ts'
import { passageRanges, sentenceRanges } from './ranges.ts'
import { matchSpans, type Spans } from './spans.ts'
import { readAsWords } from './words.ts'

export interface TextFeatureParts {
  /** The human types, and behind them those of the other texts at hand (see `extendVocabulary`). */
  readonly vocabulary: Vocabulary
  /** The text that is measured. */
  readonly written: Stream
  /** What the corpus says of its passages. */
  readonly writtenPassages?: readonly PassageFacts[]
  /** The model that wrote it, or one that learned from it. */
  readonly model?: Model
  readonly human?: Human
  /** The text that is set beside the human training text: what was written (default), or held-out human text. */
  readonly compared?: Stream
  /** For each place of `written`, the place in the human training text that it goes back to; −1 for none. */
  readonly ancestors?: Int32Array
  /** Measures that depend on length look at so many tokens. Default 100,000. */
  readonly sampleWords?: number
  /** Where this is a part of a text: the whole. */
  readonly whole?: TextFeatures
}

export const SAMPLE_WORDS = 100_000

/** Tokens of an {@link TextFeatures.excerpt} at the most. */
export const EXCERPT_WORDS = 2_000_000

/** How the source of a measure that is taken on the excerpt ends. */
export const OF_EXCERPT = 'of a text over two million tokens, on that many of them, spread evenly'

/** Held-out tokens that the model guesses, at the most. */
const GUESSED_WORDS = 10_000

/** What the metrics look at, each part worked out once and only when asked for. */
export class TextFeatures {
  readonly parts: TextFeatureParts
  readonly vocabulary: Vocabulary
  readonly written: Stream
  readonly human: Human | undefined
  readonly ancestors: Int32Array | undefined
  readonly compared: Stream
  readonly sampleWords: number
  private readonly index: HumanIndex | undefined

  constructor(parts: TextFeatureParts) {
    this.parts = parts
    this.vocabulary = parts.vocabulary
    this.written = parts.written
    this.human = parts.human
    this.ancestors = parts.ancestors
    this.compared = parts.compared ?? parts.written
    this.sampleWords = parts.sampleWords ?? SAMPLE_WORDS
    this.index = parts.human && humanIndex(parts.human, parts.vocabulary)
  }

  /** Occurrences in the written text by id. */
  readonly counts = once(() => countTypes(this.written, this.vocabulary.unknown + 1))

  /** How many types the written text has of which count. */
  readonly spectrum = once(() => spectrumOf(this.counts()))

  /** Occurrences in the model's training text by id. */
  readonly trainingCounts = once(
    () => this.parts.model && countTypes(this.parts.model.occurrences.stream, this.vocabulary.unknown + 1),
  )

  /** The equal-size sample of what was written, indexed so deep at the least. */
  readonly sample = onceByDepth(DEPTH, depth =>
    indexText(spreadSample(this.written, this.sampleWords), this.vocabulary.unknown + 1, depth),
  )

  /** What was written, or of a longer text so many of its tokens, passages spread evenly over it, that averages do not need more. */
  readonly excerpt = once(() => spreadSample(this.written, EXCERPT_WORDS))

  /** The sample as prose, a passage a line. */
  readonly prose = once(() => proseOf(this.sample(DEPTH).stream, this.vocabulary))

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

  /** How far the compared text (a sample) goes along with the human training text from each place on. */
  readonly spans = once(
    (): Spans | undefined =>
      this.index && matchSpans(this.index.spans(), spreadSample(this.compared, this.sampleWords)),
  )

  /** The sentences of the human training text. */
  readonly humanSentences = once(() => this.index?.sentences())

  /** How much of the held-out text's n-grams the written text has: by place of the held-out text, up to `depth` tokens. */
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

  /** Counts in samples of equal size, of the human training text and of the text compared. */
  pairs(part?: Part): Pairs | undefined {
    const counted = this.countedPairs()
    return counted && pairCounts(counted.human, counted.other, part)
  }

  private readonly countedPairs = once(() => {
    if (!this.human) return undefined
    const { train, test } = this.human
    const words = Math.min(this.sampleWords, train.words, this.compared.words, test?.words ?? Infinity)
    if (words === 0) return undefined
    const count = (stream: Stream) => countTypes(spreadSample(stream, words), this.vocabulary.unknown + 1)
    return { human: count(train), other: count(this.compared) }
  })

  /** The model's score on the held-out human text. */
  readonly score = once(() => {
    const { model, human } = this.parts
    // The end of a passage is foreseen too, so that a text with a passage has something to score.
    return model && human?.test?.passages
      ? score(model, restrictToVocabulary(human.test, model.vocabulary))
      : undefined
  })

  /** The model's guesses of the next token, on a sample of the held-out text. */
  readonly ranks = once(() => {
    const { model, human } = this.parts
    return (
      model &&
      human?.test &&
      rankTokens(model, spreadSample(restrictToVocabulary(human.test, model.vocabulary), GUESSED_WORDS))
    )
  })

  /** A text of characters read as words, and the human text too; nothing where tokens are words already. */
  readonly words = once(() => readAsWords(this.vocabulary, this.written, this.human?.train))

  /** Where only the held-out text is narrowed, what was read of the whole serves. */
  private coverageOfWhole(depth: number): Coverage | undefined {
    const { whole } = this.parts
    return whole?.written === this.written ? whole.coverage(depth) : this.coverage(depth)
  }
}
