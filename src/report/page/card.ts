import { encode } from 'fast-png'
import { countColumns, unpack } from './pack.ts'
import type { PageData } from './page-data.ts'

/** Size of a card, in pixels: what chats and social sites show whole. */
const WIDTH = 1200
const HEIGHT = 630
/** Paper, ink and the empty part of a bar, as red, green and blue. */
const PAPER = [251, 249, 244]
const INK = [29, 27, 24]
const RULE = [216, 208, 193]
const PANEL = 340
const TOP = 100
const BAR = { top: TOP + PANEL + 40, height: 18 }

/**
 * A picture of a page for links to it, as PNG: the words of the text as marks, in the author's order, in the text, in the middle copy
 * and in the last one. A lost word leaves a gap. Below each stands a bar of the words that are left.
 */
export function cardOf({ text, runs }: PageData): Uint8Array {
  const [run] = runs
  const columns = [text.counts, ...countColumns(unpack(run!.counts), run!.generations.length)]
  const last = columns.length - 1
  const shown = [...new Set([0, Math.ceil(last / 2), last])]
  const order = text.first === undefined ? undefined : unpack(text.first)
  const picture = new Picture()
  const gap = (WIDTH - shown.length * PANEL) / (shown.length + 1)
  shown.forEach((column, at) => {
    const left = Math.round(gap + at * (PANEL + gap))
    panel(picture, left, columns[column]!, order)
  })
  return picture.png()
}

/** Draws the marks of one text and the bar below them. */
function panel(picture: Picture, left: number, counts: ArrayLike<number>, order?: readonly number[]): void {
  const across = Math.ceil(Math.sqrt(counts.length))
  const edge = (place: number) => Math.round((place * PANEL) / across)
  let present = 0
  for (let type = 0; type < counts.length; type++) {
    if (counts[type] === 0) continue
    present += 1
    const place = order?.[type] ?? type
    const [row, column] = [Math.floor(place / across), place % across]
    const [x, y] = [edge(column), edge(row)]
    const width = Math.max(1, edge(column + 1) - x - (across < PANEL / 2 ? 1 : 0))
    const height = Math.max(1, edge(row + 1) - y - (across < PANEL / 2 ? 1 : 0))
    picture.fill({ x: left + x, y: TOP + y, width, height }, INK)
  }
  picture.fill({ x: left, y: BAR.top, width: PANEL, height: BAR.height }, RULE)
  const share = counts.length === 0 ? 0 : present / counts.length
  picture.fill({ x: left, y: BAR.top, width: Math.round(PANEL * share), height: BAR.height }, INK)
}

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

class Picture {
  private readonly data = new Uint8Array(WIDTH * HEIGHT * 3)

  constructor() {
    this.fill({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, PAPER)
  }

  fill({ x, y, width, height }: Rectangle, colour: readonly number[]): void {
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) this.data.set(colour, (row * WIDTH + column) * 3)
  }

  png(): Uint8Array {
    return encode({ width: WIDTH, height: HEIGHT, data: this.data, channels: 3 })
  }
}
