import { indexText, type Occurrences } from '../model/occurrences.ts'
import type { Score } from '../model/score.ts'
import { countTypes, spreadSample, type Stream } from '../text/stream.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { matchLengths } from './matches.ts'

/** The human side of every comparison; fixed for a lineage. */
export interface Human {
  readonly train: Stream
  readonly test: Stream
  /** The training text, indexed one token deeper than the order. */
  readonly occurrences: Occurrences
  readonly order: number
}

export interface EvidenceParts {
  readonly vocabulary: Vocabulary
  /** The text that is measured. */
  readonly written: Stream
  /** What the model that wrote it was trained on. */
  readonly training?: Stream
  readonly human?: Human
  /** The text whose n-grams are looked up in the human training text: what was written, or held-out human text. */
  readonly compared?: Stream
  /** The model's score on held-out human text. */
  readonly score?: Score
  /** For each place of `written`, the place in the human training text that it goes back to; −1 for none. */
  readonly ancestors?: Int32Array
  /** Measures that depend on length look at so many tokens. Default 100,000. */
  readonly sampleWords?: number
}

export const SAMPLE_WORDS = 100_000

/** The longest n-gram of the sample's index. */
const SAMPLE_DEPTH = 4

/** What the metrics look at, each part worked out once and only when asked for. */
export class Evidence {
  readonly vocabulary: Vocabulary
  readonly written: Stream
  readonly training: Stream | undefined
  readonly human: Human | undefined
  readonly score: Score | undefined
  readonly ancestors: Int32Array | undefined
  private readonly compared: Stream
  private readonly sampleWords: number

  constructor(parts: EvidenceParts) {
    this.vocabulary = parts.vocabulary
    this.written = parts.written
    this.training = parts.training
    this.human = parts.human
    this.score = parts.score
    this.ancestors = parts.ancestors
    this.compared = parts.compared ?? parts.written
    this.sampleWords = parts.sampleWords ?? SAMPLE_WORDS
  }

  /** Occurrences in the written text by id. */
  readonly counts = lazily(() => countTypes(this.written, this.vocabulary.unknown + 1))

  /** Occurrences in the training text by id. */
  readonly trainingCounts = lazily(
    () => this.training && countTypes(this.training, this.vocabulary.unknown + 1),
  )

  /** The equal-size sample of what was written, indexed. */
  readonly sample = lazily(() =>
    indexText(spreadSample(this.written, this.sampleWords), this.vocabulary.unknown + 1, SAMPLE_DEPTH),
  )

  /** How many of the tokens from each place on stand together in the human training text as well, up to order + 1. */
  readonly matches = lazily(
    () =>
      this.human &&
      matchLengths(
        this.human.occurrences,
        spreadSample(this.compared, this.sampleWords),
        this.human.order + 1,
      ),
  )
}

function lazily<T>(work: () => T): () => T {
  let done: { value: T } | undefined
  return () => (done ??= { value: work() }).value
}
