import type { Random } from '../../random.ts'
import type { PagePassage } from '../../report/page/page-data.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'

/** A passage of the game, and whether a human wrote it. */
export interface GamePassage {
  readonly passage: PagePassage
  readonly human: boolean
}

/**
 * Draws passages for a round. A fair coin chooses the side of each; no passage comes twice. It stops early when one side has no more.
 */
export function drawPassages(
  human: readonly PagePassage[],
  machine: readonly PagePassage[],
  { most, random }: { most: number; random: Random },
): GamePassage[] {
  const sides = [[...machine], [...human]]
  const drawn: GamePassage[] = []
  while (drawn.length < most && sides.every(side => side.length > 0)) {
    const side = random.below(2)
    const [passage] = sides[side]!.splice(random.below(sides[side]!.length), 1)
    drawn.push({ passage: passage!, human: side === 1 })
  }
  return drawn
}

/** Measures of a passage that may give its origin away. */
export interface Traits {
  /**
   * Tokens of its longest span that is copied from the human text; 0 where no span is long enough to be marked. Missing for a human
   * passage.
   */
  readonly copied: number | undefined
  /** Share of its tokens in marked spans that also occur elsewhere in the same text. */
  readonly repeated: number
  /** Different types per token (type-token ratio). */
  readonly varied: number
  /** Share of its tokens whose type the human text uses at most five times. */
  readonly rare: number
}

/** A word is rare when the human text uses it at most this often. */
const RARE_AT_MOST = 5

/** Measures the traits of a passage. @param countOf the count of a type in the human text, 0 for an unknown type */
export function traitsOf(
  { passage: { text, copied, repeated }, human }: GamePassage,
  { tokenizer, countOf }: { tokenizer: Tokenizer; countOf: (type: string) => number },
): Traits {
  const types = tokenizer.read(text).types
  const share = (part: number) => (types.length === 0 ? 0 : part / types.length)
  return {
    copied: human ? undefined : Math.max(0, ...copied.map(([, length]) => length)),
    repeated: share(repeated.reduce((sum, [, length]) => sum + length, 0)),
    varied: share(new Set(types).size),
    rare: share(types.filter(type => countOf(type) <= RARE_AT_MOST).length),
  }
}

/** The lower median of each trait, which is the value of an actual passage. A trait that no passage has is left out. */
export function middleTraits(all: readonly Traits[]): Partial<Traits> {
  const names = ['copied', 'repeated', 'varied', 'rare'] as const
  const found = names.map(name => [name, middleOf(all.flatMap(traits => traits[name] ?? []))] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

/** The lower median: for an even number of values the lower of the middle two; nothing without values. */
export function middleOf(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
}

/** The number of a passage in its text, from 0, by its id: `B/17` gives 16. */
export const passageNumber = (id: string) => Number(id.slice(id.lastIndexOf('/') + 1)) - 1

/**
 * The chance of being right at least this often by tossing a fair coin (binomial upper tail).
 *
 * @example
 * chanceOfRight(2, 3) // 0.5: C(3, 2) + C(3, 3) of 8
 */
export function chanceOfRight(right: number, guesses: number): number {
  let [ways, sum] = [1, 0]
  for (let k = guesses; k >= right; k--) {
    sum += ways
    ways = (ways * k) / (guesses - k + 1)
  }
  return sum / 2 ** guesses
}
