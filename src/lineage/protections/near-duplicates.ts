import { passageRanges } from '../../metrics/features/ranges.ts'
import { repeatsOf } from '../../metrics/features/near-duplicates.ts'
import { together } from '../sources.ts'
import { takenTimes } from './passages.ts'
import type { Protection } from './protection.ts'

export const nearDuplicates: Protection = {
  name: 'near-duplicates',
  title:
    'passages like an earlier one in at least this share of their letters are left out; 1: equal ones only',
  source: 'Lee et al. 2022 (2107.06499); MinHash (Broder 1997), decided by Levenshtein’s distance',
  effect: 'protects',
  parameters: [{ name: 'likeness', range: { least: 0.5, most: 1 }, default: 0.8 }],
  target: { row: 'duplicate-passages', moves: 'down' },
  transform: (training, [likeness], { baseline }) => {
    const { stream } = together(training)
    const repeats = repeatsOf(stream, passageRanges(stream), baseline.writing, Number(likeness))
    return takenTimes(
      training,
      Array.from(repeats, repeat => (repeat === 0 ? 1 : 0)),
    )
  },
}
