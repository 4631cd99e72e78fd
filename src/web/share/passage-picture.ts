import { pngOfCanvas } from '../charts/drawing.ts'
import { typeface } from '../field/measure.ts'
import { WIDTH } from './picture.ts'

/** A passage with its head, in pieces of one look: nothing, or what is marked, as in `copied last`. */
export interface PicturedPassage {
  readonly head: string
  readonly pieces: readonly { readonly text: string; readonly className: string }[]
}

const MARGIN = 40
const GAP = 36
/** Size of the letters, distance of the lines, and height of a head, in pixels. */
const SIZE = 22
const LINE = 34
const HEAD = 56
/** Pixels of the picture for each of its own. */
const SCALE = 2

/** A word of a column, with its place. */
interface Placed {
  readonly text: string
  readonly className: string
  readonly x: number
  readonly line: number
  readonly width: number
  /** Whether the word before it in the line has the same look, so that marks go on between the two. */
  readonly joined: boolean
}

/** Draws passages side by side with their marks, as the page shows them. @param source what stands below */
export async function pictureOfPassages(passages: readonly PicturedPassage[], source: string): Promise<Blob> {
  const all = passages.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('')
  await Promise.all(['', 'bold '].map(weight => document.fonts.load(`${weight}${SIZE}px ${typeface()}`, all)))
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name)
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')!
  const width = (WIDTH - 2 * MARGIN - (passages.length - 1) * GAP) / passages.length
  const columns = passages.map(({ pieces }) => placed(pen, pieces, width))
  const lines = Math.max(...columns.map(column => (column.at(-1)?.line ?? 0) + 1))
  const height = MARGIN + HEAD + lines * LINE + MARGIN + SIZE + MARGIN
  canvas.width = WIDTH * SCALE
  canvas.height = height * SCALE
  pen.scale(SCALE, SCALE)
  pen.fillStyle = colour('--paper')
  pen.fillRect(0, 0, WIDTH, height)
  columns.forEach((column, at) => {
    const left = MARGIN + at * (width + GAP)
    pen.fillStyle = colour('--ink')
    pen.font = fontOf('')
    pen.fillText(passages[at]!.head, left, MARGIN + SIZE, width)
    pen.fillRect(left, MARGIN + SIZE + 10, width, 1)
    for (const word of column) drawWord(pen, word, { left, colour })
  })
  pen.fillStyle = colour('--soft')
  pen.font = `18px ${typeface()}`
  pen.fillText(source, MARGIN, height - MARGIN, WIDTH - 2 * MARGIN)
  return pngOfCanvas(canvas)
}

const fontOf = (className: string) => `${className.includes('last') ? 'bold ' : ''}${SIZE}px ${typeface()}`

/** Breaks pieces into lines of a width. Text without a blank between stays together. */
function placed(
  pen: CanvasRenderingContext2D,
  pieces: PicturedPassage['pieces'],
  width: number,
): readonly Placed[] {
  const words: Placed[] = []
  pen.font = fontOf('')
  const blank = pen.measureText(' ').width
  let [x, line] = [0, 0]
  let gap = ''
  for (const { text, className } of pieces)
    for (const part of text.split(/(\s+)/)) {
      if (/^\s*$/.test(part)) {
        gap += part
        continue
      }
      pen.font = fontOf(className)
      const shown = className.includes('last') ? `${part}†` : part
      const own = pen.measureText(shown).width
      if (x > 0 && (gap.includes('\n') || (gap !== '' && x + blank + own > width))) [x, line] = [0, line + 1]
      else if (x > 0 && gap !== '') x += blank
      const joined = x > 0 && words.at(-1)?.className === className
      words.push({ text: shown, className, x, line, width: own, joined })
      x += own
      gap = ''
    }
  return words
}

function drawWord(
  pen: CanvasRenderingContext2D,
  { text, className, x, line, width, joined }: Placed,
  { left, colour }: { left: number; colour: (name: string) => string },
): void {
  const y = MARGIN + HEAD + line * LINE + SIZE
  pen.font = fontOf('')
  const from = left + x - (joined ? pen.measureText(' ').width : 0)
  const to = left + x + width
  if (className.includes('copied')) {
    pen.fillStyle = colour('--theory')
    pen.globalAlpha = 0.16
    pen.fillRect(from, y - SIZE, to - from, SIZE + 8)
    pen.globalAlpha = 1
    pen.fillRect(from, y + 8, to - from, 2)
  }
  if (className.includes('repeated')) drawWave(pen, { from, to, y: y + 4, ink: colour('--ink') })
  pen.font = fontOf(className)
  pen.fillStyle = colour(className.includes('last') ? '--mark' : '--ink')
  pen.fillText(text, left + x, y)
}

/** Length and height of half a wave, in pixels. */
const WAVE = { length: 3, height: 2 }

/** Draws a wave below a word. Its phase is that of the column, so that words share one wave. */
function drawWave(
  pen: CanvasRenderingContext2D,
  { from, to, y, ink }: { from: number; to: number; y: number; ink: string },
): void {
  pen.strokeStyle = ink
  pen.lineWidth = 1.2
  pen.beginPath()
  for (let x = from; x <= to; x++) pen.lineTo(x, y + WAVE.height * Math.sin((Math.PI * x) / WAVE.length))
  pen.stroke()
}
