import { log2 } from '../../arithmetic.ts'
import { overSeeds, type Arms } from '../comparison/arms.ts'
import type { Value } from '../comparison/arm.ts'
import type { Claim } from '../claim.ts'
import { barsOf } from '../figure.ts'
import { firstModel, humanFacts, replicateOf } from '../procedures/first-model.ts'
import type { Procedure } from '../sweep/procedure.ts'
import { tutor, type Tutoring } from '../procedures/tutoring.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

const ROUNDS = 3
const ROW = 'perplexity'
const HUMAN = 'human text only'

/** The article's questions that a plan can answer with yes or no; the last, whether the test is independent, is asked of every arm. */
const QUESTIONS = {
  supplement: ['replaces', 'supplements'],
  stronger: ['by itself', 'by a stronger model'],
  verified: ['', 'verified'],
  rare: ['', 'rare read twice'],
  deduplicated: ['', 'duplicates removed'],
} as const
type Question = keyof typeof QUESTIONS
const NAMES = Object.keys(QUESTIONS) as Question[]

type Answers = Readonly<Record<Question, number>>

/**
 * Half of all cells, those where an even number of questions is answered by yes: what one question does is not mixed up with what
 * another does, nor with what two do together (a half fraction of resolution V: Box and Hunter 1961, Technometrics 3, 311-351).
 */
const grid: readonly Answers[] = (
  NAMES.reduce<readonly Partial<Answers>[]>(
    (cells, question) => cells.flatMap(cell => [0, 1].map(answer => ({ ...cell, [question]: answer }))),
    [{}],
  ) as readonly Answers[]
).filter(answers => NAMES.reduce((yes, question) => yes + answers[question], 0) % 2 === 0)

const nameOf = (answers: Answers) =>
  NAMES.map(question => QUESTIONS[question][answers[question] as 0 | 1])
    .filter(text => text !== '')
    .join(', ')

const armOf = (name: string, parameters: ArmPlan['parameters']): ArmPlan => ({
  name,
  options: { order: 2, generations: ROUNDS, metrics: [], genealogy: false },
  ...(parameters && { parameters }),
})

const procedure: Procedure = (corpus, { plan, parameters, progress }) => {
  const first = firstModel(corpus, plan)
  const yes = (question: Question) => parameters[question] === 1
  const generator: Tutoring['generator'] = yes('stronger') ? 'stronger' : 'itself'
  const reports = tutor(
    first,
    {
      generator: parameters.text === 'human' ? 'none' : generator,
      ...{ supplement: yes('supplement'), verified: yes('verified'), rare: yes('rare') },
      deduplicated: yes('deduplicated'),
      ...{ temperature: 1, rounds: ROUNDS, times: 1, oneIn: 3, seed: plan.seed },
    },
    progress,
  )
  return replicateOf(plan, humanFacts(first), reports)
}

/**
 * Extra bits a token that the student of a cell needs, compared with human text only, after the last round.
 */
const ratio = (value: Value, human: Value): number | undefined => {
  const [own, other] = [value(ROW, ROUNDS), human(ROW, ROUNDS)]
  return own === undefined || other === undefined ? undefined : log2(own / other)
}

/** Main effect of a question: the change of bits a token by a yes, mean over the cells with it less mean over those without. */
const effectOf = (arms: Arms, question: Question) =>
  overSeeds(arms, [HUMAN, ...grid.map(nameOf)], (human, ...cells) => {
    const values = cells.map(value => ratio(value, human))
    if (values.includes(undefined)) return undefined
    const sum = (answer: number) =>
      grid.reduce((total, cell, k) => total + (cell[question] === answer ? values[k]! : 0), 0)
    return (sum(1) - sum(0)) / (grid.length / 2)
  })

const helps = (question: Question, says: string, otherwise: string): Claim => ({
  name: `${question}-helps`,
  says,
  otherwise,
  number: `bits a token on held-out human text where the answer is yes beside where it is no, mean over the grid`,
  unit: 'change',
  weight: 'limit',
  expected: { below: 0 },
  measure: arms => effectOf(arms, question),
})

