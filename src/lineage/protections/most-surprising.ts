import type { Protection } from './protection.ts'
import { bySurprisal } from './surprisal.ts'

export const mostSurprising: Protection = {
  name: 'most-surprising',
  title: 'of what models wrote, only the share of passages is kept that A finds least likely',
  source: 'the reverse, after Sorscher et al. 2022 (2206.14486), who keep hard examples',
  effect: 'harms',
  parameters: [{ name: 'share', range: { least: 0.01, most: 1 }, default: 0.5 }],
  target: { row: 'surviving-types', moves: 'down' },
  transform: bySurprisal('most'),
}
