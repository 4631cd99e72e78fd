import { archive } from './archive.ts'
import { bayes } from './bayes.ts'
import { date } from './date.ts'
import type { Page } from '../page.ts'
import type { Detector, Known } from './detector.ts'
import { logRatio } from './log-ratio.ts'
import { provenance } from './provenance.ts'
import { watermark } from './watermark.ts'

export type { Detector, Known } from './detector.ts'

/** Every way to tell what a model wrote: by what is said of a page, then by the page itself. */
export const detectors: readonly Detector[] = [provenance, date, archive, logRatio, bayes, watermark]

/** Of known human text so much is dropped by a detector that scores. */
const DROPPED = 0.05

/** Whether a detector drops a page. One that scores drops what scores higher than all but a twentieth of the human text set aside. */
export function judge(detector: Detector, known: Known): (page: Page) => boolean {
  const says = detector.learn(known)
  if (detector.kind === 'fact') return page => says(page) > 0.5
  const scores = known.aside
    .map(ids => says({ ids, origin: 'human', generation: 0, archived: false }))
    .sort((a, b) => a - b)
  const limit = scores[Math.min(scores.length - 1, Math.floor((1 - DROPPED) * scores.length))] ?? Infinity
  return page => says(page) > limit
}
