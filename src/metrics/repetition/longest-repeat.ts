import { OF_EXCERPT } from '../features/text-features.ts'
import { longestRepeat as repeatOf } from '../features/longest-repeat.ts'
import { ngramsOf } from '../features/ngrams.ts'
import { indexText } from '../../model/index/suffix-index.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'
import type { Metric } from '../metric.ts'

export const longestRepeat: Metric = {
  name: 'longest-repeat',
  title: 'longest sequence that occurs twice',
  unit: 'tokens',
  collapse: 'up',
  source: `longest repeated substring in tokens, within passages, overlaps allowed; by naming, Karp, Miller and Rosenberg 1972; ${OF_EXCERPT}`,
  caveat: 'one place of the whole text decides it; grows with the length of the text',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  measure: features => {
    const text = features.excerpt()
    if (text.words === 0) return undefined
    const occurrences = indexText(text, features.vocabulary.unknown + 1, 4)
    return repeatOf(
      roomIn(text),
      [1, 2, 3, 4].map(n => ngramsOf(occurrences, n)),
    )
  },
}

/** By place: how many tokens its passage has from there on. */
function roomIn({ ids }: Stream): Int32Array {
  const room = new Int32Array(ids.length)
  for (let place = ids.length - 2; place >= 0; place--)
    if (ids[place] !== BOUNDARY) room[place] = room[place + 1]! + 1
  return room
}
