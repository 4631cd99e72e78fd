import { metricNamed } from '../../metrics/named.ts'
import { train } from '../../model/train.ts'
import { gapOf, estimateRow, overSeeds, type Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { checkLength, collect, joinKept, shareByLabels } from '../procedures/crawl/collect.ts'
import { detectors } from '../procedures/crawl/detectors/index.ts'
import { measureDetectors, measureFilter } from '../procedures/crawl/rates.ts'
import { tabulateCrawl } from '../procedures/crawl/tables.ts'
import { barsOf } from '../figure.ts'
import { firstModel, heldOutTest, humanFacts, replicateOf } from '../procedures/first-model.ts'
import type { Procedure } from '../sweep/procedure.ts'
import type { ProcedureParameters } from '../sweep/work.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

const ROUNDS = 3
/** Order of the models that write; the models of detectors have the order of the plan. */
const WRITERS = 2
const ORDERS = [2, 3, 4]
const LOST = 0.3
const FLIPPED = 0.1

const NONE = 'nothing filtered'
const BAD_LABELS = 'provenance, labels often wrong'
const collected = (detector: string): ProcedureParameters => ({ detector, lost: LOST, flipped: FLIPPED })
const found = (order: number) => `who wrote it? models of order ${order}`

const PLAN = { order: 3, generations: ROUNDS, metrics: [], genealogy: false }
const armOf = (name: string, parameters: ProcedureParameters): ArmPlan => ({
  name,
  options: PLAN,
  parameters,
})

const procedure: Procedure = (corpus, { plan, parameters, progress }) => {
  const first = firstModel(corpus, plan)
  checkLength(first.human)
  if (parameters.task === 'find')
    return replicateOf(plan, humanFacts(first), [
      { values: measureDetectors(first, Number(parameters.order), plan.seed) },
    ])
  const collecting = {
    ...{ order: WRITERS, rounds: ROUNDS, seed: plan.seed },
    ...{
      detector: String(parameters.detector),
      lost: Number(parameters.lost),
      flipped: Number(parameters.flipped),
    },
  }
  const test = heldOutTest(first, [metricNamed('perplexity')])
  const rounds = []
  for (const round of collect(first, collecting)) {
    const learned = train({ stream: joinKept(round.kept) }, first.A.recipe)
    const { values, heldOut } = test(learned)
    rounds.push({
      values: {
        ...measureFilter(round, first),
        'human-share-by-labels': shareByLabels(round.found, collecting),
        ...values,
      },
      heldOut,
    })
    progress(rounds.length / ROUNDS)
  }
  return replicateOf(plan, humanFacts(first), rounds)
}

const FILTERS = [NONE, ...detectors.map(({ name }) => name), BAD_LABELS]

const aucOf = (order: number, detector = 'log-ratio', length = 200) => ({
  arm: found(order),
  row: `auc-${length}/${detector}`,
})

/** Detectors that judge a page by its words, and those that do not. By repetition no page is dropped, so that nobody pays. */
const READERS = ['log-ratio', 'bayes']
const NOT_READERS = detectors
  .map(({ name }) => name)
  .filter(name => ![...READERS, 'web-repetition'].includes(name))

/** How much more often a filter drops human pages of the third with most rare words than of the third with fewest. */
const paidByRare = (detector: string) => ({
  number: `human pages dropped by ${detector}, the third with most rare words beside the third with fewest`,
  unit: 'points' as const,
  measure: (arms: Arms) =>
    overSeeds(arms, [detector], value => {
      const [rare, common] = [value('fpr/rare', ROUNDS), value('fpr/common', ROUNDS)]
      return rare === undefined || common === undefined ? undefined : rare - common
    }),
})

const rareHumanTextPays = (detector: string): Claim => ({
  ...paidByRare(detector),
  name: `rare-pays-${detector}`,
  says: `Rare human text pays for ${detector}, which reads the words: pages with many rare words are dropped more often than pages with few.`,
  otherwise: `Pages with many rare words are dropped by ${detector} no more often than pages with few.`,
  weight: 'limit',
  expected: { above: 0 },
})

const nobodyPaysByRarity = (detector: string): Claim => ({
  ...paidByRare(detector),
  name: `alike-${detector}`,
  says: `All pay alike for ${detector}, which does not ask what words a page has.`,
  otherwise: `Pages with many rare words pay for ${detector} otherwise than pages with few.`,
  weight: 'aside',
  expected: { above: -0.05, below: 0.05 },
  margin: 'A third has about fifty pages, so that five points are two or three of them.',
})

export const openWeb: Experiment = {
  name: 'open-web',
  title: 'A web that fills with what models write: can one still collect human text?',
  statement:
    'Collectors may find text without knowing who made it. Provenance, dates, classifiers, watermarks and archives help, but detection is imperfect: text is edited, mixed, copied, or stripped of its labels.',
  tests: ['rare things are lost', 'error grows'],
  expected:
    'Detectors tell models of short contexts from people, and hardly those of longer ones; short passages are harder than long ones. Who filters has more human text in what is kept, and pays by human text that is dropped: with detectors that read the words, most of all by pages with rare ones; labels leave as much of it as their chances say.',
  wrong: 'Detection is perfect, or a filter leaves no more human text in what is kept than there was.',
  silent:
    'The models here copy pieces of one author. Text of a large model is told from human text by other traits, and by other detectors; the arithmetic of false alarms is the same.',
  seeds: { quick: 5, full: 15 },
  arms: () => [
    armOf(NONE, collected('none')),
    ...detectors.map(({ name }) => armOf(name, collected(name))),
    armOf(BAD_LABELS, { detector: 'provenance', lost: LOST, flipped: 0.3 }),
    ...ORDERS.map(order => armOf(found(order), { task: 'find', order })),
  ],
  procedure,
  claims: [
    {
      name: 'imperfect',
      says: 'Detection is imperfect: models of order 3 are not told from people with certainty, in 200 words.',
      otherwise: 'Models of order 3 are told from people with certainty.',
      number: 'area under the curve (½ is a guess, 1 is certain), log-ratio, 200 words, order 3',
      unit: 'number',
      weight: 'main',
      expected: { below: 0.95 },
      measure: arms => estimateRow(arms, aucOf(3).arm, aucOf(3).row, 1),
    },
    {
      name: 'harder-with-order',
      says: 'The farther back a model looks, the harder it is found.',
      otherwise: 'A model that looks farther back is found as easily.',
      number: 'area under the curve, log-ratio, 200 words, order 4 beside order 2',
      unit: 'change',
      weight: 'main',
      expected: { below: 0 },
      measure: arms =>
        overSeeds(arms, [aucOf(4).arm, aucOf(2).arm], (four, two) => {
          const [a, b] = [four(aucOf(4).row, 1), two(aucOf(2).row, 1)]
          return a === undefined || b === undefined ? undefined : a - b
        }),
    },
    {
      name: 'harder-when-short',
      says: 'Fifty words tell less than two hundred.',
      otherwise: 'Fifty words tell as much as two hundred.',
      number: 'area under the curve, log-ratio, order 2, 50 words beside 200',
      unit: 'change',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms =>
        overSeeds(arms, [found(2)], value => {
          const [short, long] = [value(aucOf(2, 'log-ratio', 50).row, 1), value(aucOf(2).row, 1)]
          return short === undefined || long === undefined ? undefined : short - long
        }),
    },
    {
      name: 'filters-help',
      says: 'A filter by two models leaves a greater share of human pages than there is.',
      otherwise: 'A filter by two models leaves no greater share of human pages than there is.',
      number: 'human pages among those kept after three rounds, log-ratio beside nothing filtered',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => gapOf(arms, ['log-ratio', NONE], 'human-share', ROUNDS),
    },
    {
      name: 'labels-law',
      says: 'Labels leave as great a share of human pages as their chances say.',
      otherwise: 'Labels leave another share of human pages than their chances say.',
      number: 'human pages among those kept after three rounds, above the formula, labels often wrong',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.05, below: 0.05 },
      margin: 'Some hundred pages are kept, of which a share is known to five points.',
      measure: arms =>
        overSeeds(arms, [BAD_LABELS], value => {
          const [share, law] = [value('human-share', ROUNDS), value('human-share-by-labels', ROUNDS)]
          return share === undefined || law === undefined ? undefined : share - law
        }),
    },
    {
      name: 'repetition-finds-people',
      says: 'Repetition within a page, which filters of web corpora look at, is no sign of models that draw plainly: people repeat their own phrases more.',
      otherwise: 'Models that draw plainly repeat phrases within a page no less than people.',
      number: 'area under the curve (½ is a guess, 1 is certain), web-repetition, 200 words, order 2',
      unit: 'number',
      weight: 'aside',
      expected: { below: 0.5 },
      measure: arms => estimateRow(arms, aucOf(2).arm, aucOf(2, 'web-repetition').row, 1),
    },
    ...READERS.map(rareHumanTextPays),
    ...NOT_READERS.map(nobodyPaysByRarity),
    {
      name: 'next-model',
      says: 'The next model is better off with what provenance keeps than with everything.',
      otherwise:
        'The next model is no better off with what provenance keeps than with everything: it has less to learn from.',
      number: 'perplexity of the next model after three rounds, provenance beside nothing filtered',
      unit: 'change',
      weight: 'aside',
      expected: { below: 0 },
      measure: arms => gapOf(arms, ['provenance', NONE], 'perplexity', ROUNDS),
    },
    {
      name: 'date-safe-but-poor',
      says: 'Keeping only what is dated from before is safe and poor: it costs words that are in the newer pages.',
      otherwise: 'Keeping only what is dated from before costs no words.',
      number: 'human words in what is kept after three rounds, date beside nothing filtered',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => gapOf(arms, ['date', NONE], 'surviving-types', ROUNDS),
    },
  ],
  tables: arms => tabulateCrawl(arms, { filters: FILTERS, found: ORDERS.map(found), rounds: ROUNDS }),
  figure: arms => ({
    kind: 'bars',
    title: 'The share of human pages in what is kept after three rounds, by filter',
    number: 'human pages among those kept',
    unit: 'share',
    bars: barsOf(arms, FILTERS, 'human-share'),
  }),
}
