/** A part of the vocabulary, on which a measure is taken alone. */
export interface Part {
  /** As rows name it: `1`, `2-5`, `tail`. */
  readonly name: string
  /** 1 for the ids that belong to it. */
  readonly holds: Uint8Array
  /** The human counts of its types, where they make the part. */
  readonly band?: Band
}

/** Counts of types in the human text by id; entry 0 is not a type. */
export type HumanCounts = Int32Array

/** The types by how often the human text has them, the rarest first. Bands without a type are left out. */
export function partsByBand(counts: HumanCounts): Part[] {
  return bands
    .map(band => ({ ...part(band.name, counts, id => inBand(counts[id]!, band)), band }))
    .filter(({ holds }) => holds.includes(1))
}

/**
 * The types in three parts with a third of the running words each: the few commonest, the middle, the many rare.
 * Types are sorted by falling count. A type belongs to the third in which the middle of its occurrences falls.
 */
export function partsByThird(counts: HumanCounts): Part[] {
  const total = counts.reduce((sum, count, id) => sum + (id === 0 ? 0 : count), 0)
  const third = new Uint8Array(counts.length)
  let before = 0
  for (let id = 1; id < counts.length; id++) {
    third[id] = Math.min(2, Math.floor((3 * (before + counts[id]! / 2)) / total))
    before += counts[id]!
  }
  return ['tail', 'middle', 'head']
    .map((name, index) => part(name, counts, id => counts[id]! > 0 && third[id] === 2 - index))
    .filter(({ holds }) => holds.includes(1))
}

function part(name: string, counts: HumanCounts, holds: (id: number) => boolean): Part {
  return { name, holds: Uint8Array.from(counts, (_, id) => (id > 0 && holds(id) ? 1 : 0)) }
}

/** Whether a type belongs to a part; every type does where there is none. */
export function belongs(id: number, part: Part | undefined): boolean {
  return part === undefined || part.holds[id] === 1
}

/** Types by how often they occur in the human training text. */
export interface Band {
  readonly name: string
  readonly from: number
  readonly to: number
}

/**
 * The frequency bands of the human text's types, rarest first: once, 2 to 5 times, 6 to 20, 21 to 100, over 100.
 *
 * @example
 * import { bands } from 'collapse-lab'
 * bands.map(({ name }) => name) // → [ '1', '2-5', '6-20', '21-100', '>100' ]
 */
export const bands: readonly Band[] = [
  { name: '1', from: 1, to: 1 },
  { name: '2-5', from: 2, to: 5 },
  { name: '6-20', from: 6, to: 20 },
  { name: '21-100', from: 21, to: 100 },
  { name: '>100', from: 101, to: Infinity },
]

/**
 * Whether a type with that human count is in the band; without a band, whether it has a count at all.
 *
 * @example
 * import { bands, inBand } from 'collapse-lab/metrics'
 * inBand(3, bands[1]) // → true
 * inBand(7, bands[1]) // → false
 * inBand(0) // → false
 */
export function inBand(count: number, band?: Band): boolean {
  return band ? count >= band.from && count <= band.to : count > 0
}

/**
 * The name of a measure's row for one of its parts (`surviving-types/2-5`), or for all.
 *
 * @example
 * import { bands, rowName } from 'collapse-lab/metrics'
 * rowName('surviving-types', bands[1]) // → 'surviving-types/2-5'
 * rowName('perplexity') // → 'perplexity'
 */
export function rowName(metric: string, part?: { name: string }): string {
  return part ? `${metric}/${part.name}` : metric
}
