import { belongs } from '../features/parts.ts'
import type { Numbered } from '../metric.ts'
import { sequences } from '../sequences.ts'

/** Type coverage for n-grams, by default n = 1 to 4. */
export const typeCoverage: Numbered = {
  name: 'type-coverage',
  from: 1,
  to: 10,
  usual: [1, 2, 3, 4],
  make: n => ({
    name: `type-coverage-${n}`,
    title: `different ${sequences(n)} of held-out human text that are written`,
    unit: 'share',
    collapse: 'down',
    source: 'share of the distinct n-grams of the held-out text, within passages, that the text written has',
    caveat: 'never full: human text too has much that other human text has not',
    needs: 'human',
    subject: 'held-out',
    lengths: 'equal',
    ...(n === 1 ? { parts: true as const } : {}),
    measure: (features, part) => {
      const ngrams = features.heldOutNgrams(n)
      const covered = features.covered(n)
      if (!ngrams || !covered) return undefined
      const { typeAt, types } = ngrams
      const seen = new Uint8Array(types)
      let all = 0
      let found = 0
      typeAt.forEach((type, place) => {
        if (type < 0 || seen[type] === 1 || !belongs(covered.stream.ids[place]!, part)) return
        seen[type] = 1
        all += 1
        if (covered.lengths[place]! >= n) found += 1
      })
      return all === 0 ? undefined : found / all
    },
  }),
}
