import { BOUNDARY } from '../text/stream.ts'
import type { Metric } from './metric.ts'

const BACK = 16

export const rep16: Metric = {
  name: `rep-${BACK}`,
  title: 'words repeated within sixteen words',
  unit: 'share',
  collapse: 'up',
  source:
    'rep/ℓ of Welleck et al. 2019 (1908.04319), section 6, taken on the text itself: share of tokens that stand among the ℓ before them in their passage',
  caveat: 'human text repeats too (the, of, a comma): read it beside the human row',
  needs: 'text',
  measure: ({ written: { ids, words }, vocabulary }) => {
    const last = new Int32Array(vocabulary.unknown + 1).fill(-BACK - 1)
    let begin = 0
    let repeated = 0
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place]!
      if (id === BOUNDARY) begin = place
      else {
        if (last[id]! > begin && place - last[id]! <= BACK) repeated += 1
        last[id] = place
      }
    }
    return words === 0 ? undefined : repeated / words
  },
}
