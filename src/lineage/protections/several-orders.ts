import type { Protection } from './protection.ts'

export const severalOrders: Protection = {
  name: 'several-orders',
  title:
    'models of this number of orders, each one shorter, learn from the same text, and each writes a whole generation',
  source: 'defined here; a shorter context puts words together that the longer one never would',
  effect: 'protects',
  parameters: [{ name: 'models', range: { least: 2, most: 10, whole: true }, default: 2 }],
  target: { row: 'surviving-types', moves: 'up' },
  group: ({ sources, orders }, [models]) => [
    {
      sources,
      orders: orders.flatMap(order =>
        Array.from({ length: Number(models) }, (_, shorter) => Math.max(1, order - shorter)),
      ),
    },
  ],
  times: ([models]) => Number(models),
}
