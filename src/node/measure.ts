import { Evidence, measure, SAMPLE_WORDS, type Measurements } from '../metrics/index.ts'
import { score } from '../model/score.ts'
import { train } from '../model/train.ts'
import type { Passage } from '../text/passage.ts'
import { split } from '../text/split.ts'
import { encode, learnVocabulary } from '../text/vocabulary.ts'
import { tokenizerNamed } from '../text/tokenizers/index.ts'
import { readCorpus } from './corpora.ts'

/** The measures of one text. */
export interface TextMeasures {
  readonly text: string
  readonly against: string | null
  readonly tokens: string
  readonly order: number
  readonly words: number
  readonly passages: number
  /** Of these, the measures that depend on length look at so many. */
  readonly sampleWords: number
  readonly metrics: Measurements
}

/**
 * Every measure of a text: alone, what can be said of it alone; against a human text, also which of the human words survive in it,
 * and how well a model that learned from it foresees held-out human text.
 *
 * @param text a path or a corpus by name; so is `against`
 */
export function measureText(
  text: string,
  { against, tokens, order }: { against?: string; tokens: string; order: number },
): TextMeasures {
  const { passages } = readCorpus(text, { tokens })
  const { vocabulary, stream } = learnVocabulary(passages, tokenizerNamed(tokens))
  const alone = measure(new Evidence({ vocabulary, written: stream }))
  const beside = against === undefined ? {} : measureAgainst(passages, against, { tokens, order })
  return {
    text,
    against: against ?? null,
    tokens,
    order,
    words: stream.words,
    passages: stream.passages,
    sampleWords: Math.min(SAMPLE_WORDS, stream.words),
    // Of the words of a text, those that the human vocabulary lacks are one and the same to it: what needs no human text is
    // measured with the text's own vocabulary.
    metrics: { ...beside, ...alone },
  }
}

function measureAgainst(
  passages: readonly Passage[],
  against: string,
  { tokens, order }: { tokens: string; order: number },
): Measurements {
  const human = split(readCorpus(against, { tokens }).passages)
  const A = train(human.train, { tokens, order, development: human.development }, { depth: order + 1 })
  const { vocabulary, occurrences } = A
  const written = encode(passages, vocabulary)
  const test = encode(human.test, vocabulary)
  const evidence = new Evidence({
    vocabulary,
    written,
    training: written,
    human: { train: occurrences.stream, test, occurrences, order },
    score: score(train({ stream: written }, A.recipe), test),
  })
  return measure(evidence)
}
