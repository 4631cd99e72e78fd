import { randomFrom } from '../../random.ts'
import { armNamed, changeOf, estimateRow, overSeeds, type Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import {
  drawnCounts,
  expectedCounts,
  nucleus,
  relative,
  sharpened,
  withAdded,
  withoutContext,
} from '../procedures/distortion/distortions.ts'
import { countPairs, pairDivergence } from '../procedures/distortion/pairs.ts'
import { shapley } from '../procedures/distortion/shapley.ts'
import { seriesOf } from '../figure.ts'
import { firstModel, humanFacts, replicateOf } from '../procedures/first-model.ts'
import type { Procedure } from '../sweep/procedure.ts'
import type { ProcedureParameters } from '../sweep/work.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

const ROUNDS = 4
const ROW = 'pair-divergence'
const CAUSES = ['sampling', 'approximation', 'filtering'] as const
type Cause = (typeof CAUSES)[number]
const TOP_P = 0.9
const TEMPERATURE = 0.9
const ADDED = 0.001

/** The name of an arm by the distortions that are at work in it. */
const nameOf = (causes: ReadonlySet<string>) =>
  causes.size === 0 ? 'nothing' : CAUSES.filter(cause => causes.has(cause)).join(' + ')

const subsets = CAUSES.reduce<readonly ReadonlySet<Cause>[]>(
  (sets, cause) => [...sets, ...sets.map(set => new Set([...set, cause]))],
  [new Set<Cause>()],
)

const COOLED = `filtering: temperature ${TEMPERATURE}`
const SMOOTHED = `approximation: ${ADDED} added to every count`

/** Other distortions of each kind, each alone, to see how much depends on the choice. */
const OTHERS: Readonly<Record<string, ProcedureParameters>> = {
  [COOLED]: { sampling: 'exact', approximation: 'none', filter: 'temperature' },
  [SMOOTHED]: {
    sampling: 'exact',
    approximation: 'add-k',
    filter: 'none',
  },
}

const armOf = (name: string, parameters: ProcedureParameters): ArmPlan => ({
  name,
  options: { order: 2, generations: ROUNDS, metrics: [], genealogy: false },
  parameters,
})

const APPROXIMATIONS = {
  none: relative,
  'lower-order': withoutContext,
  'add-k': (counts: Parameters<typeof relative>[0]) => withAdded(counts, ADDED),
}
const FILTERS = {
  none: (chances: Parameters<typeof nucleus>[0]) => chances,
  'top-p': (chances: Parameters<typeof nucleus>[0]) => nucleus(chances, TOP_P),
  temperature: (chances: Parameters<typeof nucleus>[0]) => sharpened(chances, TEMPERATURE),
}

/** Passes the pairs of the text on, with the distortions of the arm only. */
const procedure: Procedure = (corpus, { plan, parameters, progress }) => {
  const first = firstModel(corpus, plan)
  const { A, human } = first
  const text = countPairs(human, A.vocabulary.unknown)
  const size = human.ids.length - 1
  const approximate = APPROXIMATIONS[parameters.approximation as keyof typeof APPROXIMATIONS]
  const filter = FILTERS[parameters.filter as keyof typeof FILTERS]
  let counts = text
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const chances = filter(approximate(counts))
    counts =
      parameters.sampling === 'exact'
        ? expectedCounts(chances, size)
        : drawnCounts(chances, size, randomFrom(plan.seed, 'distortions', String(round)))
    progress((round + 1) / ROUNDS)
    return { values: { [ROW]: pairDivergence(text, counts) } }
  })
  return replicateOf(plan, humanFacts(first), rounds)
}

/**
 * Shapley share: what a distortion adds after some rounds, averaged over every order in which the three could come
 * into play.
 */
function shareOf(arms: Arms, cause: Cause, round: number) {
  const names = subsets.map(nameOf)
  names.forEach(name => armNamed(arms, name))
  return overSeeds(arms, names, (...values) => {
    const worth = new Map(names.map((name, k) => [name, values[k]!(ROW, round)]))
    if ([...worth.values()].includes(undefined)) return undefined
    return shapley(CAUSES, causes => worth.get(nameOf(causes))!)[cause]
  })
}

