import { repetitionOverLimits, widthsOf } from '../../metrics/features/web-repetition.ts'
import { filterWritten } from './passages.ts'
import type { Protection } from './protection.ts'

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
      const repetition = repetitionOverLimits(stream, widthsOf(baseline.writing))
      return passage => repetition[passage]! <= Number(times)
    }),
}
