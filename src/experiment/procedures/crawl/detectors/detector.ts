import type { Model } from '../../../../model/train.ts'
import type { CrawledPage } from '../page.ts'

/** Text of known origin, to learn from; none of it is classified later. */
export interface Known {
  /**
   * Human text that no model on the web has learned from. Otherwise detectors would recognise models by what they
   * have read, not by how they write.
   */
  readonly human: readonly Int32Array[]
  /** Text by a model of the same kind that learned from `human`. */
  readonly written: readonly Int32Array[]
  /** Human text that no model has learned from, to set a limit. */
  readonly aside: readonly Int32Array[]
  /** A model with the common vocabulary, whose recipe further models follow. */
  readonly model: Model
}

/** A detector of text that a model wrote. */
export interface Detector {
  readonly name: string
  /** In plain words. */
  readonly title: string
  readonly source: string
  /**
   * `fact`: it uses what is said of a page; a score of 1 is dropped. `score`: the higher, the likelier a model
   * wrote the page; a page is dropped if it scores higher than 95 % of known human text.
   */
  readonly kind: 'fact' | 'score'
  /** Learns from known text how to score a page. */
  learn(known: Known): (page: CrawledPage) => number
}
