import { grouped } from '../../report/format/numbers.ts'
import { say } from '../locales/say.ts'
import type { ShownRun } from '../state/show.ts'
import { shortTitle, show } from '../state/state.ts'
import { STATES, wordStates } from '../state/word-states.ts'
import { typeface, widthsIn } from '../field/measure.ts'
import { lineStarts, sampleFor, type Sample } from '../field/sample.ts'

/** Size of a picture of the words, in pixels: what chats and social sites show whole. */
export const WIDTH = 1200
export const HEIGHT = 630

const MARGIN = 40
/** Height of the line below the words, with the bar. */
const FOOT = 86

/** The white space between two words of the last line, in sizes of letters; other lines are as wide as the picture. */
const BETWEEN = 0.5

/** Words laid out for pictures of a run. */
export interface Scenery {
  readonly run: ShownRun
  readonly sample: Sample
  readonly widths: ArrayLike<number>
}

/** Lays out the words of a run for pictures. @param order numbers of the words in the author's order */
export function sceneryOf(run: ShownRun, order: readonly number[]): Scenery {
  const widths = widthsIn(show.value!.text.forms, typeface())
  const area = { width: WIDTH - 2 * MARGIN, height: HEIGHT - 2 * MARGIN - FOOT }
  return { run, widths, sample: sampleFor(order, widths, area) }
}

/** Draws the words of a copy, with what is left of them. */
export function drawWords(
  pen: CanvasRenderingContext2D,
  { run, sample, widths }: Scenery,
  copy: number,
): void {
  const { columns, text } = show.value!
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name)
  const states = wordStates(run.counts, copy)
  const [total, left] = [run.left[0]!, run.left[copy]!]
  pen.fillStyle = colour('--paper')
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.textBaseline = 'alphabetic'
  pen.font = `${sample.size}px ${typeface()}`
  for (const { word, x, line } of placesOf(sample, widths)) {
    const state = STATES[states[word]!]!
    if (state === 'gone' || state === 'lost') continue
    pen.fillStyle = colour('--ink')
    pen.fillText(text.forms[word]!, MARGIN + x, MARGIN + line * sample.line + sample.size)
  }
  const y = HEIGHT - MARGIN - 34
  pen.fillStyle = colour('--rule')
  pen.fillRect(MARGIN, y, WIDTH - 2 * MARGIN, 10)
  pen.fillStyle = colour('--ink')
  pen.fillRect(MARGIN, y, ((WIDTH - 2 * MARGIN) * left) / total, 10)
  pen.font = `24px ${typeface()}`
  pen.fillText(lineOf(run, copy), MARGIN, HEIGHT - MARGIN + 6)
  pen.fillStyle = colour('--soft')
  pen.textAlign = 'right'
  pen.font = `18px ${typeface()}`
  pen.fillText(`${columns[copy]!} · ${say('share.made')}`, WIDTH - MARGIN, HEIGHT - MARGIN + 6)
  pen.textAlign = 'left'
}

/** What a picture says. */
export function lineOf(run: ShownRun, copy: number): string {
  const { columns } = show.value!
  const facts = { title: shortTitle.value, total: grouped(run.left[0]!) }
  return copy === 0
    ? say('share.lineHuman', facts)
    : say('share.line', { ...facts, left: grouped(run.left[copy]!), name: columns[copy]! })
}

/** Where each word of a sample stands: its line, and its distance from the left in pixels, both margins straight. */
function placesOf({ words, size }: Sample, widths: ArrayLike<number>) {
  const width = WIDTH - 2 * MARGIN
  const starts = lineStarts(words, widths, { width: width / size, between: BETWEEN })
  return starts.flatMap((start, line) => {
    const row = words.slice(start, starts[line + 1])
    const taken = row.reduce((sum, word) => sum + widths[word]! * size, 0)
    const isOpen = line === starts.length - 1 || row.length === 1
    const gap = isOpen ? BETWEEN * size : (width - taken) / (row.length - 1)
    let x = 0
    return row.map(word => {
      const place = { word, x, line }
      x += widths[word]! * size + gap
      return place
    })
  })
}

/** A canvas of the size of a picture, at a scale. */
export function canvasFor(scale: number): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH * scale
  canvas.height = HEIGHT * scale
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.scale(scale, scale)
  return { canvas, pen }
}
