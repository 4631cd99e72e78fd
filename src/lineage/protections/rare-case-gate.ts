import { passageStarts } from '../../text/stream.ts'
import { together } from '../sources.ts'
import { leastShare, takenTimes } from './passages.ts'
import type { Protection } from './protection.ts'

export const rareCaseGate: Protection = {
  name: 'rare-case-gate',
  title: 'the half of the passages that is richest in rare human words is read several times over',
  source: 'defined here, after the importance sampling of rare cases; the article’s rare-case gate',
  effect: 'protects',
  parameters: [
    { name: 'times', range: { least: 2, most: 100, whole: true }, default: 2 },
    { name: 'count', range: { least: 1, most: 1_000_000, whole: true }, default: 1 },
  ],
  target: { row: 'surviving-types/1', moves: 'up' },
  transform: (training, [times, count], { baseline }) => {
    const { counts } = baseline.vocabulary
    const { stream } = together(training)
    const starts = passageStarts(stream)
    const common = Float64Array.from({ length: stream.passages }, (_, passage) => {
      const ids = stream.ids.subarray(starts[passage], starts[passage + 1]! - 1)
      const rare = ids.reduce((sum, id) => sum + ((counts[id] ?? 0) <= Number(count) ? 1 : 0), 0)
      return ids.length === 0 ? 1 : 1 - rare / ids.length
    })
    const rich = leastShare(common, 0.5)
    return takenTimes(
      training,
      Array.from(rich, mark => (mark === 1 ? Number(times) : 1)),
    )
  },
}
