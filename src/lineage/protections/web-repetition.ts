import { ngramsOf } from '../../metrics/features/ngrams.ts'
import {
  duplicateNgramCharacters,
  passageCharacters,
  topNgramCharacters,
  widthsOf,
} from '../../metrics/features/web-repetition.ts'
import { indexText } from '../../model/index/suffix-index.ts'
import type { Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { filterWritten } from './passages.ts'
import type { Protection } from './protection.ts'

/** The greatest share of a document's characters in its most frequent n-gram, and in repeated n-grams, by n. */
const TOP: readonly (readonly [n: number, share: number])[] = [
  [2, 0.2],
  [3, 0.18],
  [4, 0.16],
]
const DUPLICATE: typeof TOP = [
  [5, 0.15],
  [6, 0.14],
  [7, 0.13],
  [8, 0.12],
  [9, 0.11],
  [10, 0.1],
]

export const webRepetition: Protection = {
  name: 'web-repetition',
  title:
    'of what models wrote, passages that repeat more of their own phrases than filters of web corpora allow are left out',
  source:
    'Rae et al. 2021 (2112.11446), table A1, its thresholds for n-grams times this factor, on passages for documents; a phrase said once is none that is repeated',
  effect: 'protects',
  parameters: [{ name: 'times', range: { least: 0.01, most: 100 }, default: 1 }],
  target: { row: 'seq-rep-1', moves: 'down' },
  transform: (training, [times], { baseline }) =>
    filterWritten(training, baseline, ({ stream }) => {
      const isRepetitive = repetitive(stream, baseline.writing, Number(times))
      return passage => isRepetitive[passage] === 0
    }),
}

/** Marks the passages of a text that repeat more than the thresholds allow. */
function repetitive(text: Stream, vocabulary: Vocabulary, times: number): Uint8Array {
  const index = indexText(text, vocabulary.unknown + 1, DUPLICATE.at(-1)![0])
  const widths = widthsOf(vocabulary)
  const characters = passageCharacters(text, widths)
  const marks = new Uint8Array(text.passages)
  const mark = (found: Float64Array, most: number) =>
    found.forEach((repeated, passage) => {
      if (repeated > times * most * characters[passage]!) marks[passage] = 1
    })
  const ngrams = (n: number) => ({ text, ngrams: ngramsOf(index, n), n, widths })
  for (const [n, most] of TOP) mark(topNgramCharacters(ngrams(n), 2), most)
  for (const [n, most] of DUPLICATE) mark(duplicateNgramCharacters(ngrams(n)), most)
  return marks
}
