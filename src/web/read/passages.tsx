import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { saveFile, saveText } from '../charts/drawing.ts'
import { say } from '../locales/say.ts'
import { run, runColumns, shortTitle, show, shownGeneration } from '../state/state.ts'
import { columns, marked, passageAt } from './columns.ts'
import { pictureOfPassages } from '../share/passage-picture.ts'
import { AuthorHead, authorName, ColumnHead } from './head.tsx'
import { markedPieces, MarkedPassage } from './marked-passage.tsx'
import { Origins } from './origins.tsx'

/** Passages of the author's text and of the copies, side by side. */
export function Passages() {
  const { passages, plan } = run.value!
  const tokenizer = tokenizerFor(plan)
  const numbers = [0, ...columns.value]
  const most = Math.max(...numbers.map(number => passages[number]?.passages.length ?? 0))
  const at = Math.min(passageAt.value, most - 1)
  if (most === 0) return null
  return (
    <section class="passages" aria-labelledby="passages">
      <h2 id="passages">{say('passages.title')}</h2>
      <div class="bar-of-tools">
        <p class="buttons">
          <button
            type="button"
            aria-label={say('passages.before')}
            aria-disabled={at <= 0}
            onClick={() => (passageAt.value = Math.max(0, at - 1))}
          >
            ←
          </button>
          <span role="status">{say('passages.which', { number: at + 1, most })}</span>
          <button
            type="button"
            aria-label={say('passages.after')}
            aria-disabled={at >= most - 1}
            onClick={() => (passageAt.value = Math.min(most - 1, at + 1))}
          >
            →
          </button>
        </p>
        <label class="switch">
          <input type="checkbox" checked={marked.value} onChange={() => (marked.value = !marked.value)} />
          {say('passages.marks')}
        </label>
        <p class="buttons">
          {FILES.map(({ ending, type, heading, label }) => (
            <button
              key={ending}
              type="button"
              class="link"
              onClick={() => saveText(`passages.${ending}`, exported(numbers, at, heading), type)}
            >
              {say(label)}
            </button>
          ))}
          <button type="button" class="link" onClick={() => void savePicture(numbers, at)}>
            {say('passages.asPicture')}
          </button>
        </p>
      </div>
      {marked.value && (
        <p class="legend-line">
          <span class="copied">{say('passages.copied')}</span>{' '}
          <span class="repeated">{say('passages.repeated')}</span>{' '}
          <span class="last">{say('passages.last')}</span>
        </p>
      )}
      <div class="side-by-side">
        {numbers.map((number, place) => {
          const passage = passages[number]?.passages[at]
          return (
            <article key={place} data-here={number > 0 && number === shownGeneration.value ? '' : undefined}>
              {number === 0 ? <AuthorHead /> : <ColumnHead column={place - 1} />}
              {passage && (
                <MarkedPassage
                  passage={passage}
                  tokenizer={tokenizer}
                  own={number === 0}
                  marks={marked.value}
                  {...(marked.value ? lastOf(number) : {})}
                />
              )}
            </article>
          )
        })}
      </div>
      <Origins at={at} />
    </section>
  )
}

/** The files that passages are saved as. */
const FILES = [
  { ending: 'txt', type: 'text/plain', heading: '', label: 'passages.asText' },
  { ending: 'md', type: 'text/markdown', heading: '## ', label: 'passages.asMarkdown' },
] as const

/** Saves the passages as they are shown, with their marks where these are on. */
async function savePicture(numbers: readonly number[], at: number): Promise<void> {
  const { passages, plan } = run.value!
  const tokenizer = tokenizerFor(plan)
  const shown = numbers.flatMap(number => {
    const passage = passages[number]?.passages[at]
    if (!passage) return []
    const { last } = lastOf(number)
    const plain = [{ text: passage.text, className: '' }]
    const pieces = marked.value ? markedPieces(passage, tokenizer, last) : plain
    return [
      { head: number === 0 ? authorName() : say('read.copy', { name: runColumns.value[number]! }), pieces },
    ]
  })
  saveFile('passages.png', await pictureOfPassages(shown, provenance()))
}

/** Names the run that passages are of. */
function provenance(): string {
  const { software } = show.value!
  const { regime, order, seed } = run.value!.plan
  return say('passages.provenance', { title: shortTitle.value, regime, order, seed, software })
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
  const { passages } = run.value!
  const blocks = numbers.map(number => {
    const passage = passages[number]?.passages[at]
    // Two blanks keep the end of a line in Markdown.
    const lines = (passage?.text ?? '').replaceAll('\n', heading === '' ? '\n' : '  \n')
    return `${heading}${passage?.id ?? runColumns.value[number]!}\n\n${lines}\n`
  })
  return `${blocks.join('\n')}\n${provenance()}\n`
}
