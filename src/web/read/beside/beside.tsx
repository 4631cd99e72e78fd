import type { ComponentChildren } from 'preact'
import { useEffect, useId } from 'preact/hooks'
import { FEWEST_WORDS, type Beside as Compared } from '../../engine/beside.ts'
import { ACCEPTED } from '../../engine/text.ts'
import { FileButton } from '../../lab/files.tsx'
import { Why } from '../../lab/running.tsx'
import { parts, say } from '../../locales/say.ts'
import { embedded } from '../../state/address.ts'
import { run, shortTitle } from '../../state/state.ts'
import { beside, canCompare, compareAgain, field, isComparing, letGo, notTaken, takeBeside, takeField } from './state.ts' // prettier-ignore

/** A text that the reader pastes or drops, beside the author's and copy A. @param children what a view shows of it */
export function Beside({ children }: { children: ComponentChildren }) {
  const id = useId()
  const shown = beside.value
  useEffect(() => void (canCompare.value && compareAgain()), [run.value])
  if (!canCompare.value || embedded) return null
  return (
    <section
      class="beside"
      aria-labelledby={id}
      aria-busy={isComparing.value}
      onDrop={event => {
        const [file, ...others] = Array.from(event.dataTransfer?.files ?? [])
        if (!file || others.length > 0) return
        // The page takes what is dropped elsewhere as a text to run.
        event.preventDefault()
        void takeBeside(file)
      }}
    >
      <h2 id={id}>{say('beside.title')}</h2>
      {shown ? (
        <>
          <Said text={shown} />
          {children}
          <p class="buttons">
            <button type="button" onClick={letGo}>
              {say('text.another')}
            </button>
          </p>
        </>
      ) : (
        <Give />
      )}
    </section>
  )
}

/** Takes a text. */
function Give() {
  return (
    <>
      <p>{say('beside.lead', { title: shortTitle.value })}</p>
      <label>
        {say('beside.paste')}
        <textarea
          rows={4}
          spellcheck={false}
          value={field.value}
          onInput={event => (field.value = event.currentTarget.value)}
        />
      </label>
      <p class="buttons">
        <button
          type="button"
          class="first"
          disabled={isComparing.value || !/\S/.test(field.value)}
          onClick={() => void takeField()}
        >
          {say('beside.compare')}
        </button>
        <FileButton
          label={say('text.choose')}
          accept={`${ACCEPTED},.json`}
          take={([file]) => void takeBeside(file)}
        />
      </p>
      <p class="note" role="status">
        {isComparing.value && say('beside.comparing')}
      </p>
      {notTaken.value && <Why {...notTaken.value} />}
    </>
  )
}

/** The share of words that the author does not have from which on a text is likely to be in another language. */
const MOSTLY = 2 / 3

/** What samples of equal length say of the text, and what they do not say. */
function Said({ text: { name, words, samples, unread } }: { text: Compared }) {
  const named = parts('beside.taken', { name: <em>{name}</em>, words: say('text.words', { count: words }) })
  if (!samples)
    return (
      <p class="understood" role="status">
        {named} {say(words < FEWEST_WORDS ? 'beside.short' : 'beside.unquoted')}
      </p>
    )
  const { length, text, author, copy, whole } = samples
  const [own, ofAuthor, ofCopy] = [text.at(-1)!, author.at(-1)!, copy.at(-1)!]
  const unknown = unread.reduce((sum, [, count]) => sum + count, 0)
  const verdict = own < ofAuthor.low ? 'fewer' : own > ofAuthor.high ? 'more' : 'within'
  return (
    <>
      <p class="understood" role="status">
        {named} {say('beside.length', { count: length })}
        {!whole && ` ${say('beside.quoted')}`}
      </p>
      <p class="verdict" role="status">
        {unknown > MOSTLY * words
          ? say('beside.foreign', { title: shortTitle.value })
          : say(`beside.verdict.${verdict}`)}
      </p>
      <dl class="bands">
        {[
          [say('beside.yours'), say('beside.different', { count: own })],
          [say('beside.author'), say('beside.between', { low: ofAuthor.low, high: ofAuthor.high })],
          [say('beside.copy'), say('beside.between', { low: ofCopy.low, high: ofCopy.high })],
        ].map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="note">{say('beside.limits')}</p>
    </>
  )
}
