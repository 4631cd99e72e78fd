import { gapOf } from '../comparison/arms.ts'
import { barsOf } from '../figure.ts'
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
    'Four models keep more than one, since they write four times as much; one model that writes as much keeps as many words. What is different comes from a different method or from different text, not from another roll of the dice.',
  wrong: 'Four models keep no more words than one.',
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
  ],
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
}
