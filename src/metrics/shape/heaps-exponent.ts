import { ln } from '../../arithmetic.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Metric } from '../metric.ts'

/**
 * Points of the curve: after N, N/2, N/4 … tokens, at most {@link MAX_POINTS}, the smallest with {@link
 * MIN_TOKENS} tokens.
 */
const MAX_POINTS = 7
const MIN_TOKENS = 16

export const heapsExponent: Metric = {
  name: 'heaps-exponent',
  title: 'how fast new words keep coming',
  unit: 'exponent',
  collapse: 'down',
  source:
    'Heaps 1978: types ∝ tokens^β; β by least squares of ln types on ln tokens after N, N/2, … N/64 tokens in the order of the text',
  caveat: 'depends on the length of the text and on the order of its passages',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  measure: ({ written: { ids, words }, vocabulary }) => {
    const points = Array.from({ length: MAX_POINTS }, (_, k) => Math.floor(words / (1 << k))).filter(
      n => n >= MIN_TOKENS,
    )
    if (points.length < 2) return undefined
    const seen = new Uint8Array(vocabulary.unknown + 1)
    const grown: [number, number][] = []
    let [tokens, types] = [0, 0]
    for (const id of ids) {
      if (id === BOUNDARY) continue
      tokens += 1
      if (seen[id] === 0) types += 1
      seen[id] = 1
      if (tokens === points.at(-1)) {
        grown.push([ln(tokens), ln(types)])
        points.pop()
      }
    }
    return slopeOf(grown)
  },
}

/** Slope of the least squares line through some points. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  const below = points.reduce((sum, point) => sum + (point[0] - x) * (point[0] - x), 0)
  return above / below
}
