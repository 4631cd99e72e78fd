import type { Regime } from './regime.ts'

export const augment: Regime = {
  name: 'augment',
  title: 'each model learns from the human text and what the model before it wrote',
  source: 'Alemohammad et al. 2023 (2307.01850), the synthetic augmentation loop',
  keeps: 'last',
  options: {},
  choose: ({ human, written }) => [human, ...written.slice(-1)],
}
