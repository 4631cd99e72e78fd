import type { Band } from './bands.ts'
import type { Evidence } from './evidence.ts'

/** One number about a generation. */
export interface Metric {
  /** As rows and options name it. */
  readonly name: string
  /** In plain words. */
  readonly title: string
  readonly unit: string
  /** Which way it goes when language is lost. */
  readonly collapse: 'up' | 'down'
  /** Paper with section or equation, or where we define it. */
  readonly source: string
  /** What it does not show. */
  readonly caveat: string
  /** `text` can be measured of any text, `human` beside a human one, `model` of a model that was trained. */
  readonly needs: 'text' | 'human' | 'model'
  /** Whether it is also taken for each band of human count. */
  readonly banded?: boolean
  /** The number, or nothing where the text has none (no passage long enough, no type in the band). */
  measure(evidence: Evidence, band?: Band): number | undefined
}
