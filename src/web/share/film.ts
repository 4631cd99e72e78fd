import { applyPalette, GIFEncoder, quantize } from 'gifenc'
import type { ShownRun } from '../state/show.ts'
import { canvasFor, drawWords, HEIGHT, sceneryOf, WIDTH } from './picture.ts'

/** How long a copy is shown, the last one longer, in milliseconds. */
const SHOWN = 700
const SHOWN_LAST = 2500
/** Shades of ink on paper are few. */
const COLOURS = 16

/** The fading of a run as a GIF, a picture for each copy. The page can draw between two pictures. */
export async function filmOf(run: ShownRun, order: readonly number[]): Promise<Blob> {
  const scenery = sceneryOf(run, order)
  const { pen } = canvasFor(1)
  const film = GIFEncoder()
  for (let copy = 0; copy <= run.generations.length; copy++) {
    drawWords(pen, scenery, copy)
    const { data } = pen.getImageData(0, 0, WIDTH, HEIGHT)
    const palette = quantize(data, COLOURS)
    const delay = copy === run.generations.length ? SHOWN_LAST : SHOWN
    film.writeFrame(applyPalette(data, palette), WIDTH, HEIGHT, { palette, delay })
    await new Promise(drawn => setTimeout(drawn))
  }
  film.finish()
  return new Blob([film.bytes().slice().buffer], { type: 'image/gif' })
}
