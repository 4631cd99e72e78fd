import { gapOf, overSeeds, type Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { barsOf } from '../figure.ts'
import type { ArmPlan, Experiment, Size } from './experiment.ts'

const LAST = 3
const TAIL = 'surviving-types/1'
const NONE = 'none'
const ALL = 'all seven'
const OTHER_HANDS = 'moby-dick'

/**
 * The article's protections, as the lab has them, and the row on which each must show. Duplicates are removed before passages with
 * rare words are read twice: the other way round it would take away what was just put in.
 */
const PROTECTIONS = {
  'original kept': { protect: 'keep-original', row: 'surviving-types-in-training', moves: 'up' },
  'provenance tracked': { protect: 'provenance-weights=0.5', row: 'training-human-share', moves: 'up' },
  'answers verified': {
    protect: 'verification=1:0.3:adventure',
    row: 'share-of-passages/label:adventure',
    moves: 'down',
  },
  'near duplicates removed': { protect: 'near-duplicates=0.8', row: 'duplicate-passages', moves: 'down' },
  'rare cases preferred': { protect: 'rare-case-gate=2', row: TAIL, moves: 'up' },
  'several generators': { protect: 'several-seeds=2', row: 'surviving-types', moves: 'up' },
  'tested on other hands': { protect: `independent-test=${OTHER_HANDS}`, row: undefined, moves: 'up' },
} as const
type Name = keyof typeof PROTECTIONS
const NAMES = Object.keys(PROTECTIONS) as Name[]
const without = (name: Name) => `all but: ${name}`

const armOf = (size: Size, name: string, names: readonly Name[]): ArmPlan => ({
  name,
  corpus: 'stories',
  options: {
    generations: LAST,
    regime: 'keep-human',
    // The generator prefers the common a little, so that there is something to protect against but chance.
    temperature: 0.9,
    ...(size === 'quick' ? { passages: 4000 } : {}),
    protect: names.map(each => PROTECTIONS[each].protect),
    metrics: [
      'surviving-types',
      'surviving-types-in-training',
      'duplicate-passages',
      'share-of-passages',
      'perplexity',
    ],
  },
})

const actsOnTarget = (name: Name): Claim[] => {
  const { row, moves } = PROTECTIONS[name]
  if (row === undefined) return []
  return [
    {
      name: `acts: ${name}`,
      says: `${sentence(name)}: it does what it is for.`,
      otherwise: `${sentence(name)}: it does not do what it is for.`,
      number: `${row} in C, ${name} beside none`,
      unit: 'points',
      weight: 'main',
      expected: moves === 'up' ? { above: 0 } : { below: 0 },
      measure: arms => gapOf(arms, [name, NONE], row, LAST),
    },
  ]
}

const sentence = (name: Name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** The tail that one protection keeps beside another. */
const better = (one: Name, other: Name): Claim => ({
  name: `${one} over ${other}`,
  says: `For the rare words, “${one}” does more than “${other}”.`,
  otherwise: `For the rare words, “${one}” does no more than “${other}”.`,
  number: `words used once still used in C, ${one} beside ${other}`,
  unit: 'points',
  weight: 'limit',
  expected: { above: 0 },
  measure: arms => tail(arms, one, other),
})

const tail = (arms: Arms, one: string, other: string) => gapOf(arms, [one, other], TAIL, LAST)

export const sevenProtections: Experiment = {
  name: 'seven-protections',
  title: 'Seven protections: what does each of them do, alone and among the others?',
  statement:
    'Preserve original data, track provenance, verify answers, measure rare cases, remove near-duplicates, use independent tests, use multiple generators: each reduces the risk in its way.',
  tests: ['rare things are lost'],
  expected:
    'Each shows on what it is for. For the rare words, preserving the original does most, then tracking provenance, then verifying. Removing near duplicates makes fewer duplicates and saves hardly a word.',
  wrong: 'A protection has no effect on what it is for.',
  silent:
    'The stories are constructed, origins are known without error, and a verifier knows the truth. Outside none of this is given.',
  seeds: { quick: 3, full: 10 },
  arms: size => [
    armOf(size, NONE, []),
    ...NAMES.map(name => armOf(size, name, [name])),
    armOf(size, ALL, NAMES),
    ...NAMES.map(name =>
      armOf(
        size,
        without(name),
        NAMES.filter(other => other !== name),
      ),
    ),
  ],
  claims: [
    {
      name: 'together',
      says: 'All seven together keep far more of the rare words than none.',
      otherwise: 'All seven together keep no more of the rare words than none.',
      number: 'words used once still used in C, all seven beside none',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => tail(arms, ALL, NONE),
    },
    ...NAMES.flatMap(actsOnTarget),
    {
      name: 'acts: tested on other hands',
      says: 'A text of other hands tells what the own held-out text hides: the models know it far worse.',
      otherwise: 'A text of other hands tells nothing that the own held-out text hides.',
      number: `perplexity of C on ${OTHER_HANDS} over that on held-out text of its own kind`,
      unit: 'number',
      weight: 'main',
      expected: { above: 1.5 },
      measure: arms =>
        overSeeds(arms, ['tested on other hands'], value => {
          const [other, own] = [value(`perplexity/test:${OTHER_HANDS}`, LAST), value('perplexity', LAST)]
          return other === undefined || own === undefined ? undefined : other / own
        }),
    },
    better('original kept', 'provenance tracked'),
    better('provenance tracked', 'answers verified'),
    {
      name: 'duplicates-save-no-words',
      says: 'Removing near duplicates saves hardly a rare word: less than two in a hundred.',
      otherwise: 'Removing near duplicates saves rare words, or costs some: two in a hundred or more.',
      number: 'words used once still used in C, near duplicates removed beside none',
      unit: 'points',
      weight: 'aside',
      expected: { above: -0.02, below: 0.02 },
      margin:
        'Reading passages with rare words twice moves it by some seven points, and two are little beside that.',
      measure: arms => tail(arms, 'near duplicates removed', NONE),
    },
    {
      name: 'original-missed',
      says: 'Among all others, the original is the one whose absence costs rare words.',
      otherwise: 'Among all others, the absence of the original costs no rare words.',
      number: `words used once still used in C, ${without('original kept')}, beside all seven`,
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => tail(arms, without('original kept'), ALL),
    },
  ],
  figure: arms => ({
    kind: 'bars',
    title: 'Words used once that C still uses, by what protects',
    number: 'words used once, still used',
    unit: 'share',
    bars: barsOf(arms, [NONE, ...NAMES, ALL, ...NAMES.map(without)], TAIL),
  }),
}
