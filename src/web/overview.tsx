import { useEffect, useRef } from 'preact/hooks'
import { words } from './state/words.ts'

/** Marks in a row, and the pixels of each, its gap included. */
const ACROSS = 131
const CELL = 2

/** Every word as one mark in a fixed place; a word that is not there leaves a gap. */
export function Overview({ counts, left, what }: { counts: ArrayLike<number>; left: number; what: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const rows = Math.ceil(counts.length / ACROSS)
  useEffect(() => draw(canvas.current!, counts), [counts])
  return (
    <figure class="overview">
      <canvas
        ref={canvas}
        width={ACROSS * CELL * 2}
        height={rows * CELL * 2}
        role="img"
        aria-label={words.overview.label(what, left, counts.length)}
      />
      <figcaption>
        {what}
        <strong>{words.left(left)}</strong>
      </figcaption>
    </figure>
  )
}

function draw(canvas: HTMLCanvasElement, counts: ArrayLike<number>): void {
  const pen = canvas.getContext('2d')!
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = getComputedStyle(canvas).color
  const side = CELL * 2
  for (let type = 0; type < counts.length; type++)
    if (counts[type]! > 0)
      pen.fillRect((type % ACROSS) * side, Math.floor(type / ACROSS) * side, side - 1, side - 1)
}
