import { aboveLaw, humanValue, overSeeds } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { seriesOf } from '../figure.ts'
import type { Experiment } from './experiment.ts'

const BANDS = ['1', '2-5', '6-20', '21-100', '>100']
const NAMES = ['once', '2 to 5 times', '6 to 20 times', '21 to 100 times', 'over 100 times']
const LAST = 8
const OPTIONS = { generations: LAST, metrics: ['surviving-types', 'dominance'], genealogy: false }
const ORDERS = [1, 2, 3]
const arm = (order: number) => `order ${order}`
const SHARP = 'order 3, temperature 0.9'
const PLAIN = arm(3)
const row = (band: number) => `surviving-types/${BANDS[band]}`

const rarerFirst = (band: number): Claim => ({
  name: `rarer-${BANDS[band]}`,
  says: `Of the words used ${NAMES[band]} fewer are left than of those used ${NAMES[band + 1]}.`,
  otherwise: `Of the words used ${NAMES[band]} no fewer are left than of those used ${NAMES[band + 1]}.`,
  number: `left in H of words used ${NAMES[band + 1]}, less those used ${NAMES[band]}, order 3`,
  unit: 'points',
  // Of the two commonest groups hardly a word is lost, so that they may well be alike.
  weight: band + 2 < BANDS.length ? 'main' : 'limit',
  expected: { above: 0 },
  measure: arms =>
    overSeeds(arms, [PLAIN], value => {
      const [rare, common] = [value(row(band), LAST), value(row(band + 1), LAST)]
      return rare === undefined || common === undefined ? undefined : common - rare
    }),
})

/** How much more of the running text than in the author's the commonest words make up in the last copy. */
const dominanceGained: (name: string) => Claim['measure'] = name => arms =>
  overSeeds(arms, [name], value => {
    const [last, human] = [value('dominance', LAST), humanValue(arms, name, 'dominance')]
    return last === undefined || human === undefined ? undefined : last - human
  })

export const rareFirst: Experiment = {
  name: 'rare-first',
  title: 'Do rare words go first?',
  statement: 'Rare patterns may disappear first, while common patterns become more dominant.',
  tests: ['rare things are lost'],
  expected:
    'After eight rounds the groups of words stand in the order of how often the author used them; of the words used once about a fifth is left, of those used more than twenty times nearly all. Drawn plainly, the commonest words make up as much of the running text as before, since each word is copied as often as it stands there on average. Drawn at temperature 0.9 they make up more.',
  wrong:
    'A rarer group has as many of its words left as the next commoner one, or the commonest words make up no more of the text at any temperature.',
  silent:
    'Here a pattern is a word, or a few words in a row. Whether rare facts, styles or viewpoints go first in a large model is another question, though chance works on them in the same way.',
  seeds: { quick: 5, full: 20 },
  arms: () => [
    ...ORDERS.map(order => ({ name: arm(order), options: { order, ...OPTIONS } })),
    { name: SHARP, options: { order: 3, temperature: 0.9, ...OPTIONS } },
  ],
  claims: [
    ...BANDS.slice(0, -1).map((_, band) => rarerFirst(band)),
    {
      name: 'dominance-sharp',
      says: 'A model that prefers the likely a little lets the commonest words take over: they make up more of the text.',
      otherwise: 'A model that prefers the likely a little does not let the commonest words take over.',
      number: 'running text of words used over 100 times, H less the author’s, order 3, temperature 0.9',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: dominanceGained(SHARP),
    },
    {
      name: 'dominance-plain',
      says: 'The commonest words take over where models draw plainly, too: they make up a percentage point more of the text.',
      otherwise:
        'Where models draw plainly the commonest words do not take over: words are lost, and others are copied as often as before.',
      number: 'running text of words used over 100 times, H less the author’s, order 3',
      unit: 'points',
      weight: 'limit',
      expected: { above: 0.01 },
      measure: dominanceGained(PLAIN),
    },
    {
      name: 'law-once',
      says: 'Words used once are lost as the law of copying says.',
      otherwise: 'Words used once are not lost as the law of copying says.',
      number: 'left in H of words used once, above the law, order 3',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.01, below: 0.01 },
      margin: 'The law is good to a percentage point.',
      measure: arms => aboveLaw(arms, PLAIN, row(0), LAST),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'What is left of words by how often the author used them (order 3)',
    number: 'human words still used',
    unit: 'share',
    series: BANDS.map((_, band) => seriesOf(arms, PLAIN, row(band), NAMES[band])),
  }),
}
