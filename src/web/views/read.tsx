import { signal } from '@preact/signals'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { MarkedPassage } from '../marked-passage.tsx'
import { RunChoice } from '../run-choice.tsx'
import { saveText } from '../charts/drawing.ts'
import { run, runColumns, show, shownGeneration, textLanguage } from '../state/state.ts'
import { BlindTest } from '../study/blind-test.tsx'
import { Closer } from '../study/closer.tsx'
import { Scope } from '../terms.tsx'
import { words } from '../state/words.ts'
import type { View } from '../state/view.ts'

/** Texts of several generations, side by side. */
export const read: View = { name: 'read', title: words.views.read, Draw }

/** The two generations that are shown beside that of the slider. */
const beside = signal<readonly [number, number]>([0, 1])
/** The number of the passage that is read, from 0. */
const chosen = signal(0)

function Draw() {
  const columns = runColumns.value
  const shown = run.value!
  const numbers = [
    ...new Set([...beside.value, shownGeneration.value].map(number => Math.min(number, columns.length - 1))),
  ]
  return (
    <>
      <h1>{words.read.title}</h1>
      <Scope plan={shown.plan} />
      <RunChoice />
      <div class="choices">
        <Beside which={0} />
        <Beside which={1} />
        <p class="note">{words.read.third}</p>
      </div>
      <section aria-labelledby="samples">
        <h2 id="samples">{words.read.samples}</h2>
        <p class="note">{words.read.samplesNote}</p>
        <div class="side-by-side">
          {numbers
            .filter(number => number > 0)
            .map(number => (
              <div key={number}>
                <h3>{words.read.book(columns[number]!)}</h3>
                <p class="prose" lang={textLanguage.value}>
                  {shown.samples[number - 1]}
                </p>
              </div>
            ))}
        </div>
        {numbers.every(number => number === 0) && <p>{words.read.none}</p>}
      </section>
      {shown.passages.length > 0 && <Passages numbers={numbers} />}
      <Closer at={chosen.value} />
      {shown.passages.length > 0 && <BlindTest />}
    </>
  )
}

function Beside({ which }: { which: 0 | 1 }) {
  const columns = runColumns.value
  return (
    <label>
      {words.read.column(which + 1)}
      <select
        value={Math.min(beside.value[which], columns.length - 1)}
        onChange={event => {
          const number = Number(event.currentTarget.value)
          beside.value = which === 0 ? [number, beside.value[1]] : [beside.value[0], number]
        }}
      >
        {columns.map((column, number) => (
          <option key={column} value={number}>
            {column}
          </option>
        ))}
      </select>
    </label>
  )
}

function Passages({ numbers }: { numbers: readonly number[] }) {
  const { columns } = show.value!
  const { passages, plan } = run.value!
  const tokenizer = tokenizerFor(plan)
  const most = Math.max(...numbers.map(number => passages[number]?.passages.length ?? 0))
  const at = Math.min(chosen.value, most - 1)
  return (
    <section aria-labelledby="passages">
      <h2 id="passages">{words.read.passages}</h2>
      <p class="legend-line">
        <span class="copied">{words.read.copied}</span> <span class="repeated">{words.read.repeated}</span>{' '}
        <span class="last">{words.read.last}</span>
      </p>
      <p class="buttons">
        <button type="button" disabled={at <= 0} onClick={() => (chosen.value = at - 1)}>
          {words.read.before}
        </button>
        <span role="status">{words.read.which(at + 1, most)}</span>
        <button type="button" disabled={at >= most - 1} onClick={() => (chosen.value = at + 1)}>
          {words.read.after}
        </button>
        <button
          type="button"
          onClick={() => saveText('passages.txt', exported(numbers, at, ''), 'text/plain')}
        >
          {words.read.asText}
        </button>
        <button
          type="button"
          onClick={() => saveText('passages.md', exported(numbers, at, '## '), 'text/markdown')}
        >
          {words.read.asMarkdown}
        </button>
      </p>
      <div class="side-by-side">
        {numbers.map(number => {
          const passage = passages[number]?.passages[at]
          return (
            <div key={number}>
              <h3>{number === 0 ? words.read.author(columns[0]!) : words.read.book(columns[number]!)}</h3>
              {passage && (
                <MarkedPassage
                  passage={passage}
                  tokenizer={tokenizer}
                  own={number === 0}
                  {...lastOf(number)}
                />
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** Types that no later generation writes. They are unknown for the last generation, and not asked for the human text. */
function lastOf(number: number): { last?: Set<string> } {
  const { types } = show.value!
  const { counts } = run.value!
  const later = counts.slice(number + 1)
  if (number === 0 || later.length === 0) return {}
  const isLast = (type: number) => counts[number]![type]! > 0 && later.every(column => column[type] === 0)
  return { last: new Set(types.filter((_, type) => isLast(type))) }
}

/** Writes the passages as a file; its last line names their run. */
function exported(numbers: readonly number[], at: number, heading: string): string {
  const { text, columns, software } = show.value!
  const { passages, plan } = run.value!
  const blocks = numbers.map(number => {
    const passage = passages[number]?.passages[at]
    // Two blanks keep the end of a line in Markdown.
    const lines = (passage?.text ?? '').replaceAll('\n', heading === '' ? '\n' : '  \n')
    return `${heading}${passage?.id ?? columns[number]!}\n\n${lines}\n`
  })
  return `${blocks.join('\n')}\n${words.read.provenance(words.scope(text.title, plan), software)}\n`
}
