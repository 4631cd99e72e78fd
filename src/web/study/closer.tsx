import { run, show, shownGeneration } from '../state/state.ts'
import { words } from '../state/words.ts'
import { RerunButton } from './rerun-button.tsx'
import { Keyboard } from './keyboard.tsx'
import { Origins } from './origins.tsx'
import { closeStudy, give, openStudy, study } from './state.ts'

/**
 * Closer reading of a run that is carried out again: the nearest human passage, the origin of a word, a keyboard.
 *
 * @param at the number of the passage, from 0
 */
export function Closer({ at }: { at: number }) {
  const state = study.value
  const { columns } = show.value!
  const number = shownGeneration.value
  const passage = run.value!.passages[number]?.passages[at]
  const { order, sampling, pool, protect } = run.value!.plan
  const several = pool !== null || protect.some(name => name.startsWith('several-'))
  return (
    <section aria-labelledby="closer">
      <h2 id="closer">{words.study.title}</h2>
      {state?.at !== 'ready' ? (
        <>
          <p>{words.study.lead}</p>
          <RerunButton
            id="study"
            label={words.study.open}
            work={state?.at === 'work' ? { progress: state.progress } : state && { why: state.why }}
            begin={find => void openStudy(find)}
            cancel={closeStudy}
            give={give}
          >
            {words.study.note}
          </RerunButton>
        </>
      ) : number === 0 ? (
        <p>{words.study.choose}</p>
      ) : (
        <>
          {passage && <Origins passage={passage} generation={number} />}
          <section aria-labelledby="keyboard">
            <h3 id="keyboard">{words.keyboard.title(columns[number]!)}</h3>
            <p>
              {words.keyboard.lead(columns[number]!, order)}
              {number === 1 ? ` ${words.keyboard.leadA}` : ''}
              {several ? ` ${words.keyboard.several}` : ''}
              {sampling === 'mle' ? '' : ` ${words.keyboard.smoothed}`}
            </p>
            <Keyboard generation={number} />
          </section>
        </>
      )}
    </section>
  )
}
