import type { Protection } from './protection.ts'

export const severalSeeds: Protection = {
  name: 'several-seeds',
  title:
    'this number of models learn from the same text, each writes a whole generation from its own random stream, and the next learn from all of it',
  source: 'defined here; more text, and not other text, is what it adds',
  effect: 'protects',
  parameters: [{ name: 'models', range: { least: 2, most: 16, whole: true }, default: 2 }],
  target: { row: 'surviving-types', moves: 'up' },
  group: ({ sources, orders }, [models]) => [
    { sources, orders: orders.flatMap(order => Array<number>(Number(models)).fill(order)) },
  ],
  times: ([models]) => Number(models),
}
