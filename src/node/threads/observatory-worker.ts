import { begin } from '../../lineage/baseline.ts'
import { askText, type Seen, type Unobserved } from '../../lineage/observation.ts'
import { collectGarbage } from '../garbage.ts'
import type { ObservatoryData } from './observatory.ts'
import { workOnTheSide } from './side-work.ts'

/** The thread that measures what the models of a run wrote, one text after another. */
workOnTheSide(({ corpus, plan }: ObservatoryData) => {
  const { baseline } = begin(corpus, plan, () => undefined)
  return (text: Unobserved, alive): Seen => {
    const seen = askText(text, baseline, alive)
    collectGarbage()
    return seen
  }
})
