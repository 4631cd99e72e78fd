import { grouped, percent } from '../../report/format/numbers.ts'
import { wordLife, wordLifeStory } from '../../report/words/word-story.ts'
import { tokenPlaces } from '../../text/places.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { notNeutral } from '../../theory/neutral.ts'
import { survivalChances } from '../../theory/survival.ts'
import { run, runColumns, show, shownGeneration, word, textLanguage } from '../state/state.ts'
import { MoreSeeds } from '../study/more-seeds.tsx'
import { others } from '../study/seeds.ts'
import { words } from '../state/words.ts'

/** The life of the selected word: its counts, its odds, and the line in which it was last seen. */
export function Life() {
  const number = word.value
  return (
    <section class="life" aria-labelledby="life-title" tabIndex={0}>
      {/* While other seeds are run, the numbers that come in are not read out one by one. */}
      <div aria-live={others.value.progress ? 'off' : 'polite'}>
        <h2 id="life-title">{number === undefined ? words.life.title : show.value!.text.forms[number]}</h2>
        {number === undefined ? <p class="note">{words.life.none}</p> : <Story number={number} />}
      </div>
      {number !== undefined && (
        <>
          <p class="buttons">
            <button type="button" onClick={close}>
              {words.life.close}
            </button>
          </p>
          <h3>{words.seeds.title}</h3>
          <MoreSeeds id="life-seeds" />
        </>
      )}
    </section>
  )
}

/** Deselects the word and returns the focus to the wall. */
function close(): void {
  word.value = undefined
  document.querySelector<HTMLElement>('.wall > .wall-text')?.focus({ preventScroll: true })
}

function Story({ number }: { number: number }) {
  const { types } = show.value!
  const columns = runColumns.value
  const shown = run.value!
  const counts = shown.counts.map(column => column[number]!)
  const life = wordLife(types[number]!, columns, counts)
  const seeds = others.value
  const odds = notNeutral(shown.plan) === undefined ? oddsOf(number) : undefined
  return (
    <>
      <p>{wordLifeStory(life)}</p>
      <LastLine number={number} lastSeen={life.lastSeen} />
      {odds ? (
        <p class="note">{words.life.oddsNote(timesUsed(counts[0]!), percent(odds[0]!))}</p>
      ) : (
        <p class="note">{words.life.noOdds}</p>
      )}
      {seeds.count > 0 && (
        <p>
          {words.seeds.story({
            name: columns.at(-1)!,
            left: seeds.present.at(-1)![number]!,
            seeds: seeds.count,
            odds: odds && percent(odds.at(-1)!),
          })}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.life.model}</th>
            <th scope="col">{words.life.count}</th>
            {odds && <th scope="col">{words.life.odds}</th>}
            {seeds.count > 0 && <th scope="col">{words.seeds.column}</th>}
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => (
            <tr key={column} class={at === shownGeneration.value ? 'here' : ''}>
              <th scope="row">{column}</th>
              <td>{grouped(counts[at]!)}</td>
              {odds && <td>{at === 0 ? '–' : percent(odds[at - 1]!)}</td>}
              {seeds.count > 0 && (
                <td>{at === 0 ? '–' : words.seeds.of(seeds.present[at - 1]?.[number] ?? 0, seeds.count)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const timesUsed = (count: number) => (count === 1 ? 'once' : `${grouped(count)} times`)

/** The survival odds of a word in each generation, by theory. */
function oddsOf(number: number): number[] {
  const { text } = show.value!
  const { plan, written } = run.value!
  const m = (plan.size ?? written[0]!) / text.words
  return survivalChances(text.counts[number]!, written.length, m)
}

function LastLine({ number, lastSeen }: { number: number; lastSeen: string }) {
  const { types, columns } = show.value!
  const shown = run.value!
  const line = shown.lastLine(number)
  if (!line) return null
  const tokenizer = tokenizerFor(shown.plan)
  const place = tokenPlaces(line, tokenizer).find(({ type }) => type === types[number])
  return (
    <figure class="last-line">
      <figcaption>
        {lastSeen === columns[0] ? words.life.lastLineHuman : words.life.lastLine(lastSeen)}
      </figcaption>
      <blockquote lang={textLanguage.value}>
        {place ? (
          <>
            {line.slice(0, place.from)}
            <mark>{line.slice(place.from, place.to)}</mark>
            {line.slice(place.to)}
          </>
        ) : (
          line
        )}
      </blockquote>
    </figure>
  )
}
