import { sumSpectrum } from '../features/distribution.ts'
import type { Numbered } from '../metric.ts'

/** HD-D for draws of d tokens. */
export const hdd: Numbered = {
  name: 'hdd',
  from: 1,
  to: 10_000,
  usual: [42],
  make: draws => ({
    name: `hdd-${draws}`,
    title: `type-token ratio expected of ${draws} words drawn at random`,
    unit: 'share',
    collapse: 'down',
    source:
      'McCarthy and Jarvis 2007: HD-D, Σ over types of the hypergeometric chance to be among the draws, over the draws',
    caveat: 'decided by words common enough to be drawn: rare ones may vanish unseen',
    needs: 'text',
    subject: 'written',
    lengths: 'any',
    measure: ({ spectrum, written: { words } }) =>
      words < draws
        ? undefined
        : sumSpectrum(spectrum(), count => 1 - chanceOfNone(count, words, draws)) / draws,
  }),
}

/**
 * The hypergeometric chance that none of `draws` tokens, drawn without replacement, is one of `count` among
 * `words`.
 */
function chanceOfNone(count: number, words: number, draws: number): number {
  let chance = 1
  for (let drawn = 0; drawn < draws && chance > 0; drawn++)
    chance *= Math.max(0, words - count - drawn) / (words - drawn)
  return chance
}
