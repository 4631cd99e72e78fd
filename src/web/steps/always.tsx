import { percent } from '../../report/format/numbers.ts'
import { Paragraphs } from './story-figure.tsx'
import { SeriesChart } from '../charts/series-chart.tsx'
import { show } from '../state/state.ts'
import { arms, lineOf, measured, storyGeneration } from '../state/story-run.ts'
import { words } from '../state/words.ts'
import type { Step } from './step.ts'

const { always: say } = words.story

/** One text and one seed, with human text kept and without. */
export const always: Step = { name: 'always', title: say.title, Draw }

function Draw() {
  const { chance, mixed, kept } = arms()
  const name = show.value!.columns[storyGeneration.value]!
  const all = [chance, mixed, kept].flatMap(run =>
    run
      ? [
          {
            name: words.planName(run.plan),
            plan: run.plan,
            values: lineOf(run, 'surviving-types'),
            share: measured(run, 'surviving-types', storyGeneration.value),
          },
        ]
      : [],
  )
  const shares = all.flatMap(({ plan, share }) => (share === undefined ? [] : [{ plan, share }]))
  return (
    <>
      <div class="telling">
        <Paragraphs
          texts={[
            say.no,
            shares.length > 1 ? say.shares(name, shares) : say.alone,
            kept && chance ? say.why : undefined,
            say.depends,
          ]}
        />
      </div>
      {shares.length > 1 && (
        <SeriesChart facts={{ ...say.chart, name: 'always', series: all, print: percent }} />
      )}
    </>
  )
}
