import { filterWritten, happens } from './passages.ts'
import type { Protection } from './protection.ts'

export const provenanceWeights: Protection = {
  name: 'provenance-weights',
  title: 'of what models wrote, each passage is kept with this chance; human passages all stay',
  source: 'Drayson, Yilmaz and Lampos 2025 (2502.15654), weights by origin, here known and not guessed',
  effect: 'protects',
  parameters: [{ name: 'weight', range: { least: 0, most: 1 }, default: 0.5 }],
  target: { row: 'training-human-share', moves: 'up' },
  transform: (training, [weight], { baseline, random }) =>
    filterWritten(training, baseline, () => () => happens(weight!, random)),
}
