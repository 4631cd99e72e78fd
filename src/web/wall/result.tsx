import { axisX, axisY, dot, line, ruleY, text } from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { grouped } from '../../report/format/numbers.ts'
import { lookup } from '../../report/format/rows.ts'
import { Chart } from '../charts/chart.tsx'
import {
  guess,
  guessedRun,
  run,
  runColumns,
  runEnd,
  runNumber,
  show,
  shownGeneration,
  view,
} from '../state/state.ts'
import type { ViewName } from '../state/view.ts'
import { words } from '../state/words.ts'

/** A plot of the guess, the theory and the measured values. Later generations stay hidden. */
export function Result() {
  const shown = run.value!
  const columns = runColumns.value
  const total = shown.left[0]!
  const at = shownGeneration.value
  const finished = at === runEnd.value
  // A guess is about one run, and not shown with another.
  const own = guessedRun.value === runNumber.value
  const guessed = own && typeof guess.value === 'number' ? guess.value : undefined
  const expected = useMemo(
    () => columns.map((_, t) => (t === 0 ? total : theoryAt(shown.rows, t, total))),
    [shown],
  )
  const options = useMemo(() => {
    const measured = shown.left.slice(0, at + 1).map((left, t) => ({ t, left }))
    const theory = finished ? expected.flatMap((left, t) => (left === undefined ? [] : [{ t, left }])) : []
    const end = runEnd.value
    const mine = guessed === undefined ? [] : [{ t: end, left: guessed }]
    const last = measured.slice(-1)
    return (width: number) => ({
      height: Math.min(320, Math.max(220, width * 0.5)),
      marginLeft: 48,
      marginRight: 92,
      x: { domain: [0, end], label: null },
      y: { domain: [0, total], label: null },
      marks: [
        axisX({ ticks: columns.map((_, t) => t).filter(t => t % Math.ceil((columns.length * 24) / (width - 140)) === 0), tickFormat: (t: number) => (t === 0 ? columns[0]! : columns[t]!), tickSize: 0 }), // prettier-ignore
        axisY({ ticks: 5, tickFormat: (value: number) => grouped(value), tickSize: 0 }),
        ruleY([0], { strokeOpacity: 0.4 }),
        line(theory, {
          x: 't',
          y: 'left',
          stroke: 'var(--theory)',
          strokeDasharray: '2,5',
          strokeWidth: 2.5,
        }),
        line(measured, { x: 't', y: 'left', stroke: 'currentColor', strokeWidth: 1.5 }),
        dot(measured, { x: 't', y: 'left', fill: 'currentColor', r: 3 }),
        dot(mine, { x: 't', y: 'left', stroke: 'var(--mark)', symbol: 'times', r: 5, strokeWidth: 2 }),
        text(labels({ last, mine, theory: finished ? theory.slice(-1) : [], total }), {
          ...{ x: 't', y: 'left', text: 'label' },
          ...{ textAnchor: 'start', dx: 9, fill: 'currentColor', fontSize: 12 },
        } as object),
      ],
    })
  }, [shown, at, finished, guessed, expected])
  const rows = columns
    .slice(0, at + 1)
    .map((column, t) => [column, String(shown.left[t]), finished ? whole(expected[t]) : ''])
  return (
    <section class="result" id="result" tabIndex={-1}>
      {guessed !== undefined && (
        <p class="own-guess" role="status">
          {finished
            ? words.result.verdict(guessed, shown.left[at]!, total)
            : words.result.yours(guessed, total)}
        </p>
      )}
      <Chart
        facts={{
          title: guessed === undefined ? words.result.titleBare : words.result.title,
          unit: words.result.unit,
          name: 'words-left',
          table: { head: ['text', words.result.measured, words.result.theory], rows },
        }}
        options={options}
      />
      {finished && <Verdict expected={expected[at]} />}
    </section>
  )
}

/** m: tokens that a generation writes, divided by the tokens that A read. */
const lengthRatio = () => (run.value!.plan.size ?? run.value!.written[0]!) / show.value!.text.words

const whole = (value: number | undefined) => (value === undefined ? '' : String(Math.round(value)))

function theoryAt(rows: Parameters<typeof lookup>[0], t: number, total: number): number | undefined {
  const share = lookup(rows, t)('theory', 'surviving-types')
  return share === undefined ? undefined : share * total
}

interface Point {
  readonly t: number
  readonly left: number
}

/** Labels at the ends of the lines, moved apart where they would overlap. */
function labels(parts: {
  last: readonly Point[]
  mine: readonly Point[]
  theory: readonly Point[]
  total: number
}) {
  const named = [
    ...parts.last.map(point => ({ ...point, label: words.result.measured })),
    ...parts.mine.map(point => ({ ...point, label: words.result.guess })),
    ...parts.theory.map(point => ({ ...point, label: words.result.theory })),
  ].sort((a, b) => b.left - a.left)
  let below = Infinity
  return named.map(point => {
    const near = named.some(other => other !== point && other.t === point.t)
    const left = near ? Math.min(point.left, below - parts.total / 14) : point.left
    if (near) below = left
    return { ...point, left: Math.max(0, left) }
  })
}

/** What theory expected, and links to other views. */
function Verdict({ expected }: { expected: number | undefined }) {
  return (
    <div class="verdict">
      {expected !== undefined && <p>{words.result.theoryLine(expected, lengthRatio())}</p>}
      <p>{show.value!.pair ? words.result.nextKeep : words.result.next}</p>
      <p class="buttons">
        {ONWARD.map(name => (
          <button key={name} type="button" onClick={() => (view.value = name)}>
            {words.story.to[name]}
          </button>
        ))}
      </p>
    </div>
  )
}

const ONWARD = ['read', 'curves', 'lab'] as const satisfies readonly ViewName[]
