import { draw } from '../sources.ts'
import type { Regime } from './regime.ts'

export const accumulateSubsample: Regime = {
  name: 'accumulate-subsample',
  title:
    'as accumulate, but of all that there is only passages enough for one generation, drawn anew each time',
  source: 'Kazdan et al. 2024 (2410.16713)',
  keeps: 'all',
  options: {},
  choose: ({ human, written, words, number, random }) =>
    draw([human, ...written], words, random('subsample', String(number))),
}
