import type { Protection } from './protection.ts'
import { bySurprisal } from './surprisal.ts'

export const leastSurprising: Protection = {
  name: 'least-surprising',
  title: 'of what models wrote, only the share of passages is kept that A finds likeliest',
  source: 'filtering by perplexity, as in Wenzek et al. 2020 (1911.00359)',
  effect: 'harms',
  parameters: [{ name: 'share', range: { least: 0.01, most: 1 }, default: 0.5 }],
  target: { row: 'surviving-types', moves: 'down' },
  transform: bySurprisal('least'),
}
