import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { say } from '../locales/say.ts'
import { authorsOrder, shortTitle, show, textLanguage, word } from '../state/state.ts'
import { STATES } from '../state/word-states.ts'
import { Card } from './card.tsx'
import { typeface, useArea, useWidths } from '../field/measure.ts'
import { lineStarts } from '../field/sample.ts'
import { reveal, states, whatCounts } from './state.ts'

/** The white space between two words, and the distance of two lines, in sizes of letters. */
const BETWEEN = 0.5
const LINE = 1.25
/** Words that the lens shows on either side, at most, and lines above and below. */
const LENS_WORDS = 4
const LENS_LINES = 2

/** Every word of the text on one canvas, in letters as small as they have to be; a lens shows some of them as large as others. */
export function Book() {
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const area = useArea(host)
  const [lens, setLens] = useState<number>()
  const { text } = show.value!
  const order = authorsOrder.value
  const widths = useWidths()
  const lines = useMemo(
    () => (area && widths ? layout(order, widths, area) : undefined),
    [order, widths, area],
  )
  useEffect(() => {
    if (lines && area)
      draw(canvas.current!, lines, { area, family: typeface(), states: states.value, reveal: reveal.value })
  }, [lines, states.value, reveal.value])
  const at = lens ?? (word.value === undefined ? undefined : order.indexOf(word.value))
  const near = lines && at !== undefined && at >= 0 ? around(lines, at) : undefined
  return (
    <>
      <div class="paper" data-mode="book">
        <div
          ref={host}
          class="whole-book"
          tabIndex={0}
          role="group"
          aria-label={say('words.area', { title: shortTitle.value })}
          aria-describedby="words-help"
          onPointerMove={event => {
            const box = host.current!.getBoundingClientRect()
            if (lines) setLens(placeAt(lines, event.clientX - box.left, event.clientY - box.top))
          }}
          onClick={() => at !== undefined && at >= 0 && (word.value = order[at])}
          onKeyDown={event => {
            if (!lines || event.ctrlKey || event.metaKey || event.altKey) return
            const to = step(lines, at ?? 0, event.key)
            if (to === undefined) {
              if (event.key !== 'Enter' || at === undefined) return
              word.value = order[at]
            } else setLens(to)
            event.preventDefault()
            event.stopPropagation()
          }}
        >
          <canvas ref={canvas} aria-hidden="true" />
          {near && area && (
            <div class="lens" aria-live="polite" lang={textLanguage.value} style={placeOfLens(near, area)}>
              {near.rows.map((row, k) => (
                <p key={k}>
                  {row.map(place => (
                    <>
                      <span
                        class={STATES[states.value[order[place]!]!]}
                        data-here={place === at ? '' : undefined}
                      >
                        {text.forms[order[place]!]}
                      </span>{' '}
                    </>
                  ))}
                </p>
              ))}
            </div>
          )}
        </div>
        {word.value !== undefined && <Card beside={undefined} />}
      </div>
      <p class="caption" id="words-help">
        {say('words.book', { title: shortTitle.value })}
        {whatCounts()}
      </p>
    </>
  )
}

/** Where every word stands. */
interface Lines {
  readonly size: number
  /** By line: the place of its first word in the author's order. */
  readonly starts: readonly number[]
  /** By place in the author's order: where the word begins, in pixels from the left. */
  readonly x: Float64Array
  readonly order: readonly number[]
}

/** Lays all words out with the largest letters with which they fit, by halving. */
function layout(
  order: readonly number[],
  widths: ArrayLike<number>,
  area: { width: number; height: number },
): Lines {
  let [low, high] = [1, 40]
  while (high - low > 0.1) {
    const size = (low + high) / 2
    if (linesAt(order, widths, size, area.width).starts.length * size * LINE <= area.height) low = size
    else high = size
  }
  return linesAt(order, widths, low, area.width)
}

function linesAt(order: readonly number[], widths: ArrayLike<number>, size: number, width: number): Lines {
  const starts = lineStarts(order, widths, { width: width / size, between: BETWEEN })
  const x = new Float64Array(order.length)
  starts.forEach((start, line) => {
    const end = starts[line + 1] ?? order.length
    for (let place = start + 1; place < end; place++)
      x[place] = x[place - 1]! + (widths[order[place - 1]!]! + BETWEEN) * size
  })
  return { size, starts, x, order }
}

function draw(
  canvas: HTMLCanvasElement,
  { size, starts, x, order }: Lines,
  {
    area,
    family,
    states,
    reveal,
  }: { area: { width: number; height: number }; family: string; states: Uint8Array; reveal: boolean },
): void {
  const ratio = devicePixelRatio
  canvas.width = Math.round(area.width * ratio)
  canvas.height = Math.round(area.height * ratio)
  canvas.style.width = `${area.width}px`
  canvas.style.height = `${area.height}px`
  const pen = canvas.getContext('2d')!
  const { color } = getComputedStyle(canvas)
  const gone = getComputedStyle(canvas).getPropertyValue('--gone')
  pen.scale(ratio, ratio)
  pen.font = `${size}px ${family}`
  const { forms } = show.value!.text
  starts.forEach((start, line) => {
    const end = starts[line + 1] ?? order.length
    for (let place = start; place < end; place++) {
      const number = order[place]!
      const isLost = states[number]! >= STATES.indexOf('lost')
      if (isLost && !reveal) continue
      pen.fillStyle = isLost ? gone : color
      pen.fillText(forms[number]!, x[place]!, (line + 0.9) * size * LINE)
    }
  })
}

/** The place of the word at a point. */
function placeAt({ size, starts, x, order }: Lines, left: number, top: number): number {
  const line = Math.max(0, Math.min(starts.length - 1, Math.floor(top / (size * LINE))))
  let place = starts[line]!
  const end = starts[line + 1] ?? order.length
  while (place + 1 < end && x[place + 1]! <= left) place++
  return place
}

function step(lines: Lines, at: number, key: string): number | undefined {
  const last = lines.order.length - 1
  if (key === 'ArrowRight') return Math.min(last, at + 1)
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
  const line = lineOf(lines, at) + (key === 'ArrowDown' ? 1 : -1)
  return placeAt(lines, lines.x[at]!, (line + 0.5) * lines.size * LINE)
}

function lineOf({ starts }: Lines, place: number): number {
  const next = starts.findIndex(start => start > place)
  return (next < 0 ? starts.length : next) - 1
}

/** The words around one, in lines. */
function around(lines: Lines, at: number): { rows: number[][]; left: number; top: number } {
  const { starts, x, order, size } = lines
  const here = lineOf(lines, at)
  const rows: number[][] = []
  for (let line = here - LENS_LINES; line <= here + LENS_LINES; line++) {
    if (line < 0 || line >= starts.length) continue
    const middle = line === here ? at : placeAt(lines, x[at]!, (line + 0.5) * size * LINE)
    const end = starts[line + 1] ?? order.length
    const from = Math.max(starts[line]!, middle - LENS_WORDS)
    rows.push(Array.from({ length: Math.min(end, middle + LENS_WORDS + 1) - from }, (_, k) => from + k))
  }
  return { rows, left: x[at]!, top: (here + 0.5) * size * LINE }
}

/** The lens stands over its words, inside the paper. */
function placeOfLens(
  { left, top }: { left: number; top: number },
  { width, height }: { width: number; height: number },
) {
  const [w, h] = [Math.min(width, 480), 150]
  return {
    width: `${w}px`,
    left: `${Math.max(0, Math.min(width - w, left - w / 2))}px`,
    top: `${Math.max(0, Math.min(height - h, top - h / 2))}px`,
  }
}
