import type { Model } from '../../../../model/train.ts'
import type { Page } from '../page.ts'

/** Text whose origin is known, to learn from: none of it is judged. */
export interface Known {
  /** No model on the web has learned from it: who knew their text would find them by what they have read, and not by how they write. */
  readonly human: readonly Int32Array[]
  /** By a model of the same kind that learned from just that text. */
  readonly written: readonly Int32Array[]
  /** Human text that nobody has learned from: to set a limit by. */
  readonly aside: readonly Int32Array[]
  /** A model with the vocabulary of all, whose recipe further models follow. */
  readonly model: Model
}

/** A way to tell what a model wrote. */
export interface Detector {
  readonly name: string
  /** In plain words. */
  readonly title: string
  readonly source: string
  /**
   * `fact`: it goes by what is said of a page; 1 is dropped. `score`: the higher, the likelier a model wrote it; dropped is what scores
   * higher than all but a twentieth of known human text.
   */
  readonly kind: 'fact' | 'score'
  /** Learns from known text, and gives a score for a page. */
  learn(known: Known): (page: Page) => number
}
