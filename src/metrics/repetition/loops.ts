import { OF_EXCERPT } from '../features/text-features.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Metric } from '../metric.ts'

/** Longest phrase that is looked for, and how often it must be repeated in a row. */
const MAX_PHRASE = 20
const MIN_TIMES = 3

export const loops: Metric = {
  name: 'loops',
  title: 'text stuck in a loop',
  unit: 'share',
  collapse: 'up',
  source: `share of tokens inside a phrase of 1 to 20 tokens said three times or more in a row; after Holtzman et al. 2020 (1904.09751), section 3; ${OF_EXCERPT}`,
  caveat: 'greedy text loops, plainly sampled text does not: at temperature 1 it stays near the human row',
  needs: 'text',
  subject: 'written',
  lengths: 'any',
  measure: features => {
    const { ids, words } = features.excerpt()
    const looping = new Uint8Array(ids.length)
    for (let phrase = 1; phrase <= MAX_PHRASE; phrase++) {
      let run = 0
      for (let place = phrase; place < ids.length; place++) {
        const goesOn = ids[place] !== BOUNDARY && ids[place] === ids[place - phrase]
        if (goesOn) run += 1
        if (goesOn && place + 1 < ids.length) continue
        const end = goesOn ? place + 1 : place
        // A run of r tokens that equal the tokens one phrase before ends a loop of r + phrase tokens.
        if (run >= (MIN_TIMES - 1) * phrase) looping.fill(1, end - run - phrase, end)
        run = 0
      }
    }
    return words === 0 ? undefined : looping.reduce((sum, mark) => sum + mark, 0) / words
  },
}
