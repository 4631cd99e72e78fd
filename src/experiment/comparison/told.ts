import { heldOutReason, isHeldOutShort, rowsToShow } from '../../metrics/held-out.ts'
import { casesIn } from '../../metrics/held-out-blocks.ts'
import { FEWEST_CASES, UNTOLD, untoldLaw, untoldShare, type Untold } from '../../theory/verdicts.ts'
import type { Arm } from './arm.ts'
import type { HumanFacts, Replicate } from '../sweep/replicates.ts'
import type { Row } from '../sweep/rows.ts'

/** A reason for which numbers are not spoken of. */
interface Reason {
  /** The rows that may be spoken of in spite of it. */
  keep(rows: readonly Row[], human: HumanFacts): readonly Row[]
  /** The reason as a part of a sentence; nothing where it does not apply. */
  says(human: HumanFacts): string | undefined
}

/** Held-out text is too short for what predicts it. */
const heldOut: Reason = {
  keep: (rows, { heldOutWords, heldOutRows = [] }) =>
    isHeldOutShort(heldOutWords)
      ? rowsToShow(rows, heldOutWords).filter(({ metric }) => !heldOutRows.includes(metric))
      : rows,
  says: ({ heldOutWords }) => heldOutReason(heldOutWords),
}

/** A share of types is of too few of them. */
const types: Reason = {
  keep: (rows, human) => rows.filter(({ metric }) => untoldShare(metric, human) === undefined),
  says: () => UNTOLD.types,
}

/** A text is too short for any number. */
const text: Reason = {
  keep: (rows, { words }) => (words < FEWEST_CASES ? [] : rows),
  says: () => UNTOLD.text,
}

/** A text has too few cases for a law. @param why the reason of which this is */
const law = (why: Untold): Reason => ({
  keep(rows, human) {
    const measured = new Map(
      rows
        .filter(({ model }) => model !== 'theory')
        .map(({ generation, metric, value }) => [`${generation} ${metric}`, value]),
    )
    return rows.filter(({ generation, model, metric, value }) => {
      if (model !== 'theory') return true
      const beside = measured.get(`${generation} ${metric}`) ?? value
      return untoldLaw({ row: metric, generation, expected: value, measured: beside }, human) !== why
    })
  },
  says: () => UNTOLD[why],
})

/** A number is a mean over too few cases of the held-out text. */
const cases: Reason = {
  keep: rows => rows.filter(({ blocks }) => !blocks || casesIn(blocks) >= FEWEST_CASES),
  says: () => UNTOLD.cases,
}

const REASONS: readonly Reason[] = [text, heldOut, types, cases, law('tokens'), law('pieces'), law('lost')]

/** A replicate without the rows that a reason keeps back; the replicate itself where there are none. */
function without(reason: Reason, replicate: Replicate): Replicate {
  const rows = reason.keep(replicate.rows, replicate.human)
  return rows.length === replicate.rows.length ? replicate : { ...replicate, rows }
}

function armWithout(reason: Reason, arm: Arm): Arm {
  const replicates = arm.replicates.map(replicate => without(reason, replicate))
  return replicates.every((replicate, index) => replicate === arm.replicates[index])
    ? arm
    : { ...arm, replicates }
}

/** Arms with the rows alone that rest on enough text to be spoken of. */
export function toldArms(arms: readonly Arm[]): Arm[] {
  return arms.map(arm => REASONS.reduce((told, reason) => armWithout(reason, told), arm))
}

/**
 * Why a number of some arms is not told: it rests on rows of which there is too little text.
 *
 * @param work works the number out from the arms
 * @returns the reason as a part of a sentence, nothing when the number is told
 */
export function whyUntold(
  arms: readonly Arm[],
  work: (arms: readonly Arm[]) => { readonly mean: number; readonly count: number } | undefined,
): string | undefined {
  const full = work(arms)
  if (full === undefined) return undefined
  for (const reason of REASONS) {
    const left = arms.map(arm => armWithout(reason, arm))
    const changed = left.findIndex((arm, index) => arm !== arms[index])
    if (changed < 0) continue
    const told = work(left)
    if (told?.mean === full.mean && told.count === full.count) continue
    return reason.says(arms[changed]!.replicates[0]!.human)
  }
  return undefined
}
