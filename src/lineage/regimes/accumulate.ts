import type { Regime } from './regime.ts'

export const accumulate: Regime = {
  name: 'accumulate',
  title: 'each model learns from the human text and all that was written since',
  source: 'Gerstgrasser et al. 2024 (2404.01413)',
  keeps: 'all',
  options: {},
  choose: ({ human, written }) => [human, ...written],
}
