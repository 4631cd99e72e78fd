import { percent } from '../../report/format/numbers.ts'
import { Paragraphs } from './story-figure.tsx'
import { SeriesChart } from '../charts/series-chart.tsx'
import type { ShownRun } from '../state/show.ts'
import { show } from '../state/state.ts'
import { arms, lineOf, measured, storyGeneration } from '../state/story-run.ts'
import { words } from '../state/words.ts'
import type { Step } from './step.ts'

const { distortions: say } = words.story

/** Chance, a smoothed model and a filter, each alone. */
export const distortions: Step = { name: 'distortions', title: say.title, Draw }

function Draw() {
  const { chance, smoothed, filtered } = arms()
  const name = show.value!.columns[storyGeneration.value]!
  const all = [
    { run: chance, name: say.names.chance },
    { run: smoothed, name: say.names.smoothed },
    { run: filtered, name: say.names.filtered },
  ].flatMap(({ run, ...arm }) => (run ? [{ ...arm, values: lineOf(run, 'surviving-types') }] : []))
  const at = (run: ShownRun | undefined, metric: string) =>
    run && measured(run, metric, storyGeneration.value)
  const left = at(chance, 'surviving-types')
  return (
    <>
      <div class="telling">
        <Paragraphs texts={[say.lead]} />
        <dl>
          <dt>{say.names.chance}</dt>
          <dd>
            {say.chance} {left !== undefined && say.chanceLeft(name, left)}
          </dd>
          <dt>{say.names.smoothed}</dt>
          <dd>
            {say.smoothed}{' '}
            {say.smoothedLeft({
              name,
              left: at(smoothed, 'surviving-types'),
              perplexity: at(smoothed, 'perplexity'),
              beside: at(chance, 'perplexity'),
            })}
          </dd>
          <dt>{say.names.filtered}</dt>
          <dd>
            {say.filtered}{' '}
            {filtered && say.filteredLeft(name, filtered.plan, at(filtered, 'surviving-types'))}
          </dd>
        </dl>
        {all.length < 3 && <p>{say.alone}</p>}
      </div>
      {all.length > 0 && (
        <SeriesChart facts={{ ...say.chart, name: 'distortions', series: all, print: percent }} />
      )}
    </>
  )
}
