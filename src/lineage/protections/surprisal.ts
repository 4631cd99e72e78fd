import { score } from '../../model/scoring/score.ts'
import type { Model } from '../../model/train.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { restrictToVocabulary } from '../../text/vocabulary.ts'
import type { Source } from '../sources.ts'
import { filterWritten, leastShare } from './passages.ts'
import type { Protection } from './protection.ts'

/** Keeps a share of the passages that models wrote: those with the least, or the most, mean surprisal under A. */
export function bySurprisal(keep: 'least' | 'most'): NonNullable<Protection['transform']> {
  const sign = keep === 'least' ? 1 : -1
  return (training, [share], { baseline, A }) =>
    filterWritten(training, baseline, source => {
      const kept = leastShare(
        meanSurprisal(A, source).map(bits => sign * bits),
        Number(share),
      )
      return passage => kept[passage] === 1
    })
}

/** Mean surprisal of each passage under a model, in bits a token, the end counted; words that the model does not know are left out. */
function meanSurprisal(model: Model, { stream }: Source): Float64Array {
  const { surprisal, targets } = score(model, restrictToVocabulary(stream, model.vocabulary))
  const means = new Float64Array(stream.passages)
  let [passage, bits, tokens] = [0, 0, 0]
  for (let row = 0; row < targets.length; row++) {
    bits += surprisal[row]!
    tokens += 1
    if (targets[row] !== BOUNDARY) continue
    means[passage++] = bits / tokens
    bits = tokens = 0
  }
  return means
}
