import type { Protection } from './protection.ts'

export const severalSeeds: Protection = {
  name: 'several-seeds',
  title:
    'so many models learn from the same text, each writes a whole generation by chance of its own, and the next learn from all of it',
  source: 'defined here; more text, and not other text, is what it adds',
  effect: 'protects',
  parameters: [{ name: 'models', range: { least: 2, most: 16, whole: true }, default: 2 }],
  target: { row: 'surviving-types', moves: 'up' },
  group: ({ sources, orders }, [models]) => [
    { sources, orders: orders.flatMap(order => Array<number>(Number(models)).fill(order)) },
  ],
  times: ([models]) => Number(models),
}
