/** A sample of words that fills an area: every k-th word in the author's order. */
export interface Sample {
  /** The distance between two words of the sample; 1 for all words. */
  readonly k: number
  /** Numbers of the words, in their order. */
  readonly words: readonly number[]
  /** Size of the letters and distance of the lines, in pixels. */
  readonly size: number
  readonly line: number
}

export interface Area {
  readonly width: number
  readonly height: number
}

/** The most words that are laid out as text of the page. */
const MOST_WORDS = 700
/** Sizes of letters, in pixels, from the smallest; a phone has smaller ones. */
const SIZES = [16, 18, 20, 22, 25, 28]
const SMALL_SIZES = [14, 15, 16, 18, 20, 22]
const NARROW = 560
/** The distance of two lines, and the white space between two words, in sizes of letters. */
const LINE = 1.55
const BETWEEN = 0.56

/**
 * Chooses every k-th word so that the sample fills an area: with the smallest letters that keep it within {@link MOST_WORDS}, and with
 * larger ones where all words have room.
 *
 * @param order numbers of the words in the author's order
 * @param widths the width of each word by its number, in sizes of letters
 */
export function sampleFor(order: readonly number[], widths: ArrayLike<number>, area: Area): Sample {
  const sizes = area.width < NARROW ? SMALL_SIZES : SIZES
  let best: Sample | undefined
  for (const size of sizes) {
    const found = fill(order, widths, { area, size })
    if (best && best.words.length <= MOST_WORDS && (found.k > 1 || best.k > 1)) break
    best = found
  }
  return best!
}

function fill(
  order: readonly number[],
  widths: ArrayLike<number>,
  { area, size }: { area: Area; size: number },
): Sample {
  const line = Math.round(size * LINE)
  const lines = Math.max(1, Math.floor(area.height / line))
  const width = area.width / size
  let all = 0
  for (const word of order) all += widths[word]! + BETWEEN
  let k = Math.max(1, Math.floor(all / (lines * width)))
  while (k < order.length && lineStarts(order, widths, { width, between: BETWEEN, step: k }).length > lines)
    k++
  return { k, size, line, words: every(order, k) }
}

/** Every k-th of some words, from the first on. */
const every = (order: readonly number[], k: number) => order.filter((_, at) => at % k === 0)

/**
 * Breaks words into lines: a line is filled before the next is begun.
 *
 * @param width of a line, and `between` two words of it, in sizes of letters
 * @param step how far a word is from the next one that is laid out; default 1
 * @returns the place of the first word of each line
 */
export function lineStarts(
  words: readonly number[],
  widths: ArrayLike<number>,
  { width, between, step = 1 }: { width: number; between: number; step?: number },
): number[] {
  const starts = [0]
  let at = 0
  for (let place = 0; place < words.length; place += step) {
    const own = widths[words[place]!]!
    if (at > 0 && at + own > width) {
      starts.push(place)
      at = 0
    }
    at += own + between
  }
  return starts
}

/**
 * The width of each word in a typeface, in sizes of letters: the sum of its letters, each measured once. Kerning is left out, which makes
 * a word narrower by a hair.
 */
export function widthsOf(words: readonly string[], family: string): Float64Array {
  const pen = document.createElement('canvas').getContext('2d')!
  const SIZE = 100
  pen.font = `${SIZE}px ${family}`
  // By code point, which is faster than a map of strings: a long text has half a million letters to look up.
  const known: number[] = []
  const widths = new Float64Array(words.length)
  words.forEach((word, number) => {
    for (let at = 0; at < word.length; at++) {
      const point = word.codePointAt(at)!
      if (point > 0xffff) at++
      widths[number]! += known[point] ??= pen.measureText(String.fromCodePoint(point)).width / SIZE
    }
  })
  return widths
}
