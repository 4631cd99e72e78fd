import type { Random } from '../../random.ts'
import type { PagePassage } from '../../report/page/page-data.ts'
import { tokenPlaces } from '../../text/places.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'

/** A passage of a blind test, and whose it is. */
export interface BlindPassage {
  readonly passage: PagePassage
  readonly human: boolean
}

/** Passages of a test: each by a throw of a coin from one side or the other, none twice; as many as asked for, or until one side has no more. */
export function blindPassages(
  human: readonly PagePassage[],
  machine: readonly PagePassage[],
  { most, random }: { most: number; random: Random },
): BlindPassage[] {
  const sides = [[...machine], [...human]]
  const drawn: BlindPassage[] = []
  while (drawn.length < most && sides.every(side => side.length > 0)) {
    const side = random.below(2)
    const [passage] = sides[side]!.splice(random.below(sides[side]!.length), 1)
    drawn.push({ passage: passage!, human: side === 1 })
  }
  return drawn
}

/** What can be measured of a passage that might give it away. */
export interface Traits {
  /** Tokens of its longest stretch that stands in the human text; nothing for a human passage, which is all of it there, and 0 where no stretch is long enough to be marked. */
  readonly copied: number | undefined
  /** Share of its tokens that stand elsewhere in the same text, in stretches that are long enough to be marked. */
  readonly repeated: number
  /** Share of its tokens that are a word's first in the passage. */
  readonly varied: number
  /** Share of its tokens whose word the human text uses five times or less. */
  readonly rare: number
}

/** A word that the human text uses so often, or less, is rare. */
const RARE_AT_MOST = 5

/** @param countOf how often the human text uses a type, 0 for one that it has not */
export function traitsOf(
  { passage: { text, copied, repeated }, human }: BlindPassage,
  { tokenizer, countOf }: { tokenizer: Tokenizer; countOf: (type: string) => number },
): Traits {
  const types = tokenPlaces(text, tokenizer).map(({ token }) => tokenizer.fold(token))
  const share = (part: number) => (types.length === 0 ? 0 : part / types.length)
  return {
    copied: human ? undefined : Math.max(0, ...copied.map(([, length]) => length)),
    repeated: share(repeated.reduce((sum, [, length]) => sum + length, 0)),
    varied: share(new Set(types).size),
    rare: share(types.filter(type => countOf(type) <= RARE_AT_MOST).length),
  }
}

/** The middle value of each trait, of an even number the lower one, so that it is always that of some passage; a trait that none has has none. */
export function middleTraits(all: readonly Traits[]): Partial<Traits> {
  const names = ['copied', 'repeated', 'varied', 'rare'] as const
  const found = names.map(name => [name, middleOf(all.flatMap(traits => traits[name] ?? []))] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

/** The middle one of some values, of an even number the lower one; nothing where there are none. */
export function middleOf(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
}

/** The number of a passage in its text, from 0: it stands behind the text's name, as in B/17. */
export const passageNumber = (id: string) => Number(id.slice(id.lastIndexOf('/') + 1)) - 1

/**
 * The chance of being right so many times or more by throwing a coin.
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
