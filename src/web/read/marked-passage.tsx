import type { PagePassage, PageSpan } from '../../report/page/page-data.ts'
import { percent } from '../../report/format/numbers.ts'
import { tokenPlaces, type TokenPlace } from '../../text/places.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'
import { textLanguage } from '../state/state.ts'
import { say } from '../locales/say.ts'

export interface Piece {
  readonly text: string
  readonly className: string
}

/**
 * A passage with marks on copied spans, on spans that its generation repeats, and on words that are written for the last time.
 *
 * @param own whether the passage is human, so that copied spans are not counted; default false
 * @param last types that no later generation writes, where they are known
 * @param marks whether anything is marked; default true
 * @param shares whether the shares of marked tokens are shown; default as `marks`
 */
export function MarkedPassage(props: {
  passage: PagePassage
  tokenizer: Tokenizer
  own?: boolean
  last?: ReadonlySet<string>
  marks?: boolean
  shares?: boolean
}) {
  const { passage, tokenizer, own = false, last, marks = true, shares = marks } = props
  const places = tokenPlaces(passage.text, tokenizer)
  const kinds = kindsOf(passage, places, last)
  const share = (kind: string) =>
    places.length === 0 ? 0 : kinds.filter(each => each.includes(kind)).length / places.length
  return (
    <div class="passage">
      <p lang={textLanguage.value}>
        {(marks ? mergePieces(passage.text, places, kinds) : [{ text: passage.text, className: '' }]).map(
          ({ text, className }, at) =>
            className === '' ? (
              text
            ) : (
              <span key={at} class={className}>
                {text}
              </span>
            ),
        )}
      </p>
      {shares && (
        <p class="note">
          {[
            ...(own ? [] : [say('passages.share.copied', { share: percent(share('copied')) })]),
            say('passages.share.repeated', { share: percent(share('repeated')) }),
            ...(last ? [say('passages.share.last', { count: kinds.filter(kind => kind.includes('last')).length })] : []), // prettier-ignore
            passage.id,
          ].join(' · ')}
        </p>
      )}
    </div>
  )
}

/** What is marked at each token of a passage. */
const kindsOf = (passage: PagePassage, places: readonly TokenPlace[], last?: ReadonlySet<string>) =>
  places.map(({ type }, at) =>
    [
      within(passage.copied, at) ? 'copied' : '',
      within(passage.repeated, at) ? 'repeated' : '',
      last?.has(type) ? 'last' : '',
    ]
      .join(' ')
      .trim(),
  )

/** A passage in pieces of one look. @param last types that no later generation writes, where they are known */
export function markedPieces(
  passage: PagePassage,
  tokenizer: Tokenizer,
  last?: ReadonlySet<string>,
): readonly Piece[] {
  const places = tokenPlaces(passage.text, tokenizer)
  return mergePieces(passage.text, places, kindsOf(passage, places, last))
}

const within = (spans: readonly PageSpan[], at: number) =>
  spans.some(([token, length]) => at >= token && at < token + length)

/** Merges neighbours of one look, and the space between them, into one piece. */
function mergePieces(text: string, places: readonly TokenPlace[], kinds: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  places.forEach(({ from, to }, at) => {
    const className = kinds[at]!
    const before = pieces.at(-1)
    const gap = text.slice(end, from)
    if (before?.className === className && className !== 'last')
      pieces[pieces.length - 1] = { ...before, text: before.text + gap + text.slice(from, to) }
    else pieces.push({ text: gap, className: '' }, { text: text.slice(from, to), className })
    end = to
  })
  return pieces.filter(({ text: piece }) => piece !== '')
}
