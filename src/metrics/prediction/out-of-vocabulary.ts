import { BOUNDARY } from '../../text/stream.ts'
import { asMean, share } from '../held-out-mean.ts'
import type { Metric } from '../metric.ts'

export const outOfVocabulary: Metric = {
  name: 'out-of-vocabulary',
  title: 'held-out words that model A never read',
  unit: 'share',
  collapse: 'up',
  source: 'share of held-out tokens outside the frozen vocabulary; left out of the perplexity',
  caveat: 'the same in every generation, since the vocabulary is frozen at A',
  needs: 'model',
  subject: 'held-out',
  lengths: 'any',
  ...asMean({
    visit({ human, inputs: { model } }, _part, visit) {
      if (!model || !human?.test) return
      let passage = -1
      for (const id of human.test.ids) {
        if (id === BOUNDARY) passage += 1
        else visit(id > model.vocabulary.size ? 1 : 0, passage)
      }
    },
    of: share,
  }),
}
