import { tokenPlaces } from '../../../text/places.ts'
import { tokenizerFor } from '../../../text/tokenizers/index.ts'
import { hasLetter } from '../../../text/tokenizers/tokenizer.ts'
import { authorName } from '../head.tsx'
import { say } from '../../locales/say.ts'
import { run, show, textLanguage } from '../../state/state.ts'
import { beside, quotesOf } from './state.ts'

/** The most tokens of a text that are shown. */
const SHOWN_TOKENS = 250

/** The text, the author's and copy A side by side, about as long as each other; words that A has not read are marked. */
export function BesidePassages() {
  const shown = run.value!
  const known = new Set(show.value!.types)
  const texts = [
    { head: beside.value!.name, passages: beside.value!.passages },
    { head: say('read.copy', { name: shown.generations[0]! }), passages: quotesOf(shown, 1) },
    { head: authorName(), passages: quotesOf(shown, 0) },
  ]
  const most = Math.min(SHOWN_TOKENS, beside.value!.words)
  return (
    <>
      <p class="note">{say('beside.marks')}</p>
      <div class="side-by-side">
        {texts.map(({ head, passages }) => (
          <article key={head}>
            <p class="column-head">{head}</p>
            <Marked passages={passages} most={most} known={known} />
          </article>
        ))}
      </div>
    </>
  )
}

function Marked({
  passages,
  most,
  known,
}: {
  passages: readonly string[]
  most: number
  known: ReadonlySet<string>
}) {
  const tokenizer = tokenizerFor(run.value!.plan)
  let left = most
  return (
    <>
      {passages.map((passage, number) => {
        if (left <= 0) return null
        const places = tokenPlaces(passage, tokenizer).slice(0, left)
        left -= places.length
        let end = 0
        return (
          <p key={number} class="prose" lang={textLanguage.value}>
            {places.map(({ from, to, type }, at) => {
              const [gap, word] = [passage.slice(end, from), passage.slice(from, to)]
              end = to
              return (
                <>
                  {gap}
                  {hasLetter(type) && !known.has(type) ? <mark key={at}>{word}</mark> : word}
                </>
              )
            })}
            {end < passage.trimEnd().length && ' …'}
          </p>
        )
      })}
    </>
  )
}
