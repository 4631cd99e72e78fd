import { changeOf, overSeeds, relativeChangeOf, type Arms } from '../comparison/arms.ts'
import { seriesOf } from '../figure.ts'
import type { Experiment } from './experiment.ts'

const ARM = 'replace'
/** B: the first model that has learned from a model. */
const EARLY = 2
const LAST = 8
const RARE = 'surviving-types/1'

export const earlyCollapse: Experiment = {
  name: 'early-collapse',
  title: 'Is the beginning of a collapse hard to notice?',
  statement:
    'At first the model may still do well on common tests. It may even look cleaner, because unusual cases are gone; the first loss may be variety, not fluency.',
  tests: ['rare things are lost', 'error grows'],
  expected:
    'From A to B much of the rare words is lost, while the share of held-out running words that are still covered and of next words among the five best guesses hardly move; and what the model writes is more regular than human text.',
  wrong: 'From A to B the common tests lose as great a share of themselves as the rare words do.',
  silent:
    'The tests are those of a model of words. A large model is tested on tasks, and how much of its loss such tests would see is not told here.',
  seeds: { quick: 5, full: 20 },
  arms: () => [
    {
      name: ARM,
      options: {
        generations: LAST,
        metrics: ['surviving-types', 'token-coverage-1', 'accuracy-5', 'perplexity', 'conditional-entropy'],
        genealogy: false,
      },
    },
  ],
  claims: [
    {
      name: 'rare-before-coverage',
      says: 'Words used once are lost faster than running words: who counts running words sees little.',
      otherwise: 'Running words are lost as fast as words used once.',
      number:
        'held-out running words covered that are left from A to B (share of A), minus words used once that are left from A to B (share of A)',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => apart(arms, 'token-coverage-1'),
    },
    {
      name: 'rare-before-accuracy',
      says: 'Words used once are lost faster than right guesses: who tests on common text sees little.',
      otherwise: 'Right guesses are lost as fast as words used once.',
      number:
        'right guesses of five that are left from A to B (share of A), minus words used once that are left from A to B (share of A)',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => apart(arms, 'accuracy-5'),
    },
    {
      name: 'coverage-hardly-moves',
      says: 'From A to B the running words covered fall by less than two in a hundred.',
      otherwise: 'From A to B the running words covered fall by two in a hundred or more.',
      number: 'held-out running words covered, B beside A',
      unit: 'points',
      weight: 'limit',
      expected: { above: -0.02 },
      measure: arms => changeOf(arms, ARM, 'token-coverage-1', [1, EARLY]),
    },
    {
      name: 'perplexity-moves-too',
      says: 'Perplexity on held-out text rises by less than a twentieth from A to B.',
      otherwise:
        'Perplexity on held-out text rises by a twentieth or more from A to B: who looks at it sees the loss at once.',
      number: 'perplexity, B beside A, share of itself',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0.05 },
      measure: arms => relativeChangeOf(arms, ARM, 'perplexity', [1, EARLY]),
    },
    {
      name: 'cleaner',
      says: 'What B writes is more regular than what A wrote: after a word there is less freedom of choice.',
      otherwise: 'What B writes is no more regular than what A wrote.',
      number: 'bits of choice after a word, B beside A',
      unit: 'change',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => changeOf(arms, ARM, 'conditional-entropy', [1, EARLY]),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'What four tests see of the same decline',
    number: 'each test',
    unit: 'share',
    series: [
      seriesOf(arms, ARM, RARE, 'words used once, still used'),
      seriesOf(arms, ARM, 'surviving-types', 'all words, still used'),
      seriesOf(arms, ARM, 'token-coverage-1', 'running words covered'),
      seriesOf(arms, ARM, 'accuracy-5', 'next words guessed'),
    ],
  }),
}

/**
 * How much more, relative to its value at A, the share of words used once falls from A to B than another number.
 */
function apart(arms: Arms, row: string) {
  return overSeeds(arms, [ARM], value => {
    const [before, after, rareBefore, rareAfter] = [
      value(row, 1),
      value(row, EARLY),
      value(RARE, 1),
      value(RARE, EARLY),
    ]
    if (before === undefined || after === undefined || rareBefore === undefined || rareAfter === undefined)
      return undefined
    return after / before - rareAfter / rareBefore
  })
}
