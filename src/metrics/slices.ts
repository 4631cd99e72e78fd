import { rowName } from '../evidence/bands.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { kindsOf, type Facet, type Kind } from '../evidence/kinds.ts'
import { partsByBand, partsByThird, type Part } from '../evidence/parts.ts'
import { allows, metrics as usualMetrics, type Measurements } from './index.ts'
import type { Metric } from './metric.ts'

/** A way to take a text apart. */
export interface Slicing {
  readonly name: string
  readonly title: string
  /** A measure of every part; measures that cannot be taken on parts are left out. */
  measure(evidence: Evidence, metrics: readonly Metric[]): Slice[]
}

/** The measures of one part. */
export interface Slice {
  readonly name: string
  readonly metrics: Measurements
}

/** Every way to take a text apart, as `--slice` names it. */
export const slicings: readonly Slicing[] = [
  {
    name: 'band',
    title: 'words by how often the human text has them',
    measure: byWords(partsByBand),
  },
  {
    name: 'third',
    title: 'words in three parts with a third of the running words each: head, middle, tail',
    measure: byWords(partsByThird),
  },
  {
    name: 'label',
    title: 'passages by what the corpus calls them: story type, decade',
    measure: byPassages('label'),
  },
  {
    name: 'section',
    title: 'passages by where they stand: chapter, speech, file',
    measure: byPassages('section'),
  },
]

function byWords(cut: (counts: Int32Array) => Part[]): Slicing['measure'] {
  return (evidence, metrics) =>
    cut(evidence.vocabulary.counts).map(part => ({
      name: part.name,
      metrics: take(
        metrics.filter(metric => metric.parts && allows(evidence, metric)),
        metric => metric.measure(evidence, part),
      ),
    }))
}

function byPassages(facet: Facet): Slicing['measure'] {
  return (evidence, metrics) =>
    kindsOf(evidence, facet).map(kind => ({
      name: kind.name,
      metrics: take(
        metrics.filter(metric => allows(evidence, metric) && narrows(evidence, metric)),
        metric => measureKind(kind, metric),
      ),
    }))
}

/** Whether a slice by passages says something else than the whole: the text that the measure is about has kinds. */
function narrows({ parts, human }: Evidence, { subject }: Metric): boolean {
  if (subject === 'written') return parts.writtenPassages !== undefined
  return (subject === 'vocabulary' ? human?.trainPassages : human?.testPassages) !== undefined
}

function measureKind({ written, heldOut, words }: Kind, metric: Metric): number | undefined {
  const { subject } = metric
  if (subject === 'written') return metric.measure(written)
  if (subject === 'held-out') return heldOut && metric.measure(heldOut)
  // Whether the words of a kind survive is asked of the whole text that was written.
  const whole = written.parts.whole ?? written
  return metric.parts && words ? metric.measure(whole, words) : undefined
}

function take(metrics: readonly Metric[], number: (metric: Metric) => number | undefined): Measurements {
  return Object.fromEntries(
    metrics.flatMap(metric => {
      const value = number(metric)
      return value === undefined ? [] : [[metric.name, value]]
    }),
  )
}

/** What a run says of each kind of passage, where its corpus has kinds. */
const OF_KINDS = ['types-written', 'surviving-types', 'share-of-passages', 'perplexity']

/** The few measures of every kind of passage that a run records, as rows `surviving-types/label:adventure`. */
export function measureKinds(evidence: Evidence): Measurements {
  const chosen = usualMetrics.filter(({ name }) => OF_KINDS.includes(name))
  return Object.fromEntries(
    byPassages('label')(evidence, chosen).flatMap(({ name, metrics }) =>
      Object.entries(metrics).map(([row, value]) => [rowName(row, { name: `label:${name}` }), value]),
    ),
  )
}

/**
 * The slices on which a measure is best and worst for the language, by which way it goes when language is lost; nothing where
 * all are alike or the slices only add up to the whole.
 */
export function extremes(
  metric: Metric,
  slices: readonly Slice[],
): { best: Slice; worst: Slice } | undefined {
  if (metric.additive) return undefined
  const having = slices.filter(({ metrics }) => metrics[metric.name] !== undefined)
  const sign = metric.collapse === 'up' ? 1 : -1
  const sorted = [...having].sort((a, b) => sign * (a.metrics[metric.name]! - b.metrics[metric.name]!))
  const [best, worst] = [sorted[0], sorted.at(-1)]
  if (!best || !worst || best.metrics[metric.name] === worst.metrics[metric.name]) return undefined
  return { best, worst }
}
