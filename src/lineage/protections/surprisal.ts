import { passageSurprisal } from '../../model/scoring/score.ts'
import { restrictToVocabulary } from '../../text/vocabulary.ts'
import { filterWritten, leastShare } from './passages.ts'
import type { Protection } from './protection.ts'

/** Keeps a share of the passages that models wrote: those with the least, or the most, mean surprisal under A. */
export function bySurprisal(keep: 'least' | 'most'): NonNullable<Protection['transform']> {
  const sign = keep === 'least' ? 1 : -1
  return (training, [share], { baseline, A }) =>
    filterWritten(training, baseline, source => {
      const kept = leastShare(
        passageSurprisal(A, restrictToVocabulary(source.stream, A.vocabulary)).map(bits => sign * bits),
        Number(share),
      )
      return passage => kept[passage] === 1
    })
}