const counted = (rounds: number) => (rounds === 1 ? '1 round' : `${rounds} rounds`)

const TITLES: Readonly<Record<Cause, string>> = {
  sampling: 'Sampling: that a text is finite',
  approximation: 'Approximation: that the model does not look back',
  filtering: 'Filtering: that only the likeliest nine tenths are written',
}

const adds = (cause: Cause): Claim => ({
  name: `${cause}-adds`,
  says: `${TITLES[cause]} is a distortion of its own.`,
  otherwise: `${TITLES[cause]} adds no distortion.`,
  number: `what ${cause} adds to the distance from the human pairs of words after four rounds, bits (Shapley share)`,
  unit: 'change',
  weight: 'main',
  expected: { above: 0 },
  measure: arms => shareOf(arms, cause, ROUNDS),
})

const grows = (cause: Cause): Claim => ({
  name: `${cause}-compounds`,
  says: `Alone, ${cause} pushes the text farther from the human one with every round.`,
  otherwise: `Alone, ${cause} does its harm once: further rounds do not push the text farther.`,
  number: `distance from the human pairs of words, D beside A, ${cause} alone, bits`,
  unit: 'change',
  weight: 'limit',
  expected: { above: 1e-9 },
  measure: arms => changeOf(arms, cause, ROW, [1, ROUNDS]),
})

export const threeDistortions: Experiment = {
  name: 'three-distortions',
  title: 'Sampling, approximation, filtering: which of them does what?',
  statement:
    'Three distortions come together: a sample cannot hold every pattern; the model is only an approximation; filters prefer the conventional. Repeated, they push the data farther from the original.',
  tests: ['error grows', 'rare things are lost'],
  expected:
    'Without any of the three nothing changes, to the last digit: a model by counting is left as it is by an infinitely long text of its own. Each of them adds something. Sampling and filtering add again in every round; a model that looks back too little does its harm in the first.',
  wrong: 'The text changes though none of the three is at work, or one of them adds nothing.',
  silent:
    'Pairs of words are a small world in which chances can be passed on without drawing. The shares hold for these three distortions on this text, and not for those of another model.',
  seeds: { quick: 3, full: 20 },
  arms: () => [
    ...subsets.map(causes =>
      armOf(nameOf(causes), {
        sampling: causes.has('sampling') ? 'drawn' : 'exact',
        approximation: causes.has('approximation') ? 'lower-order' : 'none',
        filter: causes.has('filtering') ? 'top-p' : 'none',
      }),
    ),
    ...Object.entries(OTHERS).map(([name, parameters]) => armOf(name, parameters)),
  ],
  procedure,
  claims: [
    {
      name: 'nothing-changes',
      says: 'Without any of the three nothing changes.',
      otherwise: 'The text changes though none of the three is at work.',
      number: 'distance from the human pairs of words after four rounds, none of the three, bits',
      unit: 'number',
      weight: 'main',
      expected: { above: -1e-9, below: 1e-9 },
      margin: 'Sums of a hundred thousand numbers are rounded in about the tenth digit.',
      measure: arms => estimateRow(arms, 'nothing', ROW, ROUNDS),
    },
    ...CAUSES.map(adds),
    ...CAUSES.map(grows),
  ],
  tables: arms => [
    {
      title: 'What each adds to the distance from the human pairs of words, bits, over every order in which they come into play (Shapley shares)', // prettier-ignore
      unit: 'number',
      columns: CAUSES,
      rows: Array.from({ length: ROUNDS }, (_, k) => ({
        name: `after ${counted(k + 1)}`,
        values: CAUSES.map(cause => shareOf(arms, cause, k + 1)),
      })),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'How far the pairs of words are from the human ones, by which distortions are at work',
    number: 'Jensen-Shannon divergence, bits',
    unit: 'number',
    series: [...CAUSES, nameOf(new Set(CAUSES)), 'nothing', COOLED, SMOOTHED].map(name =>
      seriesOf(arms, name, ROW),
    ),
  }),
}
