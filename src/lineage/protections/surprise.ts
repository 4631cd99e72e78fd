import { score } from '../../model/score.ts'
import type { Model } from '../../model/train.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { narrowed } from '../../text/widen.ts'
import type { Source } from '../source.ts'

/** How much each passage of a text surprises a model: bits a token, the end counted; words that it does not know are left out. */
export function meanSurprise(model: Model, { stream }: Source): Float64Array {
  const { surprise, targets } = score(model, narrowed(stream, model.vocabulary))
  const means = new Float64Array(stream.passages)
  let [passage, bits, tokens] = [0, 0, 0]
  for (let row = 0; row < targets.length; row++) {
    bits += surprise[row]!
    tokens += 1
    if (targets[row] !== BOUNDARY) continue
    means[passage++] = bits / tokens
    bits = tokens = 0
  }
  return means
}
