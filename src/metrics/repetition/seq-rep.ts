import { passageStarts } from '../../text/stream.ts'
import type { Numbered } from '../metric.ts'
import { sequences } from '../sequences.ts'

/** seq-rep-n, by default n = 1 to 4. */
export const seqRep: Numbered = {
  name: 'seq-rep',
  from: 1,
  to: 10,
  usual: [1, 2, 3, 4],
  make: n => ({
    name: `seq-rep-${n}`,
    title: `${sequences(n)} repeated within a passage`,
    unit: 'share',
    collapse: 'up',
    source: 'Welleck et al. 2019 (1908.04319), section 6: 1 − distinct / all n-grams, mean over passages',
    caveat: `looks within passages of ${n} tokens or more; at temperature 1 a model, which keeps to no subject, repeats less than the human row`,
    needs: 'text',
    subject: 'written',
    lengths: 'any',
    measure: features => {
      const { typeAt, types } = features.ngrams(n)
      const starts = passageStarts(features.sample(n).stream)
      const lastPassage = new Int32Array(types).fill(-1)
      let sum = 0
      let passages = 0
      for (let passage = 0; passage + 1 < starts.length; passage++) {
        let all = 0
        let fresh = 0
        for (let place = starts[passage]!; place < starts[passage + 1]! - n; place++) {
          const type = typeAt[place]!
          all += 1
          if (lastPassage[type] !== passage) fresh += 1
          lastPassage[type] = passage
        }
        if (all === 0) continue
        passages += 1
        sum += 1 - fresh / all
      }
      return passages === 0 ? undefined : sum / passages
    },
  }),
}
