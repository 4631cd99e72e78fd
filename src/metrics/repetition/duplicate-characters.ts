import { repeatedShare } from '../features/repeats.ts'
import type { Ranges } from '../features/ranges.ts'
import type { TextFeatures } from '../features/text-features.ts'
import { charactersIn } from '../features/web-repetition.ts'
import type { Metric } from '../metric.ts'

/** The share of the characters that are in ranges equal to an earlier one. */
const charactersRepeated = ({ written, widths }: TextFeatures, ranges: Ranges) =>
  repeatedShare(written.ids, ranges, (from, to) => charactersIn(written, [from, to], widths(), 1))

const duplicates = (unit: 'passages' | 'sentences', theirs: string, measure: Metric['measure']): Metric => ({
  name: `duplicate-${unit.slice(0, -1)}-characters`,
  title: `characters in ${unit} that repeat an earlier one`,
  unit: 'share',
  collapse: 'up',
  source: `duplicate ${theirs} character fraction of Rae et al. 2021 (2112.11446), table A1, of ${unit} and over the whole text`,
  caveat: `they look within a document, this at the whole text, so that it grows with its length; one word changed hides a copy`,
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  taken: 'by measure',
  measure,
})

export const duplicatePassageCharacters = duplicates('passages', 'paragraph', features =>
  charactersRepeated(features, features.passages()),
)

export const duplicateSentenceCharacters = duplicates('sentences', 'line', features =>
  features.vocabulary.tokenizer.words ? charactersRepeated(features, features.sentences()) : undefined,
)
