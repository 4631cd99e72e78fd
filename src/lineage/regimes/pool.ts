import { pick, type Source } from '../sources.ts'
import type { Regime } from './regime.ts'

export const pool: Regime = {
  name: 'pool',
  title:
    'several lineages side by side, each as replace and cut off from the others; measured is what they wrote together',
  source: 'Wright 1943, isolated populations',
  keeps: 'last',
  options: { pool: 4 },
  isolated: true,
  choose: ({ written }) => written.slice(-1).flatMap(partsOf),
}

/** The parts of a text that several models wrote, one part for each model. */
function partsOf(source: Source): Source[] {
  const { parts = Int32Array.of(0, source.stream.passages) } = source
  return Array.from(parts.subarray(1), (end, index) => {
    const begin = parts[index]!
    return pick(
      source,
      Int32Array.from({ length: end - begin }, (_, offset) => begin + offset),
    )
  })
}
