import { isImport } from '../../lineage/imported.ts'
import { openingLength } from '../../lineage/opening.ts'
import { Beside } from './beside/beside.tsx'
import { BesidePassages } from './beside/passages.tsx'
import type { ComponentChild } from 'preact'
import { tokenPlaces } from '../../text/places.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { parts, say } from '../locales/say.ts'
import { run, shownGeneration, textLanguage } from '../state/state.ts'
import { Settings } from '../how.tsx'
import { columns } from './columns.ts'
import { AuthorHead, ColumnHead } from './head.tsx'
import { Passages } from './passages.tsx'
import { Write } from './write.tsx'
import type { View } from '../state/view.ts'

/** Texts of several copies side by side, and a keyboard that writes as the models do. */
export const read: View = { name: 'read', Draw, foot: true }

function Draw() {
  const shown = run.value!
  const isImported = isImport(shown.plan)
  const opening = isImported ? '' : openingOf(shown.samples)
  return (
    <>
      <h1>{say(isImported ? 'read.titleImported' : 'read.title')}</h1>
      <p class="lead">
        {isImported
          ? say('read.leadImported')
          : opening === ''
            ? say('read.leadNone')
            : parts<ComponentChild>('read.lead', {
                opening: <span lang={textLanguage.value}>{opening}</span>,
              })}{' '}
        <Settings />
      </p>
      <div class="side-by-side openings">
        {shown.authorSample !== undefined && (
          <article>
            <AuthorHead />
            <Sample text={shown.authorSample} opening={opening} />
          </article>
        )}
        {columns.value.map((number, column) => (
          <article key={column} data-here={number === shownGeneration.value ? '' : undefined}>
            <ColumnHead column={column} />
            <Sample text={shown.samples[number - 1] ?? ''} opening={opening} />
          </article>
        ))}
      </div>
      {!isImported && <Write />}
      <Beside>
        <BesidePassages />
      </Beside>
      {shown.passages.length > 0 && <Passages />}
    </>
  )
}

/** A sample passage. Its opening, which every model was given, is set apart. */
function Sample({ text, opening }: { text: string; opening: string }) {
  const given = text.startsWith(opening) ? opening : ''
  return (
    <p class="prose" lang={textLanguage.value}>
      {given !== '' && <span class="given">{given}</span>}
      {text.slice(given.length)}
    </p>
  )
}

/** The words that every copy was given: as many as an opening has, and those that all samples have in common at their beginning. */
function openingOf(samples: readonly string[]): string {
  const [first = ''] = samples
  const tokenizer = tokenizerFor(run.value!.plan)
  let end = 0
  for (const { to } of tokenPlaces(first, tokenizer).slice(0, openingLength(tokenizer))) {
    if (!samples.every(sample => sample.startsWith(first.slice(0, to)))) break
    end = to
  }
  return samples.length > 1 ? first.slice(0, end) : ''
}
