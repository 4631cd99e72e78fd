import type { Random } from '../../random.ts'
import type { Source } from '../sources.ts'

/** What there is to train on when a generation begins. */
export interface RegimeContext {
  readonly human: Source
  /** Human text that was set aside from what A reads; without passages where none was. */
  readonly reserve: Source
  /** What the generations so far wrote, first to last, as far as the regime keeps it. */
  readonly written: readonly Source[]
  /** The generation that is to learn: 2 for B. */
  readonly number: number
  /** Tokens of a mix: as many as the last generation wrote. */
  readonly words: number
  /** The share of human text in a mix; 0 where the regime takes none. */
  readonly humanShare: number
  /** A random stream by its name; a name gives the same numbers in every generation. */
  readonly random: (...names: string[]) => Random
}

/** Options of a plan that only some regimes use, with their defaults there. */
export interface RegimeOptions {
  /** The share of human text in what a model learns from. */
  readonly humanShare?: number
  /** How many lineages go side by side. */
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
  /** Which of the texts written are still needed. */
  readonly keeps: 'first' | 'last' | 'all'
  readonly options: RegimeOptions
  /** How many times the usual length a generation writes, 1 for A; once where it is left out. */
  readonly growth?: (generation: number) => number
  /** Each chosen text has a model of its own, which writes a whole generation. */
  readonly isolated?: true
  /** The texts, in order, that the next generation trains on. The first generation always trains on the human text. */
  choose(context: RegimeContext): readonly Source[]
}
