import type { Random } from '../../random.ts'
import type { Draws, Source } from '../sources.ts'

/** What a regime chooses from when a generation begins. */
export interface RegimeContext {
  readonly human: Source
  /** Human text that was set aside from what A reads; without passages where none was. */
  readonly reserve: Source
  /** The texts of earlier generations, first to last, as far as the regime keeps them. */
  readonly written: readonly Source[]
  /** The generation that is to learn: 2 for B. */
  readonly number: number
  /** Tokens of a mix: those that the last generation wrote. */
  readonly words: number
  /** The share of human text in a mix; 0 where the regime takes none. */
  readonly humanShare: number
  /** How the human text of a mix is drawn from what A read. */
  readonly humanDraws: Draws
  /** A random stream by its name; a name gives the same numbers in every generation. */
  readonly random: (...names: string[]) => Random
}

/** Options of a plan that only some regimes use, with the defaults of this regime. */
export interface RegimeOptions {
  /** The share of human text in what a model learns from. */
  readonly humanShare?: number
  /** How human text is drawn from what A read. */
  readonly humanDraws?: Draws
  /** The number of lineages. */
  readonly pool?: number
  /** The share of the human training text that is set aside. */
  readonly reserve?: number
}

/** Where a generation's training text comes from. */
export interface Regime {
  readonly name: string
  /** In plain words. */
  readonly title: string
  readonly source: string
  /** Which of the written texts later generations need. */
  readonly keeps: 'first' | 'last' | 'all'
  readonly options: RegimeOptions
  /** The factor by which a generation writes more than the length of the plan, by its number (1 for A). Default: 1. */
  readonly growth?: (generation: number) => number
  /** Whether each chosen text has a model of its own, which writes a whole generation. */
  readonly isolated?: true
  /** The texts, in order, that the next generation trains on. The first generation always trains on the human text. */
  choose(context: RegimeContext): readonly Source[]
}
