import type { Stream } from '../../text/stream.ts'

/** A text that a model can be trained on: the human one, or what a generation wrote. */
export interface Source {
  /** `human`, or the generation's letter. */
  readonly name: string
  readonly stream: Stream
  /** For each place of the stream, the place in the human training text that it goes back to; −1 for none. Left out where a plan keeps no genealogy. */
  readonly ancestors?: Int32Array
}

/** What there is to train on when a generation begins. */
export interface Shelf {
  readonly human: Source
  /** What the generations so far wrote, first to last; only the last one where the regime keeps no more. */
  readonly written: readonly Source[]
}

/** Where a generation's training text comes from. */
export interface Regime {
  readonly name: string
  /** In plain words. */
  readonly title: string
  readonly source: string
  /** Whether earlier generations are still needed. */
  readonly keeps: 'last' | 'all'
  /** The texts, in order, that the next generation trains on. The first generation always trains on the human text. */
  choose(shelf: Shelf): readonly Source[]
}
