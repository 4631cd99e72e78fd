import type { Protection } from './protection.ts'
import { isOrigin } from './passages.ts'

export const keepOriginal: Protection = {
  name: 'keep-original',
  title: 'the whole human text is put beside whatever the regime chose',
  source: 'Gerstgrasser et al. 2024 (2404.01413)',
  effect: 'protects',
  parameters: [],
  target: { row: 'surviving-types-in-training', moves: 'up' },
  transform: (training, _, { baseline }) => [
    baseline.human,
    ...training.filter(source => !isOrigin(source, baseline)),
  ],
}
