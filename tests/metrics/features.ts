import { TextFeatures, type TextFeatureInputs } from '../../src/metrics/index.ts'
import { indexText } from '../../src/model/index/suffix-index.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { encode, type Vocabulary, extendVocabulary } from '../../src/text/vocabulary.ts'
import { read } from '../toy.ts'

/** Tokens set apart by spaces, read with a vocabulary. */
export const streamIn = (vocabulary: Vocabulary, ...texts: string[]) => encode(passagesOf(texts), vocabulary)

/** A text as the metrics look at it when there is nothing else. */
export function textAlone(...texts: string[]): TextFeatures {
  const { vocabulary, stream } = read(...texts)
  return new TextFeatures({ vocabulary, written: stream })
}

/** A human training text, held-out human text, and what a model of an order wrote. */
export function besideHuman({
  human,
  test,
  written,
  order = 2,
  ...more
}: { human: string[]; test: string[]; written: string[]; order?: number } & Partial<
  Omit<TextFeatureInputs, 'human' | 'written'>
>): TextFeatures {
  const { vocabulary: known, stream } = read(...human)
  const occurrences = indexText(stream, known.unknown + 1, order + 1)
  const { vocabulary, streams } = extendVocabulary(known, passagesOf(test), passagesOf(written))
  return new TextFeatures({
    vocabulary,
    written: streams[1]!,
    human: { train: stream, test: streams[0]!, occurrences, order },
    ...more,
  })
}
