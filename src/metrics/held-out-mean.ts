import type { HeldOutMean, Metric } from './metric.ts'
import { BOUNDARY } from '../text/stream.ts'

/** A measure as the mean over cases of the held-out text; it has no value where there is no case. */
export const asMean = (heldOut: HeldOutMean): Required<Pick<Metric, 'heldOut' | 'measure'>> => ({
  heldOut,
  measure(features, part) {
    let [sum, cases] = [0, 0]
    heldOut.visit(features, part, value => {
      sum += value
      cases += 1
    })
    return cases === 0 ? undefined : heldOut.of(sum / cases)
  },
})

/** A share is the mean of ones and zeros. */
export const share = (mean: number): number => mean

/** Visits tokens, with their passages. @param targets tokens in the order of the text, the end of each passage with them */
export function visitTargets(targets: Int32Array, visit: (row: number, passage: number) => void): void {
  let passage = 0
  for (let row = 0; row < targets.length; row++) {
    visit(row, passage)
    if (targets[row] === BOUNDARY) passage += 1
  }
}
