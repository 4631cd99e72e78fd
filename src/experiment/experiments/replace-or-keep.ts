import { changeOf, gapOf, overSeeds } from '../comparison/arms.ts'
import { seriesOf } from '../figure.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

const LAST = 8
const REGIMES = [
  'replace',
  'accumulate',
  'accumulate-subsample',
  'keep-human',
  'fresh-human',
  'augment',
  'grow',
  'teacher',
]

/** Half of the human training text is reserved in all arms, since fresh text has to come from somewhere. */
const armOf = (regime: string): ArmPlan => ({
  name: regime,
  options: {
    regime,
    generations: LAST,
    reserve: 0.5,
    metrics: ['surviving-types', 'perplexity'],
    genealogy: false,
  },
})

export const replaceOrKeep: Experiment = {
  name: 'replace-or-keep',
  title: 'Does all synthetic data cause collapse?',
  statement:
    'No. Collapse is seen where generated data replaces the original; keeping real data and adding to it can prevent it.',
  tests: ['error grows', 'rare things are lost'],
  expected:
    'Under replace perplexity keeps rising and words keep being lost. Under accumulate both slow down and stay near A, since the rise adds up like 1/2² + 1/3² + …; a subsample of all that was written lies between. A little human text in each round stops the fall at a level of its own.',
  wrong: 'Perplexity under accumulate rises as much as under replace, or does not slow down.',
  silent:
    'An n-gram model is fitted exactly and has no optimiser. In a large model old and new text may also disturb each other while it learns; nothing here speaks about that.',
  seeds: { quick: 5, full: 20 },
  arms: () => REGIMES.map(armOf),
  claims: [
    {
      name: 'accumulate-helps',
      says: 'Keeping everything holds perplexity down: under accumulate H is less perplexed than under replace.',
      otherwise: 'Keeping everything does not hold perplexity down.',
      number: 'perplexity of H, accumulate beside replace',
      unit: 'change',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => gapOf(arms, ['accumulate', 'replace'], 'perplexity', LAST),
    },
    {
      name: 'replace-goes-on',
      says: 'Under replace perplexity still rises in the last round.',
      otherwise: 'Under replace perplexity does not rise in the last round.',
      number: 'perplexity, H beside G, replace',
      unit: 'change',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => changeOf(arms, 'replace', 'perplexity', [LAST - 1, LAST]),
    },
    {
      name: 'accumulate-slows',
      says: 'Under accumulate the last rounds add far less than the first: from D to H less than half of what came from A to D.',
      otherwise: 'Under accumulate the last rounds add as much as the first.',
      number: 'rise of perplexity from D to H over that from A to D, accumulate',
      unit: 'number',
      weight: 'main',
      expected: { below: 0.5 },
      measure: arms =>
        overSeeds(arms, ['accumulate'], value => {
          const [first, middle, last] = [
            value('perplexity', 1),
            value('perplexity', 4),
            value('perplexity', LAST),
          ]
          return first === undefined || middle === undefined || last === undefined
            ? undefined
            : (last - middle) / (middle - first)
        }),
    },
    {
      name: 'words-kept',
      says: 'And more words are left.',
      otherwise: 'And no more words are left.',
      number: 'human words still used in H, accumulate beside replace',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => gapOf(arms, ['accumulate', 'replace'], 'surviving-types', LAST),
    },
    {
      name: 'subsample-between',
      says: 'A subsample of the pile is worse than the whole pile: part of what helps is that there is more to read.',
      otherwise: 'A subsample of the pile is as good as the whole pile.',
      number: 'perplexity of H, accumulate-subsample beside accumulate',
      unit: 'change',
      weight: 'aside',
      expected: { above: 0 },
      measure: arms => gapOf(arms, ['accumulate-subsample', 'accumulate'], 'perplexity', LAST),
    },
    {
      name: 'size-is-not-all',
      says: 'As much text without the human one does not do it: grow is worse than accumulate.',
      otherwise: 'As much text without the human one does it too.',
      number: 'perplexity of H, grow beside accumulate',
      unit: 'change',
      weight: 'aside',
      expected: { above: 0 },
      measure: arms => gapOf(arms, ['grow', 'accumulate'], 'perplexity', LAST),
    },
    {
      name: 'some-human-text',
      says: 'A tenth of human text in each round already helps.',
      otherwise: 'A tenth of human text in each round does not help.',
      number: 'perplexity of H, keep-human beside replace',
      unit: 'change',
      weight: 'aside',
      expected: { below: 0 },
      measure: arms => gapOf(arms, ['keep-human', 'replace'], 'perplexity', LAST),
    },
    {
      name: 'fresh-lowest',
      says: 'Fresh human text helps most of all.',
      otherwise: 'Fresh human text does not help most of all.',
      number: 'perplexity of H, fresh-human (a tenth) beside accumulate',
      unit: 'change',
      weight: 'aside',
      expected: { below: 0 },
      measure: arms => gapOf(arms, ['fresh-human', 'accumulate'], 'perplexity', LAST),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'Perplexity on held-out human text, rule by rule',
    number: 'perplexity',
    unit: 'number',
    series: REGIMES.map(regime => seriesOf(arms, regime, 'perplexity')),
  }),
}
