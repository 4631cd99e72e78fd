import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { grouped, percent, significant, verbFor } from '../format/numbers.ts'
import { FEWEST_CASES, FEWEST_TOKENS, untoldShare, type Cases } from '../../theory/verdicts.ts'
import type { Overview } from './overview.ts'
import { lookup } from '../format/rows.ts'

/** What a run has for sentences to rest on. Where something is missing it is taken to be enough. */
export interface StoryCases extends Cases {
  /** Sentences that the last generation wrote, or that the human text has, whichever are fewer. */
  readonly sentences?: number
  /** Tokens of held-out text whose type the human text uses once. */
  readonly rareHeldOut?: number
}

/**
 * Tells in plain words what happened in a run; the numbers choose the sentences. Nothing is said of fewer than thirty cases.
 *
 * @param cases what there is for sentences to rest on; default enough
 * @returns one paragraph
 */
export function story(overview: Overview, cases: StoryCases = { words: Infinity }): string {
  const { rows, generations, tokens, origin } = overview
  const last = generations.at(-1)
  if (last === undefined) return 'No generation is complete yet.'
  const measured = lookup(rows)
  const expected = lookup(rows, generations.length)('theory', 'surviving-types')
  const noun = tokenizerNamed(tokens).title
  return [
    untoldShare('surviving-types', cases)
      ? `The ${origin} text has fewer than ${FEWEST_CASES} different ${noun}, too few to say how many are lost.`
      : describeLoss({ measured, last, noun, origin, rounds: generations.length }),
    BANDS_TOLD.some(row => untoldShare(row, cases)) ? '' : describeBands({ measured, last }),
    expected === undefined ||
    measured(last, 'surviving-types') === undefined ||
    untoldShare('surviving-types', cases) ||
    cases.words < FEWEST_TOKENS
      ? ''
      : `Theory predicted that ${percent(expected)} would be left.`,
    describePerplexity({ measured, last, origin, rare: isEnough(cases.rareHeldOut) }),
    isEnough(cases.sentences)
      ? describeRepetition(
          measured(origin, 'duplicate-sentences'),
          measured(last, 'duplicate-sentences'),
          last,
          origin,
        )
      : '',
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
}

type Measured = ReturnType<typeof lookup>

const isEnough = (cases = FEWEST_CASES) => cases >= FEWEST_CASES

/** The rows of {@link describeBands}. */
const BANDS_TOLD = ['surviving-types/1', 'surviving-types/>100'] as const

function describeLoss({
  measured,
  last,
  noun,
  origin,
  rounds,
}: {
  measured: Measured
  last: string
  noun: string
  origin: string
  rounds: number
}) {
  const alive = measured(last, 'surviving-types')
  const all = measured(origin, 'types-written')
  if (alive === undefined || all === undefined) return ''
  const after = `After ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`
  if (alive === 1) return `${after}, all ${grouped(all)} ${origin} ${noun} are still used.`
  return `${after}, ${grouped(all * alive)} of the ${grouped(all)} ${origin} ${noun} ${verbFor(all * alive)} still used (${percent(alive)}), and ${grouped(all * (1 - alive))} ${verbFor(all * (1 - alive))} lost.`
}

function describeBands({ measured, last }: { measured: Measured; last: string }): string {
  const [once, often] = BANDS_TOLD.map(row => measured(last, row))
  if (once === undefined || often === undefined) return ''
  if (once < often)
    return `Rare words go first: of those used once, ${percent(once)} are left; of those used over 100 times, ${percent(often)}.`
  return `Of those used once, ${percent(once)} are left; of those used over 100 times, ${percent(often)}.`
}

function describePerplexity({
  measured,
  last,
  origin,
  rare: isRareTold,
}: {
  measured: Measured
  last: string
  origin: string
  rare: boolean
}): string {
  const [first, now] = [measured('A', 'perplexity'), measured(last, 'perplexity')]
  if (first === undefined || now === undefined || last === 'A') return ''
  const way = comparePerplexities(first, now)
  const rare = isRareTold ? describeRareWords({ measured, last, way }) : ''
  if (way === 'the same') return `${last} predicts ${origin} writing as well as A did.${rare}`
  const worse = way === 'higher'
  return `${last} predicts ${origin} writing ${worse ? 'worse' : 'better'} than A: perplexity ${significant(now)} against ${significant(first)}.${rare}`
}

/** Compares two perplexities; a change of less than half a percent is none. */
function comparePerplexities(first: number, now: number): 'higher' | 'lower' | 'the same' {
  if (first === now || Math.abs(now / first - 1) < 0.005) return 'the same'
  return now > first ? 'higher' : 'lower'
}

/** Describes the chance of rare words, which the average hides: perplexity on them is far above the number of words there are. */
function describeRareWords({
  measured,
  last,
  way,
}: {
  measured: Measured
  last: string
  way: ReturnType<typeof comparePerplexities>
}): string {
  const [first, now] = [measured('A', 'perplexity/1'), measured(last, 'perplexity/1')]
  if (first === undefined || now === undefined) return ''
  const own = comparePerplexities(first, now)
  if (own === 'the same')
    return way === own
      ? ''
      : ` But a word that the text uses once has the same chance as before: 1 in ${significant(now)}.`
  return ` ${own === way ? 'A' : 'But a'} word that the text uses once has 1 chance in ${significant(now)}, on average; A gave it 1 in ${significant(first)}.`
}

function describeRepetition(
  before: number | undefined,
  now: number | undefined,
  last: string,
  origin: string,
): string {
  if (before === undefined || now === undefined || before === now) return ''
  return `${percent(now)} of the sentences of ${last} repeat an earlier one; in the ${origin} text ${percent(before)} do.`
}
