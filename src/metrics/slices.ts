import { given } from '../given.ts'
import type { TextFeatures } from './features/text-features.ts'
import type { PassageFacts } from './features/human.ts'
import { labelGroups, writtenLabels, type Grouping, type LabelGroup } from './features/labels.ts'
import { partsByBand, partsByThird, type Part } from './features/parts.ts'
import { allows, type Measurements } from './measure.ts'
import type { Metric } from './metric.ts'

/** A way to take a text apart. */
export interface Slicing {
  readonly name: string
  readonly title: string
  /** Takes measures on every part; measures that cannot be taken on parts are left out. */
  measure(features: TextFeatures, metrics: readonly Metric[]): Slice[]
  /** Whether a measure can rank the parts: it neither adds up to the whole nor depends on length. */
  compares(metric: Metric): boolean
}

/** The measures of one part. */
export interface Slice {
  readonly name: string
  /** Tokens of a part that is made of passages. */
  readonly words?: number
  /** Tokens of the part that measures on samples of one length look at. */
  readonly sampleWords?: number
  /** Tokens of the part of the held-out text that belongs to a part made of passages. */
  readonly heldOutWords?: number
  readonly metrics: Measurements
}

/** Every way to take a text apart, as `--slice` names it. */
export const slicings: readonly Slicing[] = [
  {
    name: 'band',
    title: 'words by how often the human text has them',
    ...byWords(partsByBand),
  },
  {
    name: 'third',
    title: 'words in three parts with a third of the running words each: head, middle, tail',
    ...byWords(partsByThird),
  },
  {
    name: 'label',
    title: 'passages by what the corpus calls them: story type, decade',
    ...byPassages('label'),
  },
  {
    name: 'section',
    title: 'passages by where they stand: chapter, speech, file',
    ...byPassages('section'),
  },
]

type Cut = Pick<Slicing, 'measure' | 'compares'>

function byWords(cut: (counts: Int32Array) => Part[]): Cut {
  return {
    measure: (features, metrics) =>
      cut(features.vocabulary.counts).map(part => ({
        name: part.name,
        metrics: take(
          metrics.filter(metric => metric.parts && allows(features, metric)),
          metric => metric.measure(features, part),
        ),
      })),
    compares: metric => !metric.additive,
  }
}

function byPassages(grouping: Grouping): Cut {
  return {
    measure: (features, metrics) =>
      Array.from(labelGroups(features, grouping), group => ({
        name: group.name,
        ...(writtenLabels(features, grouping).length > 0
          ? { words: group.written.written.words, sampleWords: group.written.sampleWords }
          : {}),
        ...given({ heldOutWords: group.heldOut?.human?.test?.words }),
        metrics: take(
          metrics.filter(metric => allows(features, metric) && narrows(grouping, features, metric)),
          metric => measureGroup(group, metric),
        ),
      })),
    // A group with more words has more rare ones, whatever text is asked for them.
    compares: ({ lengths }) => lengths !== 'equal',
  }
}

/** Whether a slice by passages differs from the whole: the text that the measure is about has labels. */
function narrows(grouping: Grouping, features: TextFeatures, { subject }: Metric): boolean {
  if (subject === 'written') return writtenLabels(features, grouping).length > 0
  const { human } = features
  return hasLabels(grouping, subject === 'vocabulary' ? human?.trainPassages : human?.testPassages)
}

const hasLabels = (grouping: Grouping, passages: readonly PassageFacts[] | undefined) =>
  passages?.some(passage => (passage[grouping] ?? '') !== '') ?? false

function measureGroup({ written, heldOut, words }: LabelGroup, metric: Metric): number | undefined {
  const { subject, lengths } = metric
  if (subject === 'written') {
    // A group that is shorter than the samples of the others does not compare with them.
    const isShort = lengths === 'sampled' && written.written.words < written.sampleWords
    return isShort ? undefined : metric.measure(written)
  }
  if (subject === 'held-out') return heldOut && metric.measure(heldOut)
  // The words of a group survive if the whole written text has them.
  const whole = written.inputs.whole ?? written
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
