import { say } from '../locales/say.ts'
import { LostLink } from '../lab/lost-link.tsx'
import { goTo, play, run, runColumns, runEnd, runNumber, show } from '../state/state.ts'

/** Where one can go from the end of a run. */
export function Next() {
  const { pair, runs } = show.value!
  const last = runColumns.value.at(-1)!
  const hasPassages = run.value!.passages.length > 0
  return (
    <section class="next" aria-labelledby="next">
      <h2 id="next">{say('next.title')}</h2>
      <ul>
        {hasPassages && (
          <li>
            <a href="#read">{say('next.read', { name: last })}</a>
          </li>
        )}
        {pair && runs.length > 1 && (
          <li>
            <button
              type="button"
              class="link"
              onClick={() => {
                runNumber.value = runNumber.value === 0 ? 1 : 0
                goTo(0)
                scrollTo({ top: 0 })
                play()
              }}
            >
              {say(runNumber.value === 0 ? 'next.keep' : 'next.replace')}
            </button>
          </li>
        )}
        {hasPassages && (
          <li>
            <a href="#game">{say('next.game')}</a>
          </li>
        )}
        {runEnd.value > 0 && (
          <li>
            <LostLink />
          </li>
        )}
        <li>
          <a href="#text">{say('next.text')}</a>
        </li>
      </ul>
    </section>
  )
}