const BEST = nameOf({ supplement: 1, stronger: 1, verified: 0, rare: 0, deduplicated: 0 })
const WORST = nameOf({ supplement: 0, stronger: 0, verified: 0, rare: 0, deduplicated: 0 })

export const balancedView: Experiment = {
  name: 'balanced-view',
  title: 'Is every use of synthetic data a collapse?',
  statement:
    'The outcome depends on the set-up: whether synthetic data replaces or supplements, how good the generator is, whether rare cases are preserved, whether outputs are verified, whether duplicates are removed, and whether the test is independent.',
  tests: ['error grows', 'rare things are lost'],
  expected:
    'Of a grid of set-ups some are better than the human text alone, and some far worse. A stronger generator and text that supplements are what makes the difference; and who tests a model on text of its own sees none of it.',
  wrong: 'No set-up is better than human text alone, or none is worse.',
  silent:
    'The stronger model here has read three times as much of the same author. What a larger model knows of other texts may help a student more, or mislead it.',
  seeds: { quick: 5, full: 10 },
  arms: () => [
    armOf(HUMAN, { text: 'human' }),
    ...grid.map(answers => armOf(nameOf(answers), { ...answers })),
  ],
  procedure,
  claims: [
    {
      name: 'some-are-better',
      says: 'A student that supplements its human text by that of a stronger model predicts human writing better than one with the human text alone.',
      otherwise:
        'A student that supplements its human text by that of a stronger model predicts human writing no better.',
      number: `bits a token on held-out human text after three rounds, ${BEST}, beside human text only`,
      unit: 'change',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => overSeeds(arms, [BEST, HUMAN], ratio),
    },
    {
      name: 'some-collapse',
      says: 'One that reads nothing but its own text is far worse: it needs a fifth of a bit more for each token.',
      otherwise:
        'One that reads nothing but its own text does not need a fifth of a bit more for each token.',
      number: `bits a token on held-out human text after three rounds, ${WORST}, beside human text only`,
      unit: 'change',
      weight: 'main',
      expected: { above: 0.2 },
      measure: arms => overSeeds(arms, [WORST, HUMAN], ratio),
    },
    helps(
      'supplement',
      'To supplement is better than to replace.',
      'To supplement is no better than to replace.',
    ),
    helps(
      'stronger',
      'A stronger generator is better than the student itself.',
      'A stronger generator is no better than the student itself.',
    ),
    helps(
      'verified',
      'Reading only what a verifier finds most like human text helps.',
      'Reading only what a verifier finds most like human text does not help: half of what was written is gone, and the rest is more alike.',
    ),
    helps(
      'rare',
      'Reading passages with rare words twice helps on average.',
      'Reading passages with rare words twice does not help on average.',
    ),
    helps(
      'deduplicated',
      'To remove near duplicates from what is read helps on average.',
      'To remove near duplicates from what is read does not help on average.',
    ),
    {
      name: 'own-test-flatters',
      says: 'A test on text of its own flatters: the student that reads nothing else predicts that far better than human writing.',
      otherwise: 'A test on text of its own does not flatter.',
      number: `perplexity on what it read beside that on held-out human text, share of it, ${WORST}`,
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms =>
        overSeeds(arms, [WORST], value => {
          const [own, human] = [value('perplexity-of-what-it-read', ROUNDS), value(ROW, ROUNDS)]
          return own === undefined || human === undefined ? undefined : own / human - 1
        }),
    },
  ],
  figure: arms => ({
    kind: 'bars',
    title: 'Perplexity on held-out human text after three rounds, by set-up',
    number: 'perplexity (lower is better)',
    unit: 'number',
    bars: [...barsOf(arms, Array.from(arms.keys()), ROW)].sort((a, b) => a.value.mean - b.value.mean),
  }),
}
