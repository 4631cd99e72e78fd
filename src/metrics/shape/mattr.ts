import { OF_EXCERPT } from '../features/text-features.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Numbered } from '../metric.ts'

/** MATTR for windows of w tokens. */
export const mattr: Numbered = {
  name: 'mattr',
  from: 1,
  to: 100_000,
  usual: [100, 500],
  make: window => ({
    name: `mattr-${window}`,
    title: `type-token ratio in windows of ${window} words`,
    unit: 'share',
    collapse: 'down',
    source: `Covington and McFall 2010: mean of types / tokens over every window of that many tokens in a row; ${OF_EXCERPT}`,
    caveat:
      'sees only repetition within a window: a text can lose half its vocabulary and have a higher ratio than the human one, since a model keeps to no subject',
    needs: 'text',
    subject: 'written',
    lengths: 'any',
    measure: features => {
      const written = features.excerpt()
      if (written.words < window) return undefined
      const tokens = written.ids.filter(id => id !== BOUNDARY)
      const inside = new Int32Array(features.vocabulary.unknown + 1)
      let types = 0
      let sum = 0
      tokens.forEach((id, place) => {
        inside[id]! += 1
        if (inside[id] === 1) types += 1
        if (place >= window) {
          const gone = tokens[place - window]!
          inside[gone]! -= 1
          if (inside[gone] === 0) types -= 1
        }
        if (place >= window - 1) sum += types
      })
      return sum / window / (tokens.length - window + 1)
    },
  }),
}
