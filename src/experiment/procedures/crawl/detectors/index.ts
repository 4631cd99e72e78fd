import { archive } from './archive.ts'
import { bayes } from './bayes.ts'
import { date } from './date.ts'
import type { CrawledPage } from '../page.ts'
import type { Detector, Known } from './detector.ts'
import { logRatio } from './log-ratio.ts'
import { provenance } from './provenance.ts'
import { watermark } from './watermark.ts'
import { webRepetition } from './web-repetition.ts'

export type { Detector, Known } from './detector.ts'

/** Every detector: first those that use what is said of a page, then those that use the page itself. */
export const detectors: readonly Detector[] = [
  provenance,
  date,
  archive,
  logRatio,
  bayes,
  watermark,
  webRepetition,
]

/** Share of known human text that a scoring detector drops: its false positive rate. */
const FALSE_ALARM_RATE = 0.05

/**
 * Trains a detector as a filter: it tells whether a page is dropped. One that scores drops pages that score higher
 * than all but a twentieth of the human text set aside.
 */
export function learnFilter(detector: Detector, known: Known): (page: CrawledPage) => boolean {
  const says = detector.learn(known)
  if (detector.kind === 'fact') return page => says(page) > 0.5
  const scores = known.aside
    .map(ids => says({ ids, origin: 'human', generation: 0, archived: false }))
    .sort((a, b) => a - b)
  const limit =
    scores[Math.min(scores.length - 1, Math.floor((1 - FALSE_ALARM_RATE) * scores.length))] ?? Infinity
  return page => says(page) > limit
}
