import { signal } from '@preact/signals'
import { Beside } from '../read/beside/beside.tsx'
import { BesideCurve } from '../read/beside/curve.tsx'
import { percent } from '../../report/format/numbers.ts'
import { Overview } from '../charts/overview.tsx'
import { LOOKS } from '../charts/series-chart.tsx'
import { say } from '../locales/say.ts'
import { addressed } from '../state/address.ts'
import { readsInWords, settingsNames } from '../state/settings.ts'
import { data, generation, shortTitle, show } from '../state/state.ts'
import { Curves, Measures, type Compared } from './curves.tsx'
import { Differences } from './differences.tsx'
import type { View } from '../state/view.ts'

/** Compares settings: runs of one text side by side. */
export const compare: View = { name: 'compare', Draw, foot: true }

/** The number of runs that are compared at first. */
const SHOWN_AT_FIRST = 3
/** The runs that the reader has chosen, and the data that the choice belongs to. */
const taken = signal<{ readonly of: unknown; readonly numbers: readonly number[] } | undefined>(undefined)

/** Numbers of the runs that are compared. */
function chosen(): readonly number[] {
  if (taken.value?.of === data.value) return taken.value.numbers
  return show.value!.runs.map((_, number) => number).slice(0, SHOWN_AT_FIRST)
}

addressed({
  views: ['compare'],
  step: true,
  write: to => {
    if (taken.value?.of === data.value) to.set('beside', taken.value.numbers.map(number => show.value!.titles[number]!).join('|')) // prettier-ignore
  },
  read: from => {
    const names = from.get('beside')?.split('|') ?? []
    const numbers = names.map(name => show.value?.titles.indexOf(name) ?? -1).filter(number => number >= 0)
    taken.value = numbers.length > 0 ? { of: data.value, numbers } : undefined
  },
})

function Draw() {
  const { runs } = show.value!
  const names = settingsNames()
  const arms = chosen().map(number => ({ run: runs[number]!, title: names[number]!, look: number }))
  return (
    <>
      <h1>{say('compare.title')}</h1>
      <p class="lead">
        {say(runs.length > 1 ? 'compare.lead' : 'compare.alone', { title: shortTitle.value })}
      </p>
      {runs.length > 1 && <Choice numbers={chosen()} />}
      {arms.length > 1 && (
        <>
          <Minis arms={arms} />
          <h2>{say('compare.measures')}</h2>
          <Measures arms={arms} />
          <details class="all-measures">
            <summary>{say('compare.all', { name: show.value!.columns[shownOf(arms)]! })}</summary>
            <Differences arms={arms} generation={shownOf(arms)} />
          </details>
        </>
      )}
      <Curves />
      <Beside>
        <BesideCurve />
      </Beside>
      <p>
        <a href="#text">{say('compare.own')}</a>
      </p>
    </>
  )
}

/** The generation that is compared: the one shown, or the last that all runs have. */
function shownOf(arms: readonly Compared[]): number {
  const most = Math.min(...arms.map(({ run }) => run.generations.length))
  return Math.min(most, generation.value === 0 ? most : generation.value)
}

/** A button for each setting, pressed where it is compared. */
function Choice({ numbers }: { numbers: readonly number[] }) {
  const change = (number: number) => {
    const on = !numbers.includes(number)
    const next = on ? [...numbers, number].sort((a, b) => a - b) : numbers.filter(other => other !== number)
    taken.value = { of: data.value, numbers: next }
  }
  return (
    <div class="chips" role="group" aria-label={say('compare.choose')}>
      {settingsNames().map((name, number) => (
        <button
          key={name}
          type="button"
          aria-pressed={numbers.includes(number)}
          disabled={numbers.length <= 2 && numbers.includes(number)}
          title={readsInWords(show.value!.runs[number]!.plan)}
          onClick={() => change(number)}
        >
          <Swatch look={number} /> {name}
        </button>
      ))}
    </div>
  )
}

/** The look of a setting's line. */
function Swatch({ look }: { look: number }) {
  return (
    <svg class="swatch" viewBox="0 0 34 12" aria-hidden="true">
      <line x1="0" x2="34" y1="6" y2="6" stroke-dasharray={LOOKS[look % LOOKS.length]!.dashes} />
    </svg>
  )
}

/** The words of each setting as marks, side by side. */
function Minis({ arms }: { arms: readonly Compared[] }) {
  const { columns } = show.value!
  return (
    <>
      <div class="minis">
        {arms.map(({ run, title }) => {
          const t = Math.min(generation.value, run.generations.length)
          const [left, total] = [run.left[t]!, run.left[0]!]
          return (
            <figure key={title} class="mini">
              <Overview
                counts={run.counts[t]!}
                label={say('compare.mini', { name: title, left, total, copy: columns[t]! })}
              />
              <figcaption>
                <strong>{say('left', { count: left })}</strong> <span>{percent(left / total)}</span>
                <span class="what">{title}</span>
              </figcaption>
            </figure>
          )
        })}
      </div>
      <p class="note">{say('compare.note')}</p>
    </>
  )
}
