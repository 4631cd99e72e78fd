import { axisX, axisY, line, ruleY, text } from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { grouped } from '../../../report/format/numbers.ts'
import { Chart } from '../../charts/chart.tsx'
import { apart, band, LOOKS } from '../../charts/series-chart.tsx'
import { say } from '../../locales/say.ts'
import { beside } from './state.ts'

/** How many different words of the author each text has used at each length, with bands of what was drawn by chance. */
export function BesideCurve() {
  const { samples } = beside.value!
  const chart = useMemo(() => {
    if (!samples) return undefined
    const { at, text: own, author, copy } = samples
    const bands = [
      {
        name: say('beside.author'),
        look: 1,
        points: author.map((each, step) => ({ t: at[step]!, ...each })),
      },
      { name: say('beside.copy'), look: 2, points: copy.map((each, step) => ({ t: at[step]!, ...each })) },
    ]
    const yours = own.map((value, step) => ({ t: at[step]!, value }))
    const lines = [
      { name: say('beside.yours'), look: 0, points: yours },
      ...bands.map(({ name, look, points }) => ({ name, look, points: points.map(({ t, mean: value }) => ({ t, value })) })), // prettier-ignore
    ]
    const top = Math.max(...own, ...bands.flatMap(({ points }) => points.map(({ high }) => high)))
    const ends = lines.map(({ name, points }) => ({ ...points.at(-1)!, label: name }))
    const options = (width: number) => {
      const height = Math.min(340, Math.max(240, width * 0.55))
      const marginRight = Math.min(width * 0.34, 150)
      const domain: [number, number] = [0, top * 1.02]
      return {
        ...{ height, marginLeft: 52, marginRight },
        x: { domain: [0, at.at(-1)!], label: null },
        y: { domain, label: null },
        marks: [
          axisX({ ticks: 4, tickFormat: (words: number) => grouped(words), tickSize: 0 }),
          axisY({ ticks: 5, tickFormat: (words: number) => grouped(words), tickSize: 0 }),
          ruleY([0], { strokeOpacity: 0.4 }),
          ...bands.map(({ points }) => band(points, 0)),
          ...lines.map(({ look, points }) => line(points, { x: 't', y: 'value', stroke: 'currentColor', strokeWidth: look === 0 ? 2.4 : 1.3, strokeDasharray: LOOKS[look]!.dashes })), // prettier-ignore
          text(apart(ends, { domain, height: height - 50 }), {
            ...{ x: 't', y: 'value', text: 'label', textAnchor: 'start', dx: 9 },
            ...{ fill: 'currentColor', fontSize: 13, lineWidth: (marginRight - 12) / 13 },
          }),
        ],
      }
    }
    const table = {
      head: [
        say('beside.words'),
        say('beside.yours'),
        ...bands.flatMap(({ name }) => [say('charts.mean', { name }), say('charts.low', { name }), say('charts.high', { name })]), // prettier-ignore
      ],
      rows: at.map(
        (words, step) =>
        [words, own[step]!, ...bands.flatMap(({ points }) => [points[step]!.mean, points[step]!.low, points[step]!.high])].map(String), // prettier-ignore
      ),
    }
    return { options, facts: { title: say('beside.curve'), unit: say('beside.unit'), says: say('beside.says'), name: 'beside', table, data: table } } // prettier-ignore
  }, [samples])
  return chart ? (
    <div class="charts">
      <Chart {...chart} />
    </div>
  ) : null
}
