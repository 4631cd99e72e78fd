import { ln } from '../../arithmetic.ts'
import { passageStarts } from '../../text/stream.ts'
import type { Numbered } from '../metric.ts'
import { sequences } from '../sequences.ts'

/** Self-repetition of n-grams, by default n = 4. */
export const selfRepetition: Numbered = {
  name: 'self-repetition',
  from: 1,
  to: 10,
  usual: [4],
  make: n => ({
    name: `self-repetition-${n}`,
    title: `${sequences(n)} that a passage shares with others`,
    unit: 'ln(1 + n-grams)',
    collapse: 'up',
    source:
      'Salkar et al. 2022, self-repetition score: mean over passages of ln(1 + its distinct n-grams that another passage has), as in Shaib et al. 2024 (2403.00553); on the sample of at most 100,000 tokens',
    caveat: 'grows with the number of passages and with their length',
    needs: 'text',
    subject: 'written',
    lengths: 'sampled',
    taken: 'by measure',
    measure: features => {
      const text = features.sample(n).stream
      if (text.words === 0) return undefined
      const { typeAt, types } = features.ngrams(n)
      const starts = passageStarts(text)
      const each = (visit: (type: number, passage: number) => void) => {
        for (let passage = 0; passage < text.passages; passage++)
          for (let place = starts[passage]!; place < starts[passage + 1]! - n; place++)
            visit(typeAt[place]!, passage)
      }
      const passages = new Int32Array(types)
      const last = new Int32Array(types).fill(-1)
      each((type, passage) => {
        if (last[type] !== passage) passages[type]! += 1
        last[type] = passage
      })
      const shared = new Int32Array(text.passages)
      last.fill(-1)
      each((type, passage) => {
        if (last[type] !== passage && passages[type]! > 1) shared[passage]! += 1
        last[type] = passage
      })
      return shared.reduce((sum, count) => sum + ln(1 + count), 0) / text.passages
    },
  }),
}
