import { draw } from '../sources.ts'
import type { Regime } from './regime.ts'

export const keepHuman: Regime = {
  name: 'keep-human',
  title:
    'each model learns from what the one before it wrote and a share of the human text, drawn anew each time',
  source: 'Shumailov et al. 2023 (2305.17493), with a share of 0.1',
  keeps: 'last',
  options: { humanShare: 0.1, humanDraws: 'without-replacement' },
  choose: ({ human, written, words, humanShare, humanDraws, number, random }) => [
    ...draw([human], humanShare * words, random('human', String(number)), humanDraws),
    ...draw(written.slice(-1), (1 - humanShare) * words, random('written', String(number))),
  ],
}
