import { belongs } from '../features/parts.ts'
import type { Numbered } from '../metric.ts'
import { sequences } from '../sequences.ts'

/** Token coverage for n-grams, by default n = 1 to 4. */
export const tokenCoverage: Numbered = {
  name: 'token-coverage',
  from: 1,
  to: 10,
  usual: [1, 2, 3, 4],
  make: n => ({
    name: `token-coverage-${n}`,
    title: `running ${sequences(n)} of held-out human text that are written`,
    unit: 'share',
    collapse: 'down',
    source: 'share of the n-grams of the held-out text, each place counted, that the text written has',
    caveat: 'common words make up most of a text, so it hardly moves for short sequences',
    needs: 'human',
    subject: 'held-out',
    lengths: 'equal',
    ...(n === 1 ? { parts: true as const } : {}),
    measure: (features, part) => {
      const covered = features.covered(n)
      if (!covered) return undefined
      let all = 0
      let found = 0
      covered.room.forEach((room, place) => {
        if (room < n || !belongs(covered.stream.ids[place]!, part)) return
        all += 1
        if (covered.lengths[place]! >= n) found += 1
      })
      return all === 0 ? undefined : found / all
    },
  }),
}
