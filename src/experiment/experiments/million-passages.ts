import { aboveLaw, changeOf, gapOf, relativeChangeOf, type Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { seriesOf } from '../figure.ts'
import type { Experiment, Size } from './experiment.ts'

const PASSAGES: Readonly<Record<Size, readonly number[]>> = {
  quick: [1000, 10_000, 100_000],
  full: [1000, 10_000, 100_000, 1_000_000],
}
const name = (passages: number) => `${passages} passages`
const THOUSAND = name(1000)
const HUNDRED_THOUSAND = name(100_000)
const MILLION = name(1_000_000)
/** C, the article's last model. */
const LAST = 3

/** A number that there is where a million passages were run. */
const ofMillion =
  (measure: Claim['measure']): Claim['measure'] =>
  arms =>
    arms.has(MILLION) ? measure(arms) : undefined

export const millionPassages: Experiment = {
  name: 'million-passages',
  title: 'From A to C: does it help to let each model write very much?',
  statement:
    'A writes a million passages, B trains mainly on these, C on those of B; less common vocabulary, structures and viewpoints continue to fade.',
  tests: ['rare things are lost'],
  expected:
    'How much is lost is set by how much is written beside how much was read: more passages slow the loss, and add nothing. C never has more human words than B, nor B than A.',
  wrong: 'C has more human words than B, or writing a hundred times as much makes no difference.',
  silent:
    'What is measured is whether a word is written at all. That it is written does not mean that it is used as the author did.',
  seeds: { quick: 3, full: 3 },
  arms: size =>
    PASSAGES[size].map(passages => ({
      name: name(passages),
      options: { passages, generations: LAST, metrics: ['surviving-types', 'perplexity'], genealogy: false },
    })),
  claims: [
    {
      name: 'more-slows',
      says: 'More passages slow the loss.',
      otherwise: 'More passages do not slow the loss.',
      number: 'human words still used in C, 100,000 passages beside 1,000',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [HUNDRED_THOUSAND, THOUSAND], 'surviving-types', LAST),
    },
    ...[2, 3].map(generation => ({
      name: `fades-${generation}`,
      says: `Less common words continue to fade: ${generation === 2 ? 'B' : 'C'} has fewer of them than ${generation === 2 ? 'A' : 'B'}.`,
      otherwise: `${generation === 2 ? 'B' : 'C'} has no fewer of the words than ${generation === 2 ? 'A' : 'B'}.`,
      number: `human words still used, ${generation === 2 ? 'B beside A' : 'C beside B'}, 1,000 passages`,
      unit: 'points' as const,
      weight: 'main' as const,
      expected: { below: 0 },
      measure: (arms: Arms) => changeOf(arms, THOUSAND, 'surviving-types', [generation - 1, generation]),
    })),
    {
      name: 'still-fades',
      says: 'Even with 100,000 passages C has fewer of them than B.',
      otherwise: 'With 100,000 passages C has as many of them as B.',
      number: 'human words still used, C beside B, 100,000 passages',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => changeOf(arms, HUNDRED_THOUSAND, 'surviving-types', [LAST - 1, LAST]),
    },
    {
      name: 'million-fades',
      says: 'And so it is with the article’s million passages.',
      otherwise: 'With the article’s million passages C has as many of them as B.',
      number: 'human words still used, C beside B, 1,000,000 passages',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      fullSizeOnly: true,
      measure: ofMillion(arms => changeOf(arms, MILLION, 'surviving-types', [LAST - 1, LAST])),
    },
    {
      name: 'million-adds-nothing',
      says: 'A million passages keep the words as well as 100,000 do, and no better: the differences are below half a point.',
      otherwise: 'A million passages keep another number of words than 100,000.',
      number: 'human words still used in C, 1,000,000 passages beside 100,000',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.005, below: 0.005 },
      margin:
        'Half a point is some eighty of the book’s words, and seeds of 10,000 passages differ by as much.',
      fullSizeOnly: true,
      measure: ofMillion(arms => gapOf(arms, [MILLION, HUNDRED_THOUSAND], 'surviving-types', LAST)),
    },
    {
      name: 'law',
      says: 'The loss is what the law of copying says of so much text.',
      otherwise: 'The loss is not what the law of copying says of so much text.',
      number: 'human words still used in C, above the law, 10,000 passages',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.01, below: 0.01 },
      margin: 'The law is good to a percentage point.',
      measure: arms => aboveLaw(arms, name(10_000), 'surviving-types', LAST),
    },
    {
      name: 'nothing-added',
      says: 'More passages add no knowledge: C predicts human text no better than A.',
      otherwise: 'C predicts human text better than A.',
      number: 'perplexity, C beside A, share of itself, 100,000 passages',
      unit: 'points',
      weight: 'aside',
      // Less than half a percent lower is no better.
      expected: { above: -0.005 },
      measure: arms => relativeChangeOf(arms, HUNDRED_THOUSAND, 'perplexity', [1, LAST]),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'What is left of the author’s words, by how much each model writes',
    number: 'human words still used',
    unit: 'share',
    series: Array.from(arms.keys(), arm => seriesOf(arms, arm, 'surviving-types')),
  }),
}
