import { typeface } from '../field/measure.ts'
import { pngOfCanvas } from '../charts/drawing.ts'
import { canvasFor, HEIGHT, WIDTH } from './picture.ts'

/** What stands on the picture of a score. */
export interface ScoreFacts {
  /** The name of the page. */
  readonly name: string
  readonly title: string
  readonly score: string
  readonly chance: string
  /** Whether each answer is right, in order. */
  readonly results: readonly boolean[]
  /** Names the text and the model. */
  readonly source: string
}

const MARGIN = 80

/** Draws a score as a PNG in the colours and the typeface of the page. Right answers are full dots, wrong ones rings. */
export async function scoreCard(facts: ScoreFacts): Promise<Blob> {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name)
  await document.fonts.load(`40px ${typeface()}`, facts.title)
  const { canvas, pen } = canvasFor(1)
  pen.fillStyle = colour('--paper')
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  const text = (line: string, { y, size, ink = '--ink' }: { y: number; size: number; ink?: string }) => {
    pen.fillStyle = colour(ink)
    pen.font = `${size}px ${typeface()}`
    pen.fillText(line, MARGIN, y, WIDTH - 2 * MARGIN)
  }
  text(facts.title, { y: 130, size: 54 })
  text(facts.score, { y: 300, size: 120 })
  text(facts.chance, { y: 365, size: 34, ink: '--soft' })
  drawDots(pen, facts.results, { right: colour('--ink'), wrong: colour('--mark') })
  text(facts.source, { y: 545, size: 30, ink: '--soft' })
  text(facts.name, { y: 590, size: 30, ink: '--soft' })
  return pngOfCanvas(canvas)
}

function drawDots(
  pen: CanvasRenderingContext2D,
  results: readonly boolean[],
  colours: { right: string; wrong: string },
): void {
  const step = Math.min(70, (WIDTH - 2 * MARGIN) / Math.max(1, results.length))
  const radius = step * 0.34
  pen.lineWidth = 6
  results.forEach((right, at) => {
    pen.beginPath()
    pen.arc(MARGIN + radius + 3 + at * step, 440, radius, 0, 2 * Math.PI)
    pen.fillStyle = pen.strokeStyle = right ? colours.right : colours.wrong
    if (right) pen.fill()
    pen.stroke()
  })
}
