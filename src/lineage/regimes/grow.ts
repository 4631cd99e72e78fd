import type { Regime } from './regime.ts'

export const grow: Regime = {
  name: 'grow',
  title: 'as replace, but the second model writes twice as much, the third three times as much, and so on',
  source: 'Gerstgrasser et al. 2024 (2404.01413), the control for size',
  keeps: 'last',
  options: {},
  growth: generation => generation,
  choose: ({ written }) => written.slice(-1),
}
