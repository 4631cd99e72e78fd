import { plot } from 'simple-ascii-chart'
import type { Overview } from './overview.ts'

/** The narrowest terminal that has room for a plot, in characters. */
export const PLOT_WIDTH = 100
/** Fewer rounds make no curve. */
const FEWEST_ROUNDS = 3
const [WIDTH, HEIGHT] = [72, 10]
const CURVES = ['surviving-types', 'surviving-types/1'] as const

/**
 * Draws the share of words that are left in each generation, all and those used once, beside the law.
 *
 * @returns empty for fewer than three rounds, or where a share or its law is missing
 */
export function survivalPlot({ rows, generations }: Overview): string {
  if (generations.length < FEWEST_ROUNDS) return ''
  const values = new Map(
    rows.map(({ generation, model, metric, value }) => [`${generation} ${model} ${metric}`, value]),
  )
  const sharesOf = (model: (generation: number) => string) =>
    CURVES.map(row => [
      1,
      ...generations.map((_, index) => values.get(`${index + 1} ${model(index + 1)} ${row}`)),
    ])
  const law = sharesOf(() => 'theory')
  const measured = sharesOf(generation => generations[generation - 1]!)
  if ([...law, ...measured].some(curve => curve.includes(undefined))) return ''
  const points = (curve: (number | undefined)[]) =>
    curve.map((share, x) => [x, 100 * share!] as [number, number])
  const drawn = plot(law.map(points), {
    width: WIDTH,
    height: HEIGHT,
    yRange: [0, 100],
    customYAxisTicks: [0, 25, 50, 75, 100],
    points: measured.flatMap(points).map(([x, y]) => ({ x, y })),
    formatter: (value, { axis }) => (axis === 'x' ? (['human', ...generations][value] ?? '') : `${value} %`),
  })
  return drawn.split('\n').map(line => line.trimEnd()).filter(line => line !== '').join('\n') // prettier-ignore
}
