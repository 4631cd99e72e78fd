import type { Formula } from './formula.ts'

/** A share of human text among what is gathered, and a detector of the rest. */
export interface Gathered {
  /** r, the share of human text, 0 to 1; the rest is synthetic. */
  readonly human: number
  /** The share of synthetic text that is found and taken out. */
  readonly truePositives: number
  /** The share of human text that is taken out by mistake. */
  readonly falsePositives: number
}

/**
 * Share of human text in what a detector lets through: r (1 − FPR) / (r (1 − FPR) + s (1 − TPR)); 0 where nothing
 * gets through.
 *
 * @example
 * import { shareAfterDetector } from 'collapse-lab/theory'
 * // Half of a collection is human; nine of ten are told rightly.
 * shareAfterDetector({ human: 0.5, truePositives: 0.9, falsePositives: 0.1 }) // → 0.9
 */
export function shareAfterDetector({ human, truePositives, falsePositives }: Gathered): number {
  const right = human * (1 - falsePositives)
  const wrong = (1 - human) * (1 - truePositives)
  return right + wrong === 0 ? 0 : right / (right + wrong)
}

export const detector: Formula = {
  name: 'detector',
  title: 'the human share after a detector',
  formula: 'r (1 − FPR) / (r (1 − FPR) + s (1 − TPR)), r human and s = 1 − r synthetic',
  source: "Bayes' rule",
  scope: 'an identity',
  example: {
    text: 'half of the text is human; 80 % of the rest is found, and 10 % of human text taken out by mistake',
    value: shareAfterDetector({ human: 0.5, truePositives: 0.8, falsePositives: 0.1 }),
    unit: '',
  },
}
