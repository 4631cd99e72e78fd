import { axisX, axisY, line, text } from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { grouped } from '../../report/format/numbers.ts'
import { Chart } from './chart.tsx'
import { say } from '../locales/say.ts'
import { run, runColumns, shownGeneration } from '../state/state.ts'

/** Points of a curve, evenly spaced on a logarithmic scale. */
const POINTS = 60

/** A rank-frequency plot (Zipf) of every generation, on logarithmic scales. */
export function RankChart() {
  const columns = runColumns.value
  const { counts } = run.value!
  const curves = useMemo(() => counts.map(curveOf), [counts])
  const at = shownGeneration.value
  const options = useMemo(() => {
    const ends = [0, at]
      .filter((t, k) => k === 0 || t > 0)
      .map(t => ({ ...curves[t]!.at(-1)!, label: t === 0 ? say('charts.text') : columns[t]! }))
    return (width: number) => ({
      height: Math.min(380, Math.max(240, width * 0.6)),
      marginLeft: 52,
      marginRight: 62,
      x: { type: 'log' as const, label: null },
      y: { type: 'log' as const, label: null },
      marks: [
        axisX({ ticks: 5, tickFormat: (rank: number) => power(rank), tickSize: 0 }),
        axisY({ ticks: 5, tickFormat: (count: number) => power(count), tickSize: 0 }),
        ...curves.map(
          (curve, t) =>
          line(curve, { x: 'rank', y: 'count', stroke: 'currentColor', strokeWidth: t === 0 ? 2 : 0.8, strokeOpacity: t === 0 ? 1 : 0.6 }), // prettier-ignore
        ),
        ...(at > 0 ? [line(curves[at], { x: 'rank', y: 'count', stroke: 'var(--mark)', strokeWidth: 2.2, strokeDasharray: '6,2' })] : []), // prettier-ignore
        text(ends, { x: 'rank', y: 'count', text: 'label', dx: 6, dy: -8, textAnchor: 'start', fill: 'currentColor', fontSize: 12 }), // prettier-ignore
      ],
    })
  }, [curves, at, columns])
  const rows = curves[0]!.map(({ rank }) => [
    grouped(rank),
    ...curves.map(curve => {
      const point = curve.find(other => other.rank === rank)
      return point ? String(point.count) : ''
    }),
  ])
  const table = {
    head: [say('charts.rank'), ...columns.map((column, t) => (t === 0 ? say('charts.text') : column))],
    rows,
  }
  return (
    <Chart
      facts={{ title: say('charts.ranks.title'), unit: say('charts.ranks.unit'), says: say('charts.ranks.says'), name: 'rank-frequency', table, data: table }} // prettier-ignore
      options={options}
    />
  )
}

/** Labels powers of ten only. */
const power = (value: number) => (/^10*$/.test(String(value)) ? grouped(value) : '')

function curveOf(counts: ArrayLike<number>): { rank: number; count: number }[] {
  const sorted = Int32Array.from(counts)
    .filter(count => count > 0)
    .sort()
    .reverse()
  const ranks = Array.from({ length: POINTS }, (_, k) => Math.round(sorted.length ** (k / (POINTS - 1))))
  return [...new Set(ranks)].map(rank => ({ rank, count: sorted[rank - 1]! }))
}
