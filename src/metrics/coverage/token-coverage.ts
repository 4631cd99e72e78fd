import { belongs } from '../features/parts.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { asMean, share } from '../held-out-mean.ts'
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
    ...asMean({
      visit(features, part, visit) {
        const covered = features.covered(n)
        if (!covered) return
        const { stream, room, lengths } = covered
        let passage = -1
        stream.ids.forEach((id, place) => {
          if (id === BOUNDARY) passage += 1
          if (room[place]! >= n && belongs(id, part)) visit(lengths[place]! >= n ? 1 : 0, passage)
        })
      },
      of: share,
    }),
  }),
}
