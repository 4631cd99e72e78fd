import { estimateRow, overSeeds, gapOf } from '../comparison/arms.ts'
import { selectedOdds } from '../../theory/formulas/selection.ts'
import { survivalChance } from '../../theory/survival.ts'
import { seriesOf, tabulateRows } from '../figure.ts'
import { replicateOf } from '../procedures/first-model.ts'
import { passOn, type PlantedRound } from '../procedures/planted.ts'
import type { Procedure } from '../sweep/procedure.ts'
import type { ProcedureParameters } from '../sweep/work.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

const STATEMENTS = 100
const ROUNDS = 6
/** Share of wrong answers that a verifier passes. */
const PASS_RATE = 0.5
const SHARE = 'share-wrong'
const ALIVE = 'still-said'
const ODDS = 'odds'

const MINORITY = 'plain, 10 wrong of 40'
const MAJORITY = 'plain, 30 wrong of 40'
const SHARP_MINORITY = 'temperature 0.7, 10 wrong of 40'
const SHARP_MAJORITY = 'temperature 0.7, 30 wrong of 40'
const SURE = 'only confident answers, 30 wrong of 40'
const VERIFIED = 'verifier, 30 wrong of 40'
const INDEPENDENT = 'independent evidence, 30 wrong of 40'

const minority = { wrong: 10, right: 30 }
const majority = { wrong: 30, right: 10 }
const ARMS: Readonly<Record<string, ProcedureParameters>> = {
  [MINORITY]: minority,
  [MAJORITY]: majority,
  [SHARP_MINORITY]: { ...minority, temperature: 0.7 },
  [SHARP_MAJORITY]: { ...majority, temperature: 0.7 },
  [SURE]: { ...majority, sure: 1 },
  [VERIFIED]: { ...majority, pass: PASS_RATE },
  [INDEPENDENT]: { ...majority, independent: 10 },
  'plain, 3 wrong of 40': { wrong: 3, right: 37 },
}
const RARE = 'plain, 3 wrong of 40'

const armOf = ([name, parameters]: [string, ProcedureParameters]): ArmPlan => ({
  name,
  options: { generations: ROUNDS, metrics: [], genealogy: false },
  parameters,
})

const procedure: Procedure = (_, { plan, parameters }) => {
  const { wrong, right, temperature = 1, pass = 1, sure = 0, independent = 0 } = parameters as Readonly<Record<string, number>> // prettier-ignore
  const rounds = passOn({
    ...{ statements: STATEMENTS, rounds: ROUNDS, wrong: wrong!, right: right!, seed: plan.seed },
    ...{ temperature, pass, sure: sure === 1, independent },
  })
  const words = STATEMENTS * (wrong! + right!)
  return replicateOf(
    plan,
    { words, sampleWords: words },
    rounds.map(round => ({ values: measured(round, wrong!) })),
  )
}

/** Means over the statements; statements that are no longer said have no share. */
function measured({ wrong, right, ancestors }: PlantedRound, planted: number) {
  const said = Array.from(wrong, (count, k) => ({ count, all: count + right[k]!, ancestors: ancestors[k]! }))
  const asked = said.filter(({ all }) => all > 0)
  const alive = said.filter(({ count }) => count > 0)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    [SHARE]: asked.length === 0 ? undefined : sum(asked.map(({ count, all }) => count / all)) / asked.length,
    [ODDS]: sum(said.map(({ count }) => count)) / sum(said.map(({ count, all }) => all - count)),
    [ALIVE]: alive.length / said.length,
    'copies-where-said': alive.length === 0 ? undefined : sum(alive.map(({ count }) => count)) / alive.length,
    'planted-copies-left': alive.length === 0 ? undefined : sum(alive.map(({ ancestors }) => ancestors)) / alive.length / planted, // prettier-ignore
  }
}

