import { RunOverview } from '../wall/overview.tsx'
import { Life } from '../wall/life.tsx'
import { Question } from '../wall/question.tsx'
import { Result } from '../wall/result.tsx'
import { RunChoice } from '../run-choice.tsx'
import { guess, run, runNumber, show } from '../state/state.ts'
import { Wall } from '../wall/wall.tsx'
import { STATES } from '../state/word-states.ts'
import { words } from '../state/words.ts'
import type { View } from '../state/view.ts'

/** Every word of the human text in a fixed place; a word that a generation no longer writes is struck out. */
export const wall: View = { name: 'wall', title: words.views.wall, Draw }

function Draw() {
  const { text } = show.value!
  return (
    <>
      <div class="opening">
        <div>
          <h1>{words.title}</h1>
          <p class="lead">{words.premise(text.title, run.value!.left[0]!, run.value!.plan)}</p>
          {guess.value === undefined ? <Question /> : <Result />}
        </div>
        <Overviews />
      </div>
      <div class="spread">
        <Wall />
        <aside tabIndex={0} aria-label={words.aside}>
          <Legend />
          <Life />
        </aside>
      </div>
    </>
  )
}

/** The whole vocabulary at a glance: the first run, and beside it the run that is chosen. */
function Overviews() {
  const { runs } = show.value!
  const shown = runs.filter((_, number) => number === 0 || number === runNumber.value)
  return (
    <div class="overviews">
      {shown.map(each => (
        <RunOverview key={each.name} run={each} what={words.rule(each.plan)} />
      ))}
      <p class="note">{words.overview.note}</p>
      <RunChoice />
      <p class="note">{ruleNote(run.value!.plan.regime)}</p>
    </div>
  )
}

const ruleNote = (regime: string) => {
  if (regime === 'replace') return words.replaceNote
  return regime === 'accumulate' ? words.keepNote : words.otherNote(regime)
}

function Legend() {
  return (
    <section class="legend" aria-labelledby="legend-title">
      <h2 id="legend-title">{words.legend}</h2>
      <ul class="wall-text">
        {STATES.map(state => (
          <li key={state}>
            <span class={state}>{words.example}</span> {words.states[state]}
          </li>
        ))}
      </ul>
    </section>
  )
}
