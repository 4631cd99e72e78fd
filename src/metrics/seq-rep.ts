import type { Metric } from './metric.ts'
import { ngramsOf } from './ngrams.ts'
import { passageStarts } from '../text/stream.ts'

const N = 4

export const seqRep4: Metric = {
  name: `seq-rep-${N}`,
  title: 'sequences of four words repeated within a passage',
  unit: 'share',
  collapse: 'up',
  source: 'Welleck et al. 2019 (1908.04319), section 6: 1 − distinct / all 4-grams, mean over passages',
  caveat: 'looks within passages only; passages of fewer than four tokens are passed over',
  needs: 'text',
  measure: evidence => {
    const sample = evidence.sample()
    const { kindAt, types } = ngramsOf(sample, N)
    const starts = passageStarts(sample.stream)
    const lastPassage = new Int32Array(types).fill(-1)
    let sum = 0
    let passages = 0
    for (let passage = 0; passage + 1 < starts.length; passage++) {
      let all = 0
      let fresh = 0
      for (let place = starts[passage]!; place < starts[passage + 1]! - N; place++) {
        const kind = kindAt[place]!
        all += 1
        if (lastPassage[kind] !== passage) fresh += 1
        lastPassage[kind] = passage
      }
      if (all === 0) continue
      passages += 1
      sum += 1 - fresh / all
    }
    return passages === 0 ? undefined : sum / passages
  },
}
