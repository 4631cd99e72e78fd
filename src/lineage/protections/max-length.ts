import { byLength } from './passages.ts'
import type { Protection } from './protection.ts'

export const maxLength: Protection = {
  name: 'max-length',
  title: 'of what models wrote, passages with more tokens are left out',
  source: 'a rule of instruction sets and web corpora; the counterpart of min-length',
  effect: 'harms',
  parameters: [{ name: 'tokens', range: { least: 1, most: 1_000_000, whole: true } }],
  target: { row: 'surviving-types', moves: 'down' },
  transform: byLength((length, limit) => length <= limit),
}
