import { byLength } from './passages.ts'
import type { Protection } from './protection.ts'

export const minLength: Protection = {
  name: 'min-length',
  title: 'of what models wrote, passages with fewer tokens are left out',
  source: 'a rule of web corpora, as in Raffel et al. 2020 (1910.10683), section 2.2',
  effect: 'harms',
  parameters: [{ name: 'tokens', range: { least: 1, most: 1_000_000, whole: true } }],
  target: { row: 'surviving-types', moves: 'down' },
  transform: byLength((length, limit) => length >= limit),
}
