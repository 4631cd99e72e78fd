import { say } from '../locales/say.ts'
import { runColumns, show, shownGeneration } from '../state/state.ts'
import { columns, pick } from './columns.ts'

/** The head of a column: the copy in it, which can be changed. @param column its number, from 0 */
export function ColumnHead({ column }: { column: number }) {
  const number = columns.value[column]!
  return (
    <p class="column-head" data-here={number === shownGeneration.value ? '' : undefined}>
      <select
        aria-label={say('read.column', { number: column + 1 })}
        value={number}
        onChange={event => pick(column, Number(event.currentTarget.value))}
      >
        {runColumns.value.slice(1).map((name, at) => (
          <option key={name} value={at + 1}>
            {say('read.copy', { name })}
          </option>
        ))}
      </select>
    </p>
  )
}

/** The head of the column of the author's text. */
export const AuthorHead = () => <p class="column-head">{authorName()}</p>

/** Who wrote the text that A learned from. */
export function authorName(): string {
  const { author, origin } = show.value!.text
  if (origin !== 'human') return say('read.constructed')
  return author ?? say('read.author')
}
