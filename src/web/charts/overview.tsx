import { useEffect, useRef } from 'preact/hooks'
import { useArea } from '../field/measure.ts'
import { show } from '../state/state.ts'

/** The vocabulary as marks: a word has a fixed place, which is empty when it is lost. */
export function Overview({ counts, label }: { counts: ArrayLike<number>; label: string }) {
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const area = useArea(host)
  const order = show.value!.first()
  useEffect(() => {
    if (area) draw(canvas.current!, counts, { width: area.width * devicePixelRatio, order })
  }, [counts, order, area?.width])
  return (
    <div ref={host} class="overview">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}

/** Width of a picture, by its height. */
const ASPECT = 1.25

function draw(
  canvas: HTMLCanvasElement,
  counts: ArrayLike<number>,
  { width, order }: { width: number; order: ArrayLike<number> | undefined },
): void {
  const across = Math.max(1, Math.ceil(Math.sqrt(counts.length * ASPECT)))
  // A mark is a whole number of pixels wherever there is room for it, so that rows do not blur.
  const cell = width / across >= 2 ? Math.floor(width / across) : width / across
  const edge = (place: number) => Math.round(place * cell)
  // In smaller marks a gap would take half of the ink.
  const gap = cell >= 4 ? 1 : 0
  canvas.width = edge(across)
  canvas.height = edge(Math.ceil(counts.length / across))
  const pen = canvas.getContext('2d')!
  pen.fillStyle = getComputedStyle(canvas).color
  for (let type = 0; type < counts.length; type++) {
    if (counts[type] === 0) continue
    const place = order?.[type] ?? type
    const [row, column] = [Math.floor(place / across), place % across]
    const [x, y] = [edge(column), edge(row)]
    pen.fillRect(x, y, Math.max(1, edge(column + 1) - x - gap), Math.max(1, edge(row + 1) - y - gap))
  }
}
