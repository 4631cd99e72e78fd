import type { Arms } from '../../comparison/arms.ts'
import { tabulateRows, type ResultTable } from '../../figure.ts'
import { detectors } from './detectors/index.ts'
import { BLOCK_LENGTHS } from './rates.ts'

/**
 * Tabulates what filters drop, what the next model learns from the rest, and how well detectors tell texts of one
 * length apart.
 */
export function tabulateCrawl(
  arms: Arms,
  { filters, found, rounds }: { filters: readonly string[]; found: readonly string[]; rounds: number },
): readonly ResultTable[] {
  return [
    tabulateRows(arms, {
      title: 'What each filter drops after three rounds: of what models wrote, of what people wrote, and of human pages with few and with many rare words', // prettier-ignore
      unit: 'share',
      names: filters,
      generation: rounds,
      rows: { models: 'tpr', people: 'fpr', 'few rare': 'fpr/common', 'many rare': 'fpr/rare' },
    }),
    tabulateRows(arms, {
      title: 'What the next model has lost that learns from what is kept: human words that are in it',
      unit: 'share',
      names: filters,
      generation: rounds,
      rows: { 'human words': 'surviving-types' },
    }),
    tabulateRows(arms, {
      title: 'And among how many words it seems to choose on held-out human text',
      unit: 'number',
      names: filters,
      generation: rounds,
      rows: { perplexity: 'perplexity' },
    }),
    ...detectors
      .filter(({ kind }) => kind === 'score')
      .map(({ name }) =>
        tabulateRows(arms, {
          title: `Who wrote it? Area under the curve of ${name}, by the length of the text`,
          unit: 'number',
          names: found,
          generation: 1,
          rows: Object.fromEntries(BLOCK_LENGTHS.map(length => [`${length} words`, `auc-${length}/${name}`])),
        }),
      ),
  ]
}
