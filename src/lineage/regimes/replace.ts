import type { Regime } from './regime.ts'

export const replace: Regime = {
  name: 'replace',
  title: 'each model learns only from what the model before it wrote',
  source: 'Shumailov et al. 2023 (2305.17493)',
  keeps: 'last',
  options: {},
  choose: ({ written }) => written.slice(-1),
}
