import { given } from '../given.ts'
import { planFor } from '../lineage/plan.ts'
import { bands, inBand, type Band } from '../metrics/index.ts'
import { family as familyName } from '../text/natural.ts'
import type { Passage } from '../text/passage.ts'
import type { Stream } from '../text/stream.ts'
import { tokenizerFor, type Case, type Tokenizer } from '../text/tokenizers/index.ts'
import { learnVocabulary, type Vocabulary } from '../text/vocabulary.ts'
import { halfLives, survivalChances } from '../theory/index.ts'

/** What the survival law predicts for one type. */
export interface TypeForecast {
  readonly type: string
  /** How it is usually written. */
  readonly form: string
  readonly count: number
  /** Chance that generation t writes the type, at index t − 1. Types of one count share the list. */
  readonly chances: readonly number[]
  /** The first generation at which the chance is below one half. */
  readonly halfLife: number
  /**
   * The stem shared with its relatives, possessives included, by Porter's rules. The type itself where tokens are
   * not words.
   */
  readonly family: string
  /** Tokens of the whole family; `count` when the type has no relative. */
  readonly familyCount: number
}

/** A prediction for a text before anything is run. */
export interface Forecast {
  readonly tokenizer: Tokenizer
  readonly generations: number
  readonly passages: readonly Passage[]
  /** The text as ids; id n is the nth of `types`. */
  readonly stream: Stream
  /** From the most frequent to the rarest. */
  readonly types: readonly TypeForecast[]
}

export interface ForecastOptions {
  /** The name of a tokenizer; default `word`. */
  readonly tokens?: string
  /** The language of the text; default: guessed from it. */
  readonly language?: string | undefined
  /** Whether capitals are taken off types (`fold`, the default) or stay (`keep`). */
  readonly case?: Case
  /** Rounds, 1 to 500; default 10. */
  readonly generations?: number
}

/**
 * Predicts which types of a text die, and when. Model A learns from the whole text, and every other model only
 * from the last model's text (`replace`). Each writes as many tokens as it has read, by plain sampling. Nothing is
 * run.
 *
 * @throws Refusal when an option is out of range or the text has no token
 * @example
 * import { forecast, passagesOf } from 'collapse-lab'
 * const { types } = forecast(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { generations: 2 })
 * const dog = types.find(({ type }) => type === 'dog')
 * // It is used once: A writes it with chance 1 − 1/e, B less often.
 * dog.chances // → [ 0.6321…, 0.4685… ]
 * // In B's text it is gone more often than not.
 * dog.halfLife // → 2
 */
export function forecast(
  passages: readonly Passage[],
  { tokens = 'word', language, case: letterCase = 'fold', generations = 10 }: ForecastOptions = {},
): Forecast {
  const plan = planFor({ passages, ...given({ language }) }, { tokens, case: letterCase, generations })
  const tokenizer = tokenizerFor(plan)
  const { vocabulary, stream } = learnVocabulary(passages, tokenizer)
  return { tokenizer, generations, passages, stream, types: typeForecasts(vocabulary, generations) }
}

function typeForecasts({ tokenizer, types, forms, counts }: Vocabulary, generations: number): TypeForecast[] {
  const lives = halfLives(counts.subarray(1))
  const chances = new Map(Array.from(lives.keys(), count => [count, survivalChances(count, generations)]))
  const familyOf = (type: string) => (tokenizer.words ? familyName(type, tokenizer.language) : type)
  const families = new Map<string, number>()
  const known = types.slice(1).map((type, index) => {
    const [family, count] = [familyOf(type), counts[index + 1]!]
    families.set(family, (families.get(family) ?? 0) + count)
    return { type, form: forms[index + 1]!, count, family }
  })
  return known.map(({ type, form, count, family }) => ({
    ...{ type, form, count, family, familyCount: families.get(family)! },
    ...{ chances: chances.get(count)!, halfLife: lives.get(count)! },
  }))
}

/**
 * Expected number of types in the text of generation t: the sum of their chances.
 *
 * @param t from 1 to the last generation
 */
export function expectedTypes({ types }: Pick<Forecast, 'types'>, t: number): number {
  return types.reduce((sum, { chances }) => sum + chances[t - 1]!, 0)
}

/** The types of one band of human counts. */
export interface BandForecast {
  readonly band: Band
  readonly types: number
  /** The mean of their chances, at index t − 1. */
  readonly chances: readonly number[]
  /** Half-lives of the rarest and of the most frequent type. */
  readonly halfLives: readonly [number, number]
}

/** Predictions for each band that has a type, the rarest first. */
export function bandForecasts({ types, generations }: Forecast): BandForecast[] {
  return bands.flatMap(band => {
    const own = types.filter(({ count }) => inBand(count, band))
    if (own.length === 0) return []
    const chances = Array.from(
      { length: generations },
      (_, index) => expectedTypes({ types: own }, index + 1) / own.length,
    )
    return [
      { band, types: own.length, chances, halfLives: [own.at(-1)!.halfLife, own[0]!.halfLife] as const },
    ]
  })
}

/** Whether a type has less than an even chance of being present after the last generation. */
export const isEndangered = ({ halfLife }: TypeForecast, { generations }: Pick<Forecast, 'generations'>) =>
  halfLife <= generations
