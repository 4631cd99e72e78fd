interface End {
  readonly t: number
  readonly value: number
  readonly label: string
}

/** The smallest distance between labels, in pixels. */
const LINE_HEIGHT = 14

/**
 * Moves the labels at the ends of lines apart where they would overlap, and keeps them inside the drawing.
 *
 * @param height height of the scale, in pixels
 */
export function apart(
  ends: readonly End[],
  { domain: [low, high], height, log }: { domain: readonly [number, number]; height: number; log: boolean },
): End[] {
  const scale = (value: number) => (log ? Math.log(value) : value)
  const [from, span] = [scale(low), scale(high) - scale(low)]
  const back = (pixel: number) => {
    const value = from + (span * pixel) / height
    return log ? Math.exp(value) : value
  }
  const sorted = [...ends].sort((a, b) => b.value - a.value)
  const places = sorted.map(({ value }) => ((scale(value) - from) / span) * height)
  for (let k = 1; k < places.length; k++) places[k] = Math.min(places[k]!, places[k - 1]! - LINE_HEIGHT)
  let least = 0
  for (let k = places.length - 1; k >= 0; k--) {
    places[k] = Math.max(places[k]!, least)
    least = places[k]! + LINE_HEIGHT
  }
  return sorted.map((end, k) => ({ ...end, value: back(places[k]!) }))
}
