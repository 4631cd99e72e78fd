import { changeOf, humanValue, overSeeds, relativeChangeOf } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { seriesOf } from '../figure.ts'
import type { Experiment } from './experiment.ts'

const [A, B, LAST] = [1, 2, 4]
const PLAIN = 'temperature 1'
const SHARP = 'temperature 0.8'
const SEQUENCES = 'distinct-3'
/** The order of the fifty commonest words: what can be told of structure without a grammar. */
const STRUCTURES = 'common-word-sequences-4'
const WITHIN = 'rep-16'
const OPTIONS = {
  order: 3,
  generations: LAST,
  metrics: [SEQUENCES, STRUCTURES, 'duplicate-sentences', WITHIN, 'entropy', 'js'],
  genealogy: false,
}

/** How many more words of the last copy than of the author’s text are repeated within 16 words. */
const repeatedInPassage: (name: string) => Claim['measure'] = name => arms =>
  overSeeds(arms, [name], value => {
    const [last, human] = [value(WITHIN, LAST), humanValue(arms, name, WITHIN)]
    return last === undefined || human === undefined ? undefined : last - human
  })

export const moreRepetitive: Experiment = {
  name: 'more-repetitive',
  title: 'Does the writing become flatter and more repetitive?',
  statement:
    'Model B writes slightly more conventional and repetitive text; in the end the language may be flatter, more repetitive, and less representative of real human variety.',
  tests: ['variety vanishes'],
  expected:
    'Each copy has fewer different sequences of three words and more sentences twice, its choice of words has less entropy, and it lies farther from the human text. Within a passage a model that draws plainly repeats no more than the author, since it keeps to no subject; one that prefers the likely does.',
  wrong:
    'A later copy has as many different sequences as an earlier one, its entropy or its distance from the human text stay, or a model that prefers the likely repeats no more within a passage than the author.',
  silent:
    'Repetition is counted, and not heard: whether a reader finds a text dull is another question. A large model keeps to a subject, and may repeat itself within a passage at temperature 1, too.',
  seeds: { quick: 3, full: 5 },
  arms: () => [
    { name: PLAIN, options: OPTIONS },
    { name: SHARP, options: { ...OPTIONS, temperature: 0.8 } },
  ],
  claims: [
    {
      name: 'fewer-sequences',
      says: 'B is more repetitive than A: fewer of its sequences of three words are different.',
      otherwise: 'B is no more repetitive than A: no fewer of its sequences of three words are different.',
      number: 'different sequences of three words per sequence, B beside A, temperature 1',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => changeOf(arms, PLAIN, SEQUENCES, [A, B]),
    },
    {
      name: 'slightly',
      says: 'It is slightly so: from A to B less than a tenth of the different sequences is lost.',
      otherwise: 'That is not slight: from A to B a tenth or more of the different sequences is lost.',
      number: 'different sequences of three words per sequence, B beside A, share of A, temperature 1',
      unit: 'points',
      weight: 'limit',
      expected: { above: -0.1 },
      measure: arms => relativeChangeOf(arms, PLAIN, SEQUENCES, [A, B]),
    },
    {
      name: 'structures',
      says: 'Structures fade, too: fewer of the sequences of four that the fifty commonest words make are different in D than in A.',
      otherwise:
        'Structures do not fade: no fewer of the sequences of four that the fifty commonest words make are different in D than in A.',
      number:
        'different sequences of four of the fifty commonest words per sequence, D beside A, temperature 1',
      unit: 'points',
      weight: 'limit',
      expected: { below: 0 },
      measure: arms => changeOf(arms, PLAIN, STRUCTURES, [A, LAST]),
    },
    {
      name: 'sentences-twice',
      says: 'More sentences of D than of A repeat an earlier one.',
      otherwise: 'No more sentences of D than of A repeat an earlier one.',
      number: 'sentences that repeat an earlier one, D beside A, temperature 1',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => changeOf(arms, PLAIN, 'duplicate-sentences', [A, LAST]),
    },
    {
      name: 'flatter',
      says: 'The use of words is flatter: D has less entropy than A.',
      otherwise: 'The use of words is not flatter: D has no less entropy than A.',
      number: 'entropy of the words in bits, D beside A, temperature 1',
      unit: 'change',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => changeOf(arms, PLAIN, 'entropy', [A, LAST]),
    },
    {
      name: 'less-representative',
      says: 'It is less representative: D lies farther from the human text than A.',
      otherwise: 'It is no less representative: D lies no farther from the human text than A.',
      number: 'Jensen-Shannon divergence from the human text in bits, D beside A, temperature 1',
      unit: 'change',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => changeOf(arms, PLAIN, 'js', [A, LAST]),
    },
    {
      name: 'passages-sharp',
      says: 'Within its passages a model that prefers the likely repeats more than the author.',
      otherwise: 'Within its passages a model that prefers the likely repeats no more than the author.',
      number: 'words repeated within 16 words, D less the author’s, temperature 0.8',
      unit: 'points',
      weight: 'main',
      expected: { above: 0 },
      measure: repeatedInPassage(SHARP),
    },
    {
      name: 'passages-plain',
      says: 'Within its passages a model that draws plainly repeats more than the author, too.',
      otherwise:
        'Within its passages a model that draws plainly repeats no more than the author: the book repeats itself, and not the passage.',
      number: 'words repeated within 16 words, D less the author’s, temperature 1',
      unit: 'points',
      weight: 'limit',
      expected: { above: 0 },
      measure: repeatedInPassage(PLAIN),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'Different sequences of three words, copy by copy',
    number: 'different sequences per sequence',
    unit: 'share',
    series: [PLAIN, SHARP].map(name => seriesOf(arms, name, SEQUENCES)),
  }),
}
