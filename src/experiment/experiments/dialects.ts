import { estimateRow, gapOf, overSeeds, type Arms } from '../comparison/arms.ts'
import { tabulateRows } from '../figure.ts'
import { VARIETY, varietiesOfLineage } from '../procedures/varieties.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

const LAST = 3
const MINORITY = '1790s'
const MAJORITY = '2010s'
const PLAIN = 'temperature 1'
const SHARP = 'temperature 0.8'
const FILTERED = 'the least surprising half kept'
const KEPT = 'temperature 0.8, original kept'
const TWICE = 'temperature 0.8, passages with rare words read twice'
const NAMES = [PLAIN, SHARP, FILTERED, KEPT, TWICE]

const armOf = (name: string, options: ArmPlan['options']): ArmPlan => ({
  name,
  corpus: 'sotu',
  options: { order: 3, generations: LAST, metrics: [], genealogy: false, ...options },
  parameters: { minority: MINORITY, majority: MAJORITY },
})

/** How many more of the minority's words than of the majority's are left in the last copy. */
const minorityBesideMajority = (arms: Arms, name: string) =>
  overSeeds(arms, [name], value => {
    const [minority, majority] = [value(VARIETY.minority, LAST), value(VARIETY.majority, LAST)]
    return minority === undefined || majority === undefined ? undefined : minority - majority
  })

export const dialects: Experiment = {
  name: 'dialects',
  title: 'Does a rare variety of a language go because it is a variety, or because it is rare?',
  statement:
    'The model can quietly become less capable at rare languages or dialects: what few people write goes first.',
  tests: ['rare things are lost'],
  expected:
    'Speeches of the 1790s among those of the 2010s stand for a rare variety. Of the words that only the old speeches have fewer are left, since they are used less often. Compared with words of the new speeches that are used equally often, just as many are left where models draw plainly. Where models prefer the likely, the old words lose more than equally rare new ones: in contexts that both share, the new continuations are commoner. To keep the original saves them.',
  wrong: 'As many of the old words are left as of the new ones, or to keep the original saves none of them.',
  silent:
    'Two centuries of speeches are two varieties of one written language. Another language, a dialect or a region differs in other ways, and a large model carries over from one variety to the other.',
  seeds: { quick: 5, full: 20 },
  arms: () => [
    armOf(PLAIN, {}),
    armOf(SHARP, { temperature: 0.8 }),
    armOf(FILTERED, { protect: ['least-surprising=0.5'] }),
    armOf(KEPT, { temperature: 0.8, protect: ['keep-original'] }),
    armOf(TWICE, { temperature: 0.8, protect: ['rare-case-gate=2'] }),
  ],
  procedure: varietiesOfLineage,
  claims: [
    {
      name: 'minority-first',
      says: 'Of the words that only the minority uses fewer are left than of those that only the majority uses.',
      otherwise:
        'Of the words that only the minority uses no fewer are left than of those that only the majority uses.',
      number: 'left in C of the minority’s words, less the majority’s, temperature 1',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => minorityBesideMajority(arms, PLAIN),
    },
    {
      name: 'variety-plain',
      says: 'That is for being a variety: where models draw plainly, two points fewer are left than of majority words that are used equally often.',
      otherwise:
        'That is for being rare: where models draw plainly, as many are left, to two points, as of majority words that are used equally often.',
      number: 'left in C of the minority’s words, less majority words of equal human count, temperature 1',
      unit: 'points',
      weight: 'limit',
      expected: { below: -0.02 },
      measure: arms => estimateRow(arms, PLAIN, VARIETY.apart, LAST),
    },
    {
      name: 'variety-sharp',
      says: 'Where models prefer the likely, the minority pays: fewer of its words are left than of majority words that are used equally often.',
      otherwise:
        'Where models prefer the likely, the minority does not pay more: no fewer of its words are left than of majority words that are used equally often.',
      number: 'left in C of the minority’s words, less majority words of equal human count, temperature 0.8',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => estimateRow(arms, SHARP, VARIETY.apart, LAST),
    },
    {
      name: 'variety-filtered',
      says: 'A filter that keeps the half of the passages that surprise A least makes the minority pay, too.',
      otherwise:
        'A filter that keeps the half of the passages that surprise A least does not make the minority pay.',
      number:
        'left in C of the minority’s words, less majority words of equal human count, the least surprising half kept',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => estimateRow(arms, FILTERED, VARIETY.apart, LAST),
    },
    {
      name: 'original-saves',
      says: 'To keep the original saves words of the minority.',
      otherwise: 'To keep the original saves no words of the minority.',
      number: 'left in C of the minority’s words, original kept beside no protection, temperature 0.8',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [KEPT, SHARP], VARIETY.minority, LAST),
    },
    {
      name: 'twice-saves',
      says: 'To read passages with rare words twice saves as many.',
      otherwise: 'To read passages with rare words twice saves fewer.',
      number:
        'left in C of the minority’s words, passages with rare words read twice beside original kept, temperature 0.8',
      unit: 'points',
      weight: 'limit',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [TWICE, KEPT], VARIETY.minority, LAST),
    },
  ],
  figure: arms => ({
    kind: 'bars',
    title: 'Words of the minority that are left, less majority words that are used equally often',
    number: 'points in C (below 0: the minority pays for being a variety)',
    unit: 'points',
    bars: NAMES.flatMap(name => {
      const value = estimateRow(arms, name, VARIETY.apart, LAST)
      return value === undefined ? [] : [{ name, value }]
    }),
  }),
  tables: arms => [
    tabulateRows(arms, {
      title: 'Words that are left in C',
      unit: 'share',
      names: NAMES,
      rows: { 'the minority’s': VARIETY.minority, 'the majority’s': VARIETY.majority },
      generation: LAST,
    }),
  ],
}
