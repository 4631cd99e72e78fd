import { inBand } from '../features/parts.ts'
import type { Numbered } from '../metric.ts'
import { sequences } from '../sequences.ts'

const NAME = 'surviving-ngrams'

/** Surviving n-grams, by default n = 2 to 5; those of n = 1 are surviving-types. */
export const survivingNgrams: Numbered = {
  name: NAME,
  from: 1,
  to: 10,
  usual: [2, 3, 4, 5],
  make: n => ({
    name: `${NAME}-${n}`,
    title: `different ${sequences(n)} of the human text that are still written`,
    unit: 'share',
    collapse: 'down',
    source:
      'share of the distinct n-grams of the human training text, within passages, that the text written has; Riis 2026 (2604.08554). By part: of the n-grams that the human text has that often',
    caveat:
      'most long sequences occur once, so that most are lost at once, and new ones are not counted; a run that takes it has the survival law beside it',
    needs: 'human',
    subject: 'vocabulary',
    lengths: 'equal',
    taken: 'by measure',
    parts: 'sequences',
    measure: (features, part) => {
      const ngrams = features.trainingNgrams(n)
      const survived = features.survived(n)
      if (!ngrams || !survived || (part && !part.band)) return undefined
      const { typeAt, types, counts } = ngrams
      const seen = new Uint8Array(types)
      let all = 0
      let alive = 0
      typeAt.forEach((type, place) => {
        if (type < 0 || seen[type] === 1 || !inBand(counts[type + 1]!, part?.band)) return
        seen[type] = 1
        all += 1
        if (survived.lengths[place]! >= n) alive += 1
      })
      return all === 0 ? undefined : alive / all
    },
  }),
}

/** The lengths of the n-grams whose survival is among some measures, by name. */
export function lengthsOfNgrams(names: readonly string[]): number[] {
  return names.filter(name => name.startsWith(`${NAME}-`)).map(name => Number(name.slice(NAME.length + 1)))
}
