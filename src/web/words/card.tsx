import { isImport } from '../../lineage/imported.ts'
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { percent } from '../../report/format/numbers.ts'
import { notNeutral } from '../../theory/neutral.ts'
import { survivalChances } from '../../theory/survival.ts'
import { lastSentence, lastUse } from '../lab/lost-state.ts'
import { say } from '../locales/say.ts'
import { MoreSeeds } from '../read/more-seeds.tsx'
import { others } from '../read/seeds.ts'
import { CopyLink } from '../share/copy-link.tsx'
import { useCardPlace } from './card-place.ts'
import { shortTitle, run, runColumns, show, shownGeneration, textLanguage, word } from '../state/state.ts'

/** The life of the chosen word: its uses in every copy, and the sentence in which it was seen last. */
export function Card({ beside }: { beside: HTMLElement | undefined }) {
  const host = useRef<HTMLDivElement>(null)
  const number = word.value!
  const place = useCardPlace(host, beside, number)
  useClosing(host, beside)
  const { text } = show.value!
  const shown = run.value!
  const columns = runColumns.value
  const counts = shown.counts.map(column => column[number]!)
  return (
    <div
      ref={host}
      class={place && place.left === undefined ? 'card sheet' : 'card'}
      style={place}
      role="dialog"
      aria-label={say('card.label')}
    >
      <h2 lang={textLanguage.value}>{text.forms[number]}</h2>
      <p>
        {say('card.human', { count: counts[0]!, title: shortTitle.value })}{' '}
        {fate(columns, counts, lastUse(shown.counts, number))}
      </p>
      <Bars columns={columns} counts={counts} />
      <LastLine number={number} />
      <Odds number={number} />
      <OtherSeeds number={number} />
      <p class="buttons">
        <CopyLink label={say('card.link')} />
        <button type="button" onClick={close}>
          {say('card.close')}
        </button>
      </p>
    </div>
  )
}

/** Closes the card. */
const close = () => (word.value = undefined)

/** What a press on does not close the card: the card, a word to choose, and the bars, which lead from copy to copy. */
const STAYS = '.card, .paper [data-word], .whole-book, .foot, .run-bar'

/** Closes the card by Escape and by a press beside it; the focus goes back to the word, or to where it was before. */
function useClosing(card: RefObject<HTMLElement | null>, beside: HTMLElement | undefined): void {
  const opener = useRef(document.activeElement)
  const own = useRef(beside)
  own.current = beside
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    // A touch that scrolls the page ends in no pointerup.
    const onPress = (event: PointerEvent) => {
      if (!(event.target as Element).closest(STAYS)) close()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerup', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerup', onPress)
      const now = document.activeElement
      // A press on nothing that takes the focus leaves it to the view.
      const isElsewhere = now && !now.matches('body, #view') && !card.current?.contains(now)
      const back = own.current?.isConnected ? own.current : opener.current
      if (!isElsewhere && back instanceof HTMLElement) back.focus({ preventScroll: true })
    }
  }, [])
}

/** Says what became of a word, up to the last copy of the run. */
function fate(columns: readonly string[], counts: readonly number[], last: number): string {
  const end = counts.length - 1
  if (last === 0) return end === 0 ? '' : say('card.never')
  if (last < end) return say('card.died', { last: columns[last]!, name: columns[last + 1]! })
  const lost = counts.indexOf(0)
  if (lost < 0) return say('card.survives', { name: columns[end]! })
  const back = counts.findIndex((count, at) => at > lost && count > 0)
  return say('card.back', { lost: columns[lost]!, name: columns[back]! })
}

/** A bar for each copy; the heights are square roots of the counts, so that a single use can be seen. */
function Bars({ columns, counts }: { columns: readonly string[]; counts: readonly number[] }) {
  const most = Math.max(...counts)
  const HEIGHT = 44
  const label = columns.map((column, at) => `${at === 0 ? '✍' : column} ${counts[at]!}`).join(', ')
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${columns.length * 20} ${HEIGHT + 28}`}
      role="img"
      aria-label={say('card.chart', { counts: label })}
    >
      {columns.map((column, at) => {
        const height = Math.round(HEIGHT * Math.sqrt(counts[at]! / most))
        const x = at * 20 + 2
        const here = at === shownGeneration.value
        return (
          <g key={column} class={here ? 'here' : ''}>
            <rect
              x={x}
              y={HEIGHT + 12 - Math.max(height, 1)}
              width={16}
              height={Math.max(height, 1)}
              class={counts[at] === 0 ? 'none' : ''}
            />
            <text x={x + 8} y={HEIGHT + 9 - Math.max(height, 1)} class="value">
              {counts[at] === 0 ? '' : counts[at]}
            </text>
            <text x={x + 8} y={HEIGHT + 25}>
              {at === 0 ? '✍' : column}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** The sentence in which a word that the last copy does not write was seen last. */
function LastLine({ number }: { number: number }) {
  const sentence = lastSentence(number)
  if (!sentence) return null
  const [before, own, after] = sentence
  const last = lastUse(run.value!.counts, number)
  return (
    <figure class="last-line">
      <figcaption>
        {last === 0 ? say('card.lastHuman') : say('card.last', { name: runColumns.value[last]! })}
      </figcaption>
      <blockquote lang={textLanguage.value}>
        {before}
        {own !== '' && <mark>{own}</mark>}
        {after}
      </blockquote>
    </figure>
  )
}

/** In how many runs with other seeds the last copy still has the word. */
function OtherSeeds({ number }: { number: number }) {
  const { count, present } = others.value
  const name = runColumns.value.at(-1)!
  if (isImport(run.value!.plan)) return null
  return (
    <details>
      <summary>{say('card.seeds')}</summary>
      {count > 0 && <p>{say('card.kept', { left: present.at(-1)![number]!, count, name })}</p>}
      <MoreSeeds id="card-seeds" />
    </details>
  )
}

/** The chance of a word to be in the last copy, where a law of chance applies to the plan. */
function Odds({ number }: { number: number }) {
  const { plan, written } = run.value!
  if (notNeutral(plan) !== undefined || written.length === 0) return null
  const { text, columns } = show.value!
  const ratio = (plan.size ?? written[0]!) / text.words
  const share = survivalChances(text.counts[number]!, written.length, ratio).at(-1)!
  return <p class="note">{say('card.odds', { name: columns[written.length]!, share: percent(share) })}</p>
}
