import { gapOf, overSeeds, type Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { barsOf } from '../figure.ts'
import type { ArmPlan, Experiment, Size } from './experiment.ts'

const LAST = 3
const TAIL = 'surviving-types/1'
const NONE = 'none'
const ALL = 'all seven'
const GENERATORS = 2
const OTHER_HANDS = 'moby-dick'

/** What a generation writes and what the next model reads, beside what A read: the same for all, so that no protection is better only for leaving more. */
const LENGTH: Readonly<Record<Size, number>> = { quick: 0.2, full: 0.5 }

/**
 * The article's protections, as the lab has them. Duplicates are removed before passages with rare words are read twice: the other way
 * round it would take away what was just put in.
 */
const PROTECTIONS = {
  'original kept': 'keep-original',
  'provenance tracked': 'provenance-weights=0.5',
  'answers verified': 'verification=1:0.3:adventure',
  'near duplicates removed': 'near-duplicates=0.8',
  'rare cases preferred': 'rare-case-gate=2',
  'several generators': `several-seeds=${GENERATORS}`,
  'tested on other hands': `independent-test=${OTHER_HANDS}`,
} as const
type Name = keyof typeof PROTECTIONS
const NAMES = Object.keys(PROTECTIONS) as Name[]
const without = (name: Name) => `all but: ${name}`

/** The protections whose absence has an arm. */
const leftOut = (size: Size): readonly Name[] => (size === 'quick' ? ['original kept'] : NAMES)

const armOf = (size: Size, name: string, names: readonly Name[]): ArmPlan => ({
  name,
  corpus: 'stories',
  options: {
    generations: LAST,
    regime: 'keep-human',
    // The generator prefers the common a little, so that there is something to protect against but chance.
    temperature: 0.9,
    // Several generators together write no more than one does.
    sizeFactor: LENGTH[size] / (names.includes('several generators') ? GENERATORS : 1),
    protect: [...names.map(each => PROTECTIONS[each]), `equal-size=${LENGTH[size]}`],
    metrics: ['surviving-types', 'duplicate-passages', 'share-of-passages', 'perplexity'],
  },
})

const sentence = (name: Name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** That a protection does what it is for, by a row of C's text that should be lower. */
const acts = (name: Name, row: string, what: string): Claim => ({
  name: `acts: ${name}`,
  says: `${sentence(name)}: it does what it is for.`,
  otherwise: `${sentence(name)}: it does not do what it is for.`,
  number: `${what} in C, ${name} beside none`,
  unit: 'points',
  weight: 'main',
  expected: { below: 0 },
  measure: arms => gapOf(arms, [name, NONE], row, LAST),
})

/** That a protection saves rare words. */
const saves = (name: Name, weight: Claim['weight']): Claim => ({
  name: `saves: ${name}`,
  says: `${sentence(name)}: more of the rare words are left in the end.`,
  otherwise: `${sentence(name)}: no more of the rare words are left in the end.`,
  number: `words used once still used in C, ${name} beside none`,
  unit: 'points',
  weight,
  expected: { above: 0 },
  measure: arms => tail(arms, name, NONE),
})

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
    'Each is compared at one size: every generation writes and every model reads the same amount. Preserving the original saves most of the rare words, then tracking provenance, then verifying; preferring passages with rare words saves some. Verifying makes fewer passages of the kind that it refuses, removing near duplicates fewer duplicates. If the statement is said broadly, each of them saves rare words.',
  wrong: 'The original saves no rare words, or a protection has no effect on what it is for.',
  silent:
    'The stories are constructed, origins are known without error, and a verifier knows the truth. Outside none of this is given.',
  seeds: { quick: 3, full: 10 },
  arms: size => [
    armOf(size, NONE, []),
    ...NAMES.map(name => armOf(size, name, [name])),
    armOf(size, ALL, NAMES),
    ...leftOut(size).map(name =>
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
    saves('original kept', 'main'),
    saves('rare cases preferred', 'main'),
    acts('answers verified', 'share-of-passages/label:adventure', 'passages of the kind that is refused'),
    acts('near duplicates removed', 'duplicate-passages', 'duplicate passages'),
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
    saves('provenance tracked', 'limit'),
    saves('answers verified', 'limit'),
    saves('near duplicates removed', 'limit'),
    saves('several generators', 'limit'),
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
    title: 'Words used once that C still uses, by what protects; all write and read the same amount',
    number: 'words used once, still used',
    unit: 'share',
    bars: barsOf(arms, [...arms.keys()], TAIL),
  }),
}
