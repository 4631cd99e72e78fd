import type { Decoder } from './decoder.ts'

/** Only candidates with at least the share p of the heaviest one's weight are drawn: a sure context keeps few, an open one many. */
export const minP: Decoder = {
  name: 'minP',
  title: 'min-p',
  source: 'Nguyen et al. 2024 (2407.01082), section 3, equations 1 to 3',
  neutral: 0,
  reweigh({ weights }, value) {
    const least = Math.ceil(value * weights.reduce((a, b) => Math.max(a, b), 0))
    return weights.map(weight => (weight >= least ? weight : 0))
  },
}
