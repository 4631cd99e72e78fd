import type { Claim } from '../claim.ts'
import { seriesOf } from '../figure.ts'
import { textsAfterRounds } from '../procedures/rounds.ts'
import { asPublished, type Paper } from './paper.ts'

const ROUNDS = 12
const WORDS = 'surviving-types'
const TRIGRAMS = 'surviving-ngrams-3'

/** Shares of each round's text that the model before has written (α of the paper); the rest is drawn from the human text. */
const SHARES = [1, 0.5, 0.25] as const
type Share = (typeof SHARES)[number]
const arm = (share: Share) => `${100 * share} % written`

/** The share of types that is left after some rounds, as it was published. */
function left(row: string, share: Share, [round, published]: readonly [number, number]): Claim {
  const kind = row === WORDS ? 'words' : 'trigrams'
  return asPublished({
    name: `${kind}-${100 * share}-${round}`,
    of: `${kind} left after round ${round}, ${arm(share)}`,
    published,
    arm: arm(share),
    row,
    generation: round,
  })
}

export const riis: Paper = {
  name: 'riis',
  title: 'Drift and selection in LLM text ecosystems: do its five novels of Jane Austen lose as much here?',
  source:
    'Riis 2026 (2604.08554): vocabulary and trigrams under recursive trigram resampling, Jane Austen, α = 1, 0.5 and 0.25',
  text: {
    title:
      'five novels of Jane Austen, a sentence of three words or more a line, small letters, no marks: 600,371 tokens',
    sha256: '6c403dbc8b20d1796cca30f0a740b7e5bc35e5a5878c78c29ef67a0f5a58c5b5',
  },
  statement:
    'Twelve rounds in which a trigram model writes the next text leave 44.9 % of the words. Where three quarters of each text are human sentences, drawn anew with replacement, 84.7 % are left.',
  tests: ['rare things are lost'],
  expected:
    'Each published number comes out, to a hundredth. The paper’s text differs from this one in 1 of 1,000 tokens, and its numbers are of one seed.',
  wrong: 'A number lies farther than a hundredth from the published one, with its whole interval.',
  silent:
    'That two programs agree shows that they do the same, not that large models do it. The paper’s model ends sentences at 60 words and writes none of fewer than three; this one copies them whole.',
  seeds: { quick: 5, full: 10 },
  arms: () =>
    SHARES.map(share => ({
      name: arm(share),
      options: {
        tokens: 'whitespace',
        order: 3,
        heldOut: 'none',
        // Model 13 reads the text after round 12.
        generations: ROUNDS + 1,
        metrics: [WORDS, TRIGRAMS],
        genealogy: false,
        ...(share < 1 && { regime: 'keep-human', humanShare: 1 - share, humanDraws: 'with-replacement' }),
      },
      parameters: { written: share },
    })),
  procedure: textsAfterRounds,
  claims: [
    ...(
      [
        [1, 0.8504],
        [3, 0.6953],
        [6, 0.5767],
        [12, 0.449],
      ] as const
    ).map(number => left(WORDS, 1, number)),
    left(TRIGRAMS, 1, [12, 0.169]),
    left(WORDS, 0.5, [12, 0.819]),
    left(TRIGRAMS, 0.5, [12, 0.623]),
    left(WORDS, 0.25, [12, 0.847]),
    left(TRIGRAMS, 0.25, [12, 0.661]),
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'Words that are left, round by round',
    number: 'human words still used',
    unit: 'share',
    series: SHARES.map(share => seriesOf(arms, arm(share), WORDS)),
  }),
}
