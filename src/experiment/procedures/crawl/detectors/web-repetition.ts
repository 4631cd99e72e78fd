import { repetitionOverLimits, widthsOf } from '../../../../metrics/features/web-repetition.ts'
import { BOUNDARY, streamOf } from '../../../../text/stream.ts'
import type { Detector } from './detector.ts'

export const webRepetition: Detector = {
  name: 'web-repetition',
  title: 'asks how much a page repeats its own phrases, as filters of web corpora do',
  source: 'Rae et al. 2021 (2112.11446), table A1: the greatest of its shares over the limit of that share',
  kind: 'score',
  learn({ model }) {
    const widths = widthsOf(model.recipe.vocabulary)
    return ({ ids }) => repetitionOfDocument(ids, widths)
  },
}

/**
 * Takes a page as one passage, so that what its next paragraph says again is repeated. Its types are numbered anew, since an index
 * takes as long as there are types.
 */
function repetitionOfDocument(ids: Int32Array, widths: Int32Array): number {
  const tokens = ids.filter(id => id !== BOUNDARY)
  const types = [...new Set(tokens)]
  const numbers = new Map(types.map((id, k) => [id, k + 1]))
  const document = new Int32Array(tokens.length + 2).fill(BOUNDARY)
  document.set(
    tokens.map(id => numbers.get(id)!),
    1,
  )
  const ofTypes = Int32Array.from([BOUNDARY, ...types], id => widths[id] ?? 0)
  return repetitionOverLimits(streamOf(document), ofTypes)[0]!
}
