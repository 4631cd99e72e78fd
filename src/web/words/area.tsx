import { useEffect, useMemo, useRef } from 'preact/hooks'
import { tokenPlaces } from '../../text/places.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { nth, say } from '../locales/say.ts'
import { authorsOrder, shortTitle, run, show, shownGeneration, textLanguage, word } from '../state/state.ts'
import { Card } from './card.tsx'
import { Field, inARow, type Piece } from '../field/field.ts'
import { useArea, useWidths } from '../field/measure.ts'
import { sampleFor } from '../field/sample.ts'
import { mode, reveal, states, whatCounts } from './state.ts'

/** The words of the text on the paper that is there: a sample of them, or the opening as prose. */
export function WordsArea() {
  const host = useRef<HTMLDivElement>(null)
  const field = useRef<Field>(null)
  const paper = useRef<HTMLDivElement>(null)
  const area = useArea(paper)
  const widths = useWidths()
  const { text } = show.value!
  const order = authorsOrder.value
  const isPage = mode.value === 'page'
  const sample = useMemo(
    () => (area && widths && !isPage ? sampleFor(order, widths, area) : undefined),
    [order, widths, area, isPage],
  )
  const opening = useMemo(() => (isPage ? openingPieces() : undefined), [isPage, text])
  useEffect(() => {
    if (!sample && !opening) return
    field.current ??= new Field(host.current!)
    field.current.lay(opening ?? [inARow(sample!.words, text.forms)])
    field.current.draw(states.peek())
    field.current.mark(word.peek())
    performance.mark('words')
  }, [sample, opening])
  useEffect(() => field.current?.draw(states.value), [states.value])
  useEffect(() => field.current?.mark(word.value), [word.value])
  const at = field.current?.elementOf(word.value)
  return (
    <>
      <div ref={paper} class="paper" data-mode={mode.value}>
        <div
          ref={host}
          class={`field${reveal.value ? ' reveal' : ''}`}
          style={sample && { fontSize: `${sample.size}px`, lineHeight: `${sample.line}px` }}
          lang={textLanguage.value}
          role="group"
          aria-label={say('words.area', { title: shortTitle.value })}
          aria-describedby="words-help"
          onClick={event => {
            const target = (event.target as HTMLElement).closest<HTMLElement>('[data-word]')
            if (target) word.value = Number(target.dataset.word)
          }}
          onKeyDown={event => onKey(event, field.current!)}
        />
        {word.value !== undefined && <Card beside={at} />}
      </div>
      <p class="caption" id="words-help">
        {isPage ? captionOfPage() : sample && `${captionOf(sample.k, sample.words.length)}${whatCounts()}`}
        <span class="for-readers"> {say('words.help')}</span>
      </p>
    </>
  )
}

function captionOf(k: number, shown: number): string {
  const count = show.value!.types.length
  return k === 1
    ? say('words.sample.one', { count })
    : say('words.sample.other', { nth: nth(k), shown, count })
}

function captionOfPage(): string {
  const { text, columns } = show.value!
  const number = shownGeneration.value
  if (text.opening === undefined) return say('words.noPage')
  return number === 0
    ? say('words.pageOfHuman', { title: shortTitle.value })
    : say('words.pageOf', { title: shortTitle.value, name: columns[number]! })
}

function onKey(event: KeyboardEvent, field: Field): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-word]')
  if (!from) return
  if (event.key === 'Enter' || event.key === ' ') word.value = Number(from.dataset.word)
  else if (/^(Arrow|Home$|End$)/.test(event.key)) {
    const to = field.neighbour(from, event.key)
    if (to) {
      field.enter(to)
      to.focus()
    }
  } else return
  event.preventDefault()
  event.stopPropagation()
}

/** The opening of the text as pieces, a paragraph a passage; words that A did not read stand as they are. */
function openingPieces(): Piece[][] {
  const { text, types } = show.value!
  if (text.opening === undefined) return []
  const numbers = new Map(types.map((type, number) => [type, number]))
  const tokenizer = tokenizerFor(run.value!.plan)
  return text.opening.split('\n').map(passage => {
    const pieces: Piece[] = []
    let end = 0
    for (const { from, to, type } of tokenPlaces(passage, tokenizer)) {
      if (from > end) pieces.push(passage.slice(end, from))
      const word = numbers.get(type)
      const written = passage.slice(from, to)
      pieces.push(word === undefined ? written : { word, text: written })
      end = to
    }
    if (end < passage.length) pieces.push(passage.slice(end))
    return pieces
  })
}
