import { firstPassages, takenTimes } from './passages.ts'
import type { Protection, EnsembleGroup } from './protection.ts'

export const severalHalves: Protection = {
  name: 'several-halves',
  title:
    'the text is cut into this number of parts (A: neighbouring passages; later at random), a model learns from each and writes a whole generation',
  source: 'defined here; different blind spots come from different text alone',
  effect: 'protects',
  parameters: [{ name: 'models', range: { least: 2, most: 16, whole: true }, default: 2 }],
  target: { row: 'surviving-types', moves: 'up' },
  group: ({ sources, orders }, [models], { number, random }) => {
    const total = firstPassages(sources).at(-1)!
    const parts = Number(models)
    // The text of A keeps its order, since its index is there already.
    const partOf =
      number === 1
        ? Array.from({ length: total }, (_, passage) => Math.floor((passage * parts) / total))
        : Array.from({ length: total }, () => random.below(parts))
    return Array.from({ length: parts }, (_, part): EnsembleGroup => ({
      sources: takenTimes(
        sources,
        partOf.map(own => (own === part ? 1 : 0)),
      ),
      orders,
    })).filter(({ sources }) => sources.length > 0)
  },
  times: ([models]) => Number(models),
}
