import { estimateRow, gapOf } from '../comparison/arms.ts'
import { barsOf, tabulateRows } from '../figure.ts'
import { BLIND, blindSpotsOfTwo, type Differing } from '../procedures/blind-spots.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

const LAST = 6
const MODELS = 4
const TYPES = 'surviving-types'
const PAIRS = 'type-coverage-2'

const ONE = 'one model'
const LONG = 'one model that writes four times as much'
const SEEDS = 'four models, chance of their own'
const ORDERS = 'four models, orders 4 to 1'
const HALVES = 'four models, a quarter of the text each'
const ISOLATED = 'four lineages apart, put together at the end'

const TWO_ALIKE = 'two models, chance of their own'
const TWO_METHODS = 'two models, orders 4 and 1'
const TWO_TEXTS = 'two models, a half of the text each'
const PAIRS_OF_MODELS = [TWO_ALIKE, TWO_METHODS, TWO_TEXTS]

const pairOf = (name: string, differing: Differing): ArmPlan => ({
  name,
  options: { order: 4, generations: LAST, metrics: [], genealogy: false },
  parameters: { differing, other: 1 },
})

const armOf = (name: string, options: ArmPlan['options']): ArmPlan => ({
  name,
  options: {
    order: 4,
    generations: LAST,
    metrics: [TYPES, PAIRS, 'perplexity'],
    genealogy: false,
    ...options,
  },
})

export const severalGenerators: Experiment = {
  name: 'several-generators',
  title: 'Do several generators help, or is it only that there is more text?',
  statement:
    'Using multiple generators and methods can reduce dependence on one model’s particular blind spots.',
  tests: ['rare things are lost'],
  expected:
    'Four models keep more than one, since they write four times as much; one model that writes as much keeps as many words. Two models of equal length do not lose the same words: what one has lost the other still has in part, as chance alone would have it of words that are equally rare. Another method changes nothing in that; other text does.',
  wrong:
    'Four models keep no more words than one, or of the words that one model has lost another has lost nine in ten.',
  silent:
    'Models of one family that learn from one text have nearly the same blind spots. Large models of different makers have learned from different texts, which is the case that helps here.',
  seeds: { quick: 5, full: 20 },
  arms: () => [
    armOf(ONE, {}),
    armOf(LONG, { sizeFactor: MODELS }),
    armOf(SEEDS, { protect: [`several-seeds=${MODELS}`] }),
    armOf(ORDERS, { protect: [`several-orders=${MODELS}`] }),
    armOf(HALVES, { protect: [`several-halves=${MODELS}`] }),
    armOf(ISOLATED, { regime: 'pool', pool: MODELS }),
    pairOf(TWO_ALIKE, 'chance'),
    pairOf(TWO_METHODS, 'method'),
    pairOf(TWO_TEXTS, 'text'),
  ],
  procedure: blindSpotsOfTwo,
  claims: [
    {
      name: 'several-help',
      says: 'Four models keep more of the author’s words than one.',
      otherwise: 'Four models keep no more of the author’s words than one.',
      number: 'human words still used in F, four models beside one',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [SEEDS, ONE], TYPES, LAST),
    },
    {
      name: 'blind-spots-differ',
      says: 'A model’s blind spots are in part its own: of the words that one has lost, another of the same text and kind still has one in ten or more.',
      otherwise:
        'A model’s blind spots are not its own: of the words that one has lost, another of the same text and kind has lost more than nine in ten.',
      number: 'of the words that one of two models has lost, lost by the other, too, in F',
      unit: 'share',
      weight: 'main',
      expected: { below: 0.9 },
      measure: arms => estimateRow(arms, TWO_ALIKE, BLIND.shared, LAST),
    },
    {
      name: 'blind-by-rarity',
      says: 'What they have both lost is decided by how rare a word is: as many as if each had lost its own by chance.',
      otherwise: 'They have lost another number of words together than if each had lost its own by chance.',
      number:
        'words that both have lost, less those that chance gives words of equal human count, share of what one has lost, in F',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.02, below: 0.02 },
      margin:
        'The law of copying says that chance decides which of equally rare words is lost; two in a hundred are what words cost that stand in one place together.',
      measure: arms => estimateRow(arms, TWO_ALIKE, BLIND.beyond, LAST),
    },
    {
      name: 'blind-methods',
      says: 'Two models of different orders have fewer of them in common than two of the same.',
      otherwise: 'Two models of different orders have no fewer of them in common than two of the same.',
      number:
        'of the words that one has lost, lost by the other, too, in F, orders 4 and 1 beside two of order 4',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => gapOf(arms, [TWO_METHODS, TWO_ALIKE], BLIND.shared, LAST),
    },
    {
      name: 'blind-texts',
      says: 'Two models that learned from different halves of the text have fewer of them in common than two that learned from all of it.',
      otherwise:
        'Two models that learned from different halves of the text have no fewer of them in common than two that learned from all of it.',
      number:
        'words that both have lost, less those that chance gives words of equal human count, share of what one has lost, in F, a half of the text each beside all of it',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => gapOf(arms, [TWO_TEXTS, TWO_ALIKE], BLIND.beyond, LAST),
    },
    {
      name: 'more-than-more-text',
      says: 'And they keep more than one model that writes as much as the four together, by a percentage point or more.',
      otherwise:
        'But no more than one model that writes as much as the four together, to a percentage point: what helps is that there is more text.',
      number: 'human words still used in F, four models beside one that writes four times as much',
      unit: 'points',
      weight: 'limit',
      expected: { above: 0.01 },
      measure: arms => gapOf(arms, [SEEDS, LONG], TYPES, LAST),
    },
    {
      name: 'other-methods',
      says: 'Models of different orders cover more pairs of words of held-out human text than four of the same.',
      otherwise:
        'Models of different orders cover no more pairs of words of held-out human text than four of the same.',
      number: 'different pairs of held-out human text that F writes, orders 4 to 1 beside four of order 4',
      unit: 'points',
      weight: 'limit',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [ORDERS, SEEDS], PAIRS, LAST),
    },
    {
      name: 'at-a-price',
      says: 'They pay for it: the model of their text predicts human writing worse.',
      otherwise: 'They do not pay for it: the model of their text predicts human writing no worse.',
      number: 'perplexity of F, orders 4 to 1 beside four of order 4',
      unit: 'change',
      weight: 'aside',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [ORDERS, SEEDS], 'perplexity', LAST),
    },
    {
      name: 'isolated',
      says: 'Lineages that never meet keep, together, as many words as one of their size, as theory says.',
      otherwise: 'Lineages that never meet keep, together, another number of words than one of their size.',
      number: 'human words still used in F, four lineages apart beside one that writes four times as much',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.01, below: 0.01 },
      margin: 'The law for isolated lineages is good to a percentage point.',
      measure: arms => gapOf(arms, [ISOLATED, LONG], TYPES, LAST),
    },
  ],
  figure: arms => ({
    kind: 'bars',
    title: 'What is left of the author’s words after six rounds, by who writes',
    number: 'human words still used',
    unit: 'share',
    bars: barsOf(arms, Array.from(arms.keys()), TYPES),
  }),
  tables: arms => [
    tabulateRows(arms, {
      title: 'What two models have lost after six rounds, of the human words, and how much of it together',
      unit: 'share',
      names: PAIRS_OF_MODELS,
      generation: LAST,
      rows: {
        'lost by one': BLIND.lost,
        'lost by both': BLIND.both,
        'of those of one, by both': BLIND.shared,
        'beyond equally rare': BLIND.beyond,
      },
    }),
  ],
}
