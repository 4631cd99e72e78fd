import { useEffect, useRef } from 'preact/hooks'
import type { ShownRun } from '../state/show.ts'
import { generation, show } from '../state/state.ts'
import { words } from '../state/words.ts'

/** Marks in a row, and the pixels of each with its gap. */
const MARKS_PER_ROW = 131
const MARK_PIXELS = 2

/** The vocabulary as marks: a word has a fixed place, which is empty when it is lost. */
export function Overview({ counts, left, what }: { counts: ArrayLike<number>; left: number; what: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const rows = Math.ceil(counts.length / MARKS_PER_ROW)
  useEffect(() => draw(canvas.current!, counts), [counts])
  return (
    <figure class="overview">
      <canvas
        ref={canvas}
        width={MARKS_PER_ROW * MARK_PIXELS * 2}
        height={rows * MARK_PIXELS * 2}
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
  const side = MARK_PIXELS * 2
  for (let type = 0; type < counts.length; type++)
    if (counts[type]! > 0)
      pen.fillRect((type % MARKS_PER_ROW) * side, Math.floor(type / MARKS_PER_ROW) * side, side - 1, side - 1)
}

/** The overview of a run in the generation of the slider. A shorter run shows its last generation and says so. */
export function RunOverview({ run, what }: { run: ShownRun; what: string }) {
  const end = run.generations.length
  const t = Math.min(generation.value, end)
  const ended = generation.value > end ? `. ${words.ends(show.value!.columns[end]!, run)}` : ''
  return <Overview counts={run.counts[t]!} left={run.left[t]!} what={what + ended} />
}