export const errorsMultiply: Experiment = {
  name: 'errors-multiply',
  title: 'A false statement among true ones: does it multiply?',
  statement:
    'An unchecked error may be learned, repeated and said with more confidence. This is not guaranteed with every error; filtering and independent evidence can remove it.',
  tests: ['error grows'],
  expected:
    'Where models write plainly, an error is as likely to grow as to shrink: its mean share stays what it was, and of f copies some are left with the chance 1 − exp(−f · g). Where they prefer what is common, or are given only what they were sure of, the majority wins, right or wrong. A verifier that passes half of what is wrong halves its odds in each round, and true copies from outside push it back.',
  wrong:
    'The mean share of the error drifts under plain writing, or preferring the common does not make a majority error grow.',
  silent:
    'Here a statement is one prompt with two answers, and a model knows nothing else about it. A large model may know better from other texts, or worse.',
  seeds: { quick: 20, full: 100 },
  arms: () => Object.entries(ARMS).map(armOf),
  procedure,
  claims: [
    {
      name: 'can-multiply',
      says: 'An error that most copies say grows where models prefer what is common: it is said more often, and more surely.',
      otherwise: 'An error that most copies say does not grow where models prefer what is common.',
      number:
        'share of wrong answers after six rounds, temperature 0.7 beside plain, 30 wrong of 40 at first',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [SHARP_MAJORITY, MAJORITY], SHARE, ROUNDS),
    },
    {
      name: 'no-drift',
      says: 'Plain writing favours nobody: the mean share of the error stays what it was.',
      otherwise: 'The mean share of the error drifts under plain writing.',
      number: 'share of wrong answers after six rounds, plain, above the 25 % at first',
      unit: 'points',
      weight: 'main',
      expected: { above: -0.02, below: 0.02 },
      margin: 'One copy of 40 is 2.5 points: a drift of less is no copy more or less.',
      measure: arms =>
        overSeeds(arms, [MINORITY], value => {
          const share = value(SHARE, ROUNDS)
          return share === undefined ? undefined : share - 0.25
        }),
    },
    {
      name: 'not-every-error',
      says: 'Not every error multiplies: one that few copies say shrinks where models prefer what is common.',
      otherwise: 'Even an error that few copies say grows where models prefer what is common.',
      number:
        'share of wrong answers after six rounds, temperature 0.7 beside plain, 10 wrong of 40 at first',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => gapOf(arms, [SHARP_MINORITY, MINORITY], SHARE, ROUNDS),
    },
    {
      name: 'confidence-filter',
      says: 'Keeping only what the model was sure of makes a majority error grow, too.',
      otherwise: 'Keeping only what the model was sure of does not make a majority error grow.',
      number:
        'share of wrong answers after six rounds, only confident answers beside plain, 30 wrong of 40 at first',
      unit: 'points',
      weight: 'limit',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [SURE, MAJORITY], SHARE, ROUNDS),
    },
    {
      name: 'verifier-removes',
      says: 'A verifier that passes half of what is wrong removes an error that most copies say.',
      otherwise:
        'A verifier that passes half of what is wrong does not remove an error that most copies say.',
      number: 'share of wrong answers after six rounds, verifier, 30 wrong of 40 at first',
      unit: 'share',
      weight: 'main',
      expected: { below: 0.25 },
      measure: arms => estimateRow(arms, VERIFIED, SHARE, ROUNDS),
    },
    {
      name: 'verifier-law',
      says: 'The odds fall as theory says: by the verifier’s ratio in each round.',
      otherwise: 'The odds do not fall by the verifier’s ratio in each round.',
      number: 'wrong to right copies after six rounds, verifier, beside what theory says, share of itself',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.1, below: 0.1 },
      margin: 'The verifier halves the odds in each round; a tenth of them is little beside that.',
      measure: arms =>
        overSeeds(arms, [VERIFIED], value => {
          const odds = value(ODDS, ROUNDS)
          // Copies are counted before the verifier sees them, so it has filtered five times in six rounds.
          const law = selectedOdds(majority.wrong / majority.right, ROUNDS - 1, {
            keepFalse: PASS_RATE,
            keepTrue: 1,
          })
          return odds === undefined ? undefined : odds / law - 1
        }),
    },
    {
      name: 'independent-evidence',
      says: 'True copies from outside push an error back.',
      otherwise: 'True copies from outside do not push an error back.',
      number:
        'share of wrong answers after six rounds, independent evidence beside plain, 30 wrong of 40 at first',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => gapOf(arms, [INDEPENDENT, MAJORITY], SHARE, ROUNDS),
    },
    {
      name: 'survival',
      says: 'An error of three copies is lost as often as any three copies are.',
      otherwise: 'An error of three copies is not lost as the law of copying says.',
      number: 'statements whose error is still said after six rounds, 3 wrong of 40 at first, above the law',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.04, below: 0.04 },
      margin: 'Of 100 statements a share is known to five points in each seed.',
      measure: arms =>
        overSeeds(arms, [RARE], value => {
          const alive = value(ALIVE, ROUNDS)
          return alive === undefined ? undefined : alive - survivalChance(3, ROUNDS)
        }),
    },
  ],
  tables: arms => [
    tabulateRows(arms, {
      title:
        'After six rounds: statements whose error is still said, and planted copies that those said go back to',
      unit: 'share',
      names: Object.keys(ARMS),
      generation: ROUNDS,
      rows: { 'still said': ALIVE, 'planted copies left': 'planted-copies-left' },
    }),
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'How much of what is said of a statement is wrong',
    number: 'wrong answers, mean over the statements',
    unit: 'share',
    series: [SHARP_MAJORITY, SURE, MAJORITY, INDEPENDENT, VERIFIED, MINORITY, SHARP_MINORITY].map(name =>
      seriesOf(arms, name, SHARE),
    ),
  }),
}
