import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { percent } from '../../report/format/numbers.ts'
import { CompareOwn } from '../lab/several.tsx'
import { Differences } from '../differences.tsx'
import { RunOverview } from '../wall/overview.tsx'
import { SeriesChart } from '../charts/series-chart.tsx'
import type { ShownRun } from '../state/show.ts'
import { data, show } from '../state/state.ts'
import { replicateIntervals } from '../charts/intervals.ts'
import { lineOf } from '../state/story-run.ts'
import { words } from '../state/words.ts'
import type { View } from '../state/view.ts'

/** Compares plans: runs side by side on one slider. */
export const compare: View = { name: 'compare', title: words.views.compare, Draw }

/** The number of runs that are compared at first. */
const SHOWN_AT_FIRST = 3
/** The runs that the reader has chosen, and the data that the choice belongs to. */
const taken = signal<{ readonly of: unknown; readonly numbers: readonly number[] } | undefined>(undefined)

/** Numbers of the runs that are compared. */
function chosen(): readonly number[] {
  if (taken.value?.of === data.value) return taken.value.numbers
  return show.value!.runs.map((_, number) => number).slice(0, SHOWN_AT_FIRST)
}

function Draw() {
  const { text, runs, titles } = show.value!
  const numbers = chosen()
  const arms = numbers.map(number => ({ run: runs[number]!, title: titles[number]! }))
  return (
    <>
      <h1>{words.compare.title}</h1>
      <p class="lead">{runs.length > 1 ? words.compare.lead(text.title) : words.compare.alone}</p>
      {runs.length > 1 && <Choice numbers={numbers} />}
      {arms.length > 1 && <Beside arms={arms} />}
      <CompareOwn />
    </>
  )
}

function Choice({ numbers }: { numbers: readonly number[] }) {
  const change = (number: number, on: boolean) => {
    const next = on ? [...numbers, number].sort((a, b) => a - b) : numbers.filter(other => other !== number)
    taken.value = { of: data.value, numbers: next }
  }
  return (
    <fieldset class="arms">
      <legend>{words.compare.choose}</legend>
      {show.value!.titles.map((title, number) => (
        <label key={title} class="switch">
          <input
            type="checkbox"
            checked={numbers.includes(number)}
            disabled={numbers.length <= 2 && numbers.includes(number)}
            onChange={event => change(number, event.currentTarget.checked)}
          />
          {words.ruled(title, show.value!.runs[number]!.plan)}
        </label>
      ))}
    </fieldset>
  )
}

const SURVIVING = 'surviving-types'

interface ShownArm {
  readonly run: ShownRun
  readonly title: string
}

function Beside({ arms }: { arms: readonly ShownArm[] }) {
  const series = useMemo(
    () =>
      arms.map(({ run, title }) => ({
        name: title,
        values: lineOf(run, SURVIVING),
        ...(run.replicates && {
          intervals: replicateIntervals(run.replicates, show.value!.columns)(SURVIVING),
        }),
      })),
    [show.value, arms.map(({ title }) => title).join('\n')],
  )
  const { says: plain, bands } = words.compare.chart
  const says = arms.some(({ run }) => run.replicates) ? bands : plain
  return (
    <>
      <div class="copies">
        {arms.map(({ run, title }) => (
          <RunOverview key={title} run={run} what={words.ruled(title, run.plan)} />
        ))}
      </div>
      <p class="note">{words.overview.note}</p>
      <Differences arms={arms} />
      <SeriesChart facts={{ ...words.compare.chart, says, name: 'compared', series, print: percent }} />
    </>
  )
}
