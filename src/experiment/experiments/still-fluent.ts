import { changeOf, estimateRow, overSeeds, relativeChangeOf, type Arms } from '../comparison/arms.ts'
import { seriesOf, tabulateRows } from '../figure.ts'
import { FLUENCY, fluencyOfLineage } from '../procedures/fluency.ts'
import type { Experiment } from './experiment.ts'

const [A, LAST] = [1, 4]
const PLAIN = 'temperature 1'
const SHARP = 'temperature 0.8'
/** How far the perplexity of two texts of one author may be apart, as a share. */
const ALIKE = 0.1

const armOf = (name: string, temperature: number) => ({
  name,
  options: { order: 3, generations: LAST, reserve: 0.5, temperature, metrics: [], genealogy: false },
  parameters: { temperature },
})

/** Perplexity for the judge of what a generation wrote, beside the human text that A learned from, as a share of that. */
const besideHuman = (arms: Arms, name: string, generation: number) =>
  overSeeds(arms, [name], value => {
    const [written, human] = [value(FLUENCY.judge, generation), value(FLUENCY.human, generation)]
    return written === undefined || human === undefined ? undefined : written / human - 1
  })

export const stillFluent: Experiment = {
  name: 'still-fluent',
  title: 'Does what a collapsing model writes still sound fluent?',
  statement:
    'The first loss may be variety, not basic fluency: a collapsing model can still sound polished while it becomes narrower underneath.',
  tests: ['variety vanishes'],
  expected:
    'A judge that learned from other chapters of the author finds the fourth copy as easy to predict as the first, since a model copies sequences of three words from the text before as often as they stand there on average. Words are lost meanwhile. At temperature 0.8 the copies are easier for it than the author: that is what polished would look like to it.',
  wrong:
    'The judge finds the fourth copy harder or easier than the first by more than a tenth where models draw plainly, or at temperature 0.8 no easier than human text.',
  silent:
    'The judge looks two words back. It hears whether three words in a row go together, and not whether a sentence is grammatical or means anything. People find such text strange from the first copy on.',
  seeds: { quick: 3, full: 5 },
  arms: () => [armOf(PLAIN, 1), armOf(SHARP, 0.8)],
  procedure: fluencyOfLineage,
  claims: [
    {
      name: 'variety-goes',
      says: 'Variety goes: D has fewer of the author’s words than A.',
      otherwise: 'Variety does not go: D has no fewer of the author’s words than A.',
      number: 'human words still used, D beside A, temperature 1',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => changeOf(arms, PLAIN, 'surviving-types', [A, LAST]),
    },
    {
      name: 'fluency-stays',
      says: 'Fluency stays: the judge finds D as easy to predict as A, to a tenth.',
      otherwise: 'The judge does not find D as easy to predict as A.',
      number: 'perplexity for the judge, D beside A, share of A, temperature 1',
      unit: 'points',
      weight: 'main',
      expected: { above: -ALIKE, below: ALIKE },
      margin: 'A tenth: of 37 longer chapters of Moby-Dick 17 lie farther than that from the middle one.',
      measure: arms => relativeChangeOf(arms, PLAIN, FLUENCY.judge, [A, LAST]),
    },
    {
      name: 'polished',
      says: 'A model that prefers the likely sounds polished: the judge finds D easier to predict than human text.',
      otherwise:
        'A model that prefers the likely does not sound polished: the judge finds D no easier to predict than human text.',
      number:
        'perplexity for the judge, D beside the human text that A learned from, share of that, temperature 0.8',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => besideHuman(arms, SHARP, LAST),
    },
    {
      name: 'polished-plain',
      says: 'A model that draws plainly sounds polished, too: the judge finds D easier to predict than human text.',
      otherwise:
        'A model that draws plainly does not sound polished: the judge finds D no easier to predict than human text.',
      number:
        'perplexity for the judge, D beside the human text that A learned from, share of that, temperature 1',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => besideHuman(arms, PLAIN, LAST),
    },
    {
      name: 'no-stumbling',
      says: 'No more of its pieces of 100 words stumble: of human pieces the judge finds 5 in 100 harder than all others, of D at most 10.',
      otherwise:
        'More of its pieces of 100 words stumble: more than 10 in 100 of D are harder for the judge than 95 in 100 of the human ones.',
      number: 'pieces of D that are harder for the judge than 95 % of the human ones, temperature 1',
      unit: 'share',
      weight: 'limit',
      expected: { below: 0.1 },
      measure: arms => estimateRow(arms, PLAIN, FLUENCY.hard, LAST),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'Perplexity of what is written, for a judge that learned from other human text',
    number: 'perplexity',
    unit: 'number',
    series: [
      seriesOf(arms, PLAIN, FLUENCY.judge),
      seriesOf(arms, SHARP, FLUENCY.judge),
      seriesOf(arms, PLAIN, FLUENCY.human, 'the human text that A learned from'),
      seriesOf(arms, PLAIN, FLUENCY.heldOut, 'held-out human text'),
    ],
  }),
  tables: arms =>
    [A, LAST].map(generation =>
      tabulateRows(arms, {
        title: `Pieces of 100 words that ${generation === A ? 'A' : 'D'} wrote, beside those of the human text`,
        unit: 'share',
        names: [PLAIN, SHARP],
        rows: {
          'easier than 95 % of the human ones': FLUENCY.easy,
          'harder than 95 % of the human ones': FLUENCY.hard,
        },
        generation,
      }),
    ),
}
