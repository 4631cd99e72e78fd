import { bands, inBand, rowName } from '../metrics/index.ts'

/**
 * The fewest cases on which a verdict or a sentence may rest. Of n cases a share is known to about 1/√n, so that of 30 words it is
 * known to 18 percentage points, and a bell curve, by which verdicts are given, describes fewer of them badly.
 */
export const FEWEST_CASES = 30

/**
 * The fewest tokens to learn from of which a verdict on a law is given; with fewer, one run is mostly chance. The laws count words as
 * if each were copied alone, and a model of a short text copies whole passages. Measured over 60 seeds at order 3: up to 1,000
 * tokens, results lie 1.1 to 2.9 times as far from the law as it allows for, at 3,000 tokens 1.1 to 1.4 times, from 10,000 on as far.
 */
export const FEWEST_TOKENS = 5000

/** What a text has for verdicts to rest on. */
export interface Cases {
  /** Tokens that A learned from. */
  readonly words: number
  /** Types that a row is a share of, by its name; missing where they were not counted. */
  readonly types?: Readonly<Record<string, number>>
  /**
   * What the survival law expects where occurrences that are copied in one piece count as one, by generation and row as in
   * `3 surviving-types/1`; missing where that makes no difference, or was not worked out.
   */
  readonly inPieces?: Readonly<Record<string, number>>
}

/** The key of {@link Cases.inPieces}. @param generation 1 for A */
export const pieceKey = (generation: number, row: string): string => `${generation} ${row}`

/**
 * How far the law of pieces may lie from the law of tokens, as a share, for the law of tokens to hold: a percentage point, to which the
 * law is said to be good.
 */
export const FARTHEST_PIECES = 0.01

/** Counts the types of which each row of surviving types is a share. @param counts of each type in the human text */
export function survivalCases(counts: ArrayLike<number>): Record<string, number> {
  const all = Array.from(counts).filter(count => count > 0)
  return Object.fromEntries(
    [undefined, ...bands].map(band => [
      rowName('surviving-types', band),
      all.filter(count => inBand(count, band)).length,
    ]),
  )
}

/** Why something is not told, as a part of a sentence. */
export const UNTOLD = {
  tokens: `A learned from fewer than 5,000 tokens`,
  pieces: `a model of this order copies long pieces, and these words stand together in them, so that the law does not hold`,
  weak: `with so few seeds, a law that is wrong by a fifth of what is lost or left would agree, too`,
  gone: `the text of the run is not there any more, and from order 3 on it tells how far chance goes`,
  equal: `every seed gave the same number`,
  lost: `fewer than ${FEWEST_CASES} of these words were lost, or expected to be`,
  types: `the text has fewer than ${FEWEST_CASES} of these words`,
  cases: `the held-out text has fewer than ${FEWEST_CASES} of these words`,
  text: `the text has fewer than ${FEWEST_CASES} tokens`,
} as const
export type Untold = keyof typeof UNTOLD

/** A share that was measured, with what a law expects of it. */
export interface MeasuredLaw {
  /** As in `surviving-types/1`. */
  readonly row: string
  /** 1 for A. */
  readonly generation: number
  readonly expected: number
  readonly measured: number
}

/** Why no verdict is given on a law. @returns nothing when the law holds and there are cases enough */
export function untoldLaw(
  { row, generation, expected, measured }: MeasuredLaw,
  { words, types, inPieces }: Cases,
): Untold | undefined {
  if (words < FEWEST_TOKENS) return 'tokens'
  const pieces = inPieces?.[pieceKey(generation, row)] ?? expected
  if (Math.abs(pieces - expected) > FARTHEST_PIECES) return 'pieces'
  const cases = types?.[row]
  if (cases === undefined) return undefined
  return cases * (1 - Math.min(expected, measured)) < FEWEST_CASES ? 'lost' : undefined
}

/** Why a share of types is not spoken of. @returns nothing when there are cases enough, or the row is no share of types */
export function untoldShare(row: string, { types }: Cases): Untold | undefined {
  return (types?.[row] ?? FEWEST_CASES) < FEWEST_CASES ? 'types' : undefined
}
