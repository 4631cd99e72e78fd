import { generate } from '../../model/sampling/generate.ts'
import { train, type Model } from '../../model/train.ts'
import { gapOf, type Arms } from '../comparison/arms.ts'
import { barsOf } from '../figure.ts'
import { firstModel, humanFacts, replicateOf, surviving } from '../procedures/first-model.ts'
import type { Procedure } from '../sweep/procedure.ts'
import type { Experiment } from './experiment.ts'

/** Below 1 a model prefers what is common: it is in its mode. */
const SHARP = 0.3
const ROUNDS = 5
const PLAIN = 'human text, temperature 1'
const MODE = 'mode collapse: human text, temperature 0.3'
const MODEL = 'model collapse: five rounds, temperature 1'
const BOTH = 'both: five rounds, temperature 0.3'
const ROW = 'surviving-types'
/**
 * Generations of the rows: the text at the arm's temperature, and the text of the same model at temperature 1.
 */
const [FIRST, AGAIN] = [1, 2]

/**
 * Passes a text on for some rounds at a temperature, lets the last model write, and then lets it write again at
 * temperature 1.
 */
const procedure: Procedure = (corpus, { plan, parameters, progress }) => {
  const begun = firstModel(corpus, plan)
  const { A, human } = begun
  const temperature = Number(parameters.temperature)
  const rounds = Number(parameters.rounds)
  const write = (model: Model, name: string, temperature: number) =>
    generate(model, { seed: plan.seed, name, temperature, size: human.words, genealogy: false }).stream
  let model = A
  for (let round = 1; round < rounds; round++) {
    model = train({ stream: write(model, String(round), temperature) }, A.recipe)
    progress(round / (rounds + 1))
  }
  const first = write(model, String(rounds), temperature)
  const again = write(model, 'again', 1)
  return replicateOf(
    plan,
    humanFacts(begun),
    [first, again].map(stream => ({ values: { [ROW]: surviving(A, human, stream) } })),
  )
}

const besidePlain = (arms: Arms, arm: string, generation: number) =>
  gapOf(arms, [arm, PLAIN], ROW, generation)

export const modeCollapse: Experiment = {
  name: 'mode-collapse',
  title: 'Is model collapse the same as mode collapse?',
  statement:
    'No. Mode collapse is a model that produces too little variety; model collapse is a decline over generations of learning. Both can involve reduced diversity, but they are not interchangeable.',
  tests: ['variety vanishes', 'rare things are lost'],
  expected:
    'A model that learned from the author and writes at temperature 0.3 uses few of the words; asked again at temperature 1 it has them all back, since it has lost nothing. After five rounds of learning from models the words do not come back, at whatever temperature one asks.',
  wrong: 'The sharpened model does not recover when it is asked again, or the one after five rounds does.',
  silent:
    'Mode collapse in image models comes about in training, by an objective that rewards it; here it comes from the temperature alone.',
  seeds: { quick: 3, full: 20 },
  arms: () =>
    [
      [PLAIN, 1, 1],
      [MODE, SHARP, 1],
      [MODEL, 1, ROUNDS],
      [BOTH, SHARP, ROUNDS],
    ].map(([name, temperature, rounds]) => ({
      name: String(name),
      options: { generations: 2, metrics: [], genealogy: false },
      parameters: { temperature: Number(temperature), rounds: Number(rounds) },
    })),
  procedure,
  claims: [
    {
      name: 'mode-is-narrow',
      says: 'A sharpened model writes with fewer of the author’s words than a plain one.',
      otherwise: 'A sharpened model writes with as many of the author’s words as a plain one.',
      number: 'human words used, A at temperature 0.3 beside A at temperature 1',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => besidePlain(arms, MODE, FIRST),
    },
    {
      name: 'mode-recovers',
      says: 'Asked again at temperature 1 the same model has them all back.',
      otherwise: 'Asked again at temperature 1 the same model has not got them back.',
      number: 'human words used, the same model asked again beside A at temperature 1',
      unit: 'points',
      weight: 'main',
      expected: { above: -0.01, below: 0.01 },
      margin: 'A model that writes twice differs from itself by about half a point.',
      measure: arms => besidePlain(arms, MODE, AGAIN),
    },
    {
      name: 'model-does-not',
      says: 'After five rounds the words do not come back, though every model wrote plainly.',
      otherwise: 'After five rounds the words are as many as before.',
      number: 'human words used, the fifth model asked again beside A at temperature 1',
      unit: 'points',
      weight: 'main',
      expected: { below: -0.01 },
      measure: arms => besidePlain(arms, MODEL, AGAIN),
    },
    {
      name: 'both',
      says: 'Five rounds of sharpened writing lose more for good than five of plain writing.',
      otherwise: 'Five rounds of sharpened writing lose no more for good than five of plain writing.',
      number: 'human words used, asked again at temperature 1: five sharpened rounds beside five plain ones',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => gapOf(arms, [BOTH, MODEL], ROW, AGAIN),
    },
  ],
  figure: arms => ({
    kind: 'bars',
    title: 'What is used when the model is asked again at temperature 1',
    number: 'human words used',
    unit: 'share',
    bars: barsOf(arms, [PLAIN, MODE, MODEL, BOTH], ROW),
  }),
}
