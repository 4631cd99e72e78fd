import { log2 } from '../../arithmetic.ts'
import { gapOf, overSeeds, type Arms } from '../comparison/arms.ts'
import { barsOf, tabulateRows } from '../figure.ts'
import { firstModel, humanFacts, replicateOf } from '../procedures/first-model.ts'
import type { Procedure } from '../sweep/procedure.ts'
import { RARE, tutor } from '../procedures/tutoring.ts'
import type { ProcedureParameters } from '../sweep/work.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

const HUMAN = 'a little human text'
const TEMPERATURES = [1, 0.9, 0.8, 0.7]
const taught = (temperature: number) => `much text by a stronger model, temperature ${temperature}`
const SHARP = taught(0.8)
/** A student that has a tenth of the human text, or as much text by the stronger model. */
const SMALL = {
  human: 'a tenth of the human text',
  taught: 'as much as a tenth, by a stronger model, temperature 0.8',
}
const COMMON = 'accuracy-5'
const RARE_HITS = `accuracy-5/${RARE}`
const RARE_WORDS = `perplexity/${RARE}`

/** Bits more that a student needs for a rare word than the one that reads human text. */
const extraBits = (arms: Arms, name: string) =>
  overSeeds(arms, [name, HUMAN], (own, human) => {
    const [one, other] = [own(RARE_WORDS, 1), human(RARE_WORDS, 1)]
    return one === undefined || other === undefined ? undefined : log2(one / other)
  })

const procedure: Procedure = (corpus, { plan, parameters, progress }) => {
  const first = firstModel(corpus, plan)
  const reports = tutor(
    first,
    {
      generator: parameters.text === 'human' ? 'none' : 'stronger',
      temperature: Number(parameters.temperature ?? 1),
      ...{
        supplement: false,
        verified: false,
        rare: false,
        deduplicated: false,
        rounds: 1,
        times: Number(parameters.times ?? 4),
        oneIn: Number(parameters.oneIn ?? 2),
        seed: plan.seed,
      },
    },
    progress,
  )
  return replicateOf(plan, humanFacts(first), reports)
}

const studentOf = (name: string, parameters: ProcedureParameters): ArmPlan => ({
  name,
  options: { order: 2, generations: 1, metrics: [], genealogy: false },
  parameters,
})

export const averageHidesRare: Experiment = {
  name: 'average-hides-rare',
  title: 'Can a model get better on average and worse at what is rare?',
  statement:
    'A model may improve from 82 to 85 percent on a common benchmark and lose half of its ability on a small rare category: the average is decided by the common cases.',
  tests: ['rare things are lost'],
  expected:
    'A student that reads much text by a stronger model that writes a little too neatly guesses more next words right than one that reads a little human text; and is more surprised by the rare ones.',
  wrong:
    'Both move together at every temperature: where the average improves, the surprisal of rare words falls, too.',
  silent:
    'That it can happen is shown, and at which settings here. How often it happens to large models, and how much, is not.',
  seeds: { quick: 10, full: 40 },
  arms: () => [
    studentOf(HUMAN, { text: 'human' }),
    ...TEMPERATURES.map(temperature => studentOf(taught(temperature), { text: 'written', temperature })),
    studentOf(SMALL.human, { text: 'human', oneIn: 10 }),
    studentOf(SMALL.taught, { text: 'written', temperature: 0.8, oneIn: 10, times: 1 }),
  ],
  procedure,
  claims: [
    {
      name: 'average-improves',
      says: 'On average the student of the neat text is better: more of the next words are among its five best guesses.',
      otherwise: 'On average the student of the neat text is not better.',
      number:
        'next words among the five best guesses, text by a stronger model at temperature 0.8 beside a little human text',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [SHARP, HUMAN], COMMON, 1),
    },
    {
      name: 'rare-suffers',
      says: 'And at rare words it is worse: the surprisal of words that the author used five times or less is higher.',
      otherwise: 'And at rare words it is not worse.',
      number: 'bits for a word used five times or less, temperature 0.8 beside a little human text',
      unit: 'change',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => extraBits(arms, SHARP),
    },
    {
      name: 'not-always',
      says: 'Even where the stronger model writes plainly, the surprisal of rare words is higher.',
      otherwise:
        'Where the stronger model writes plainly both improve: it is the preference for the common that hides behind the average.',
      number: 'bits for a word used five times or less, temperature 1 beside a little human text',
      unit: 'change',
      weight: 'limit',
      expected: { above: 0 },
      measure: arms => extraBits(arms, taught(1)),
    },
    {
      name: 'small-average',
      says: 'So it is with a student that has a tenth of the human text, and reads as much by the stronger model instead: on average it is better.',
      otherwise:
        'A student that has a tenth of the human text, and reads as much by the stronger model instead, is not better on average.',
      number:
        'next words among the five best guesses, as much as a tenth by a stronger model at temperature 0.8 beside a tenth of the human text',
      unit: 'points',
      weight: 'limit',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [SMALL.taught, SMALL.human], COMMON, 1),
    },
    {
      name: 'small-rare',
      says: 'And it finds fewer of the words that the author used five times or less.',
      otherwise: 'And it finds no fewer of the words that the author used five times or less.',
      number:
        'words used five times or less among the five best guesses, as much as a tenth by a stronger model at temperature 0.8 beside a tenth of the human text',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => gapOf(arms, [SMALL.taught, SMALL.human], RARE_HITS, 1),
    },
  ],
  tables: arms => [
    tabulateRows(arms, {
      title:
        'Next words among the five best guesses: of all, and of words that the author used five times or less',
      unit: 'share',
      names: [HUMAN, SHARP, SMALL.human, SMALL.taught],
      generation: 1,
      rows: { 'all words': COMMON, 'rare words': RARE_HITS },
    }),
  ],
  figure: arms => ({
    kind: 'bars',
    title: 'Perplexity on rare words: what the average hides',
    number: 'perplexity on words used five times or less',
    unit: 'number',
    bars: barsOf(arms, Array.from(arms.keys()), RARE_WORDS),
  }),
}
