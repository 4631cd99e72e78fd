import { bands, rowName } from '../../metrics/features/parts.ts'
import { percent, times } from '../../report/format/numbers.ts'
import { lookup } from '../../report/format/rows.ts'
import { Paragraphs } from './story-figure.tsx'
import { SeriesChart } from '../charts/series-chart.tsx'
import { show } from '../state/state.ts'
import { lineOf, storyGeneration, storyRun } from '../state/story-run.ts'
import { words } from '../state/words.ts'
import type { Step } from './step.ts'

const { rareFirst: say } = words.story

/** Survival of words, by their counts in the human text. */
export const rareFirst: Step = { name: 'rare-first', title: say.title, Draw }

function Draw() {
  const { columns } = show.value!
  const run = storyRun.value
  const t = storyGeneration.value
  const lines = bands.map(band => {
    const row = rowName('surviving-types', band)
    const theory = columns.map((_, at) => lookup(run.rows, at)('theory', row))
    return { name: times(band), values: lineOf(run, row), theory }
  })
  const there = lines.filter(({ values }) => values[t] !== undefined)
  const shares = there.map(({ name, values }) => ({ name, share: values[t]! }))
  const inOrder = shares.every(({ share }, k) => k === 0 || share >= shares[k - 1]!.share)
  return (
    <>
      <div class="telling">
        <Paragraphs
          texts={[
            say.why,
            shares.length > 1 ? say.shares(columns[t]!, shares) : undefined,
            shares.length > 1 && inOrder ? say.inOrder : undefined,
          ]}
        />
      </div>
      {there.length > 0 && (
        <SeriesChart
          facts={{ ...words.charts.survival, name: 'rare-first', series: there, print: percent }}
        />
      )}
    </>
  )
}
