import type { Regime } from './regime.ts'

export const teacher: Regime = {
  name: 'teacher',
  title: 'every model after A learns from the text that A wrote',
  source: 'Hinton, Vinyals and Dean 2015 (1503.02531), with sampled text in place of probabilities',
  keeps: 'first',
  options: {},
  choose: ({ written }) => written.slice(0, 1),
}
