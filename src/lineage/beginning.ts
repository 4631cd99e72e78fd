import { Evidence, measure, SAMPLE_WORDS, type Human, type Measurements } from '../metrics/index.ts'
import { train, type Model } from '../model/train.ts'
import { Refusal } from '../refusal.ts'
import type { Corpus } from '../text/passage.ts'
import { split } from '../text/split.ts'
import type { Stream } from '../text/stream.ts'
import { encode, type Vocabulary } from '../text/vocabulary.ts'
import { chooseOpening } from './opening.ts'
import type { Plan } from './plan.ts'
import type { Source } from './regimes/index.ts'

/** What a lineage begins with; the same for all its generations. */
export interface Beginning {
  readonly plan: Plan
  readonly vocabulary: Vocabulary
  /** The text that A learns from, named `human`, or `constructed` where a program made it. */
  readonly human: Source
  /** Passages of the human training text, in the order of `human.stream`. */
  readonly passageIds: readonly string[]
  /** The human text as the measures look at it, held-out text included. */
  readonly reference: Human
  /** Jelinek-Mercer weights by level, fitted on development text and frozen. */
  readonly weights: readonly number[]
  /** Measures that depend on length look at so many tokens of each text. */
  readonly sampleWords: number
  /** Measures of the human text itself: the row beside the generations. */
  readonly metrics: Measurements
  /** Ids that every generation's sample passage starts from. */
  readonly opening: readonly number[]
}

/** Reads and cuts the human text, trains A on it, and measures the text itself. */
export function begin(corpus: Corpus, plan: Plan, learning: () => void): { beginning: Beginning; A: Model } {
  const { tokens, order } = plan
  const parts = split(corpus.passages)
  learning()
  const A = train(parts.train, { tokens, order, development: parts.development }, { depth: order + 1 })
  const { vocabulary, occurrences } = A
  const test = encode(parts.test, vocabulary)
  if (test.words === 0 || test.words === countUnknown(test, vocabulary))
    throw new Refusal(
      'the held-out part of the text shares no word with the part that A learns from',
      'give a longer text, or one whose parts are more alike',
    )
  const { stream } = occurrences
  const reference: Human = { train: stream, test, occurrences, order }
  const sampleWords = Math.min(SAMPLE_WORDS, stream.words, plan.size ?? stream.words)
  const opening = chooseOpening(A, test)
  const beginning: Beginning = {
    plan,
    vocabulary,
    human: {
      name: corpus.constructed ? 'constructed' : 'human',
      stream,
      ancestors: Int32Array.from(stream.ids, (_, place) => place),
    },
    passageIds: parts.train.map(({ id }) => id),
    reference,
    weights: A.weights,
    sampleWords,
    metrics: measure(
      new Evidence({ vocabulary, written: stream, human: reference, compared: test, sampleWords }),
    ),
    opening,
  }
  return { beginning, A }
}

function countUnknown({ ids }: Stream, { unknown }: Vocabulary): number {
  let count = 0
  for (const id of ids) if (id === unknown) count += 1
  return count
}
