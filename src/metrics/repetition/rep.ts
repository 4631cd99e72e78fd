import { OF_EXCERPT } from '../features/text-features.ts'
import { belongs } from '../features/parts.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Numbered } from '../metric.ts'

/** rep/ℓ, by default ℓ = 16, 32 and 128. */
export const rep: Numbered = {
  name: 'rep',
  from: 1,
  to: 10_000,
  usual: [16, 32, 128],
  make: back => ({
    name: `rep-${back}`,
    title: `words repeated within ${back} words`,
    unit: 'share',
    collapse: 'up',
    source: `rep/ℓ of Welleck et al. 2019 (1908.04319), section 6, taken on the text itself: share of tokens that stand among the ℓ before them in their passage; ${OF_EXCERPT}`,
    caveat:
      'human text repeats too (the, of, a comma): at temperature 1 a model, which keeps to no subject, repeats less than the human row',
    needs: 'text',
    subject: 'written',
    lengths: 'any',
    parts: true,
    measure: (features, part) => {
      const { ids } = features.excerpt()
      const last = new Int32Array(features.vocabulary.unknown + 1).fill(-back - 1)
      let begin = 0
      let all = 0
      let repeated = 0
      for (let place = 0; place < ids.length; place++) {
        const id = ids[place]!
        if (id === BOUNDARY) begin = place
        else if (belongs(id, part)) {
          all += 1
          if (last[id]! > begin && place - last[id]! <= back) repeated += 1
          last[id] = place
        }
      }
      return all === 0 ? undefined : repeated / all
    },
  }),
}
