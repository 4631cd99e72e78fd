import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { grouped, percent, significant, verbFor } from '../format/numbers.ts'
import type { Overview } from './overview.ts'
import { lookup } from '../format/rows.ts'

/**
 * Tells in plain words what happened in a run; the numbers choose the sentences.
 *
 * @returns one paragraph
 */
export function story(overview: Overview): string {
  const { rows, generations, tokens, origin } = overview
  const last = generations.at(-1)
  if (last === undefined) return 'No generation is complete yet.'
  const measured = lookup(rows)
  const expected = lookup(rows, generations.length)('theory', 'surviving-types')
  const noun = tokenizerNamed(tokens).title
  return [
    describeLoss({ measured, last, noun, origin, rounds: generations.length }),
    describeBands({ measured, last }),
    expected === undefined || measured(last, 'surviving-types') === undefined
      ? ''
      : `Theory expected ${percent(expected)} to survive.`,
    describePerplexity({ measured, last, origin }),
    describeRepetition(
      measured(origin, 'duplicate-sentences'),
      measured(last, 'duplicate-sentences'),
      last,
      origin,
    ),
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
}

type Measured = ReturnType<typeof lookup>

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
  const after = `After ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of models learning`
  if (alive === 1) return `${after}, all ${grouped(all)} ${origin} ${noun} are still in use.`
  return `${after}, ${grouped(all * alive)} of the ${grouped(all)} ${origin} ${noun} ${verbFor(all * alive)} still in use (${percent(alive)}), and ${grouped(all * (1 - alive))} ${verbFor(all * (1 - alive))} gone.`
}

function describeBands({ measured, last }: { measured: Measured; last: string }): string {
  const once = measured(last, 'surviving-types/1')
  const often = measured(last, 'surviving-types/>100')
  if (once === undefined || often === undefined) return ''
  if (once < often)
    return `The rare go first: of those used once, ${percent(once)} are left; of those used over a hundred times, ${percent(often)}.`
  return `Of those used once, ${percent(once)} are left; of those used over a hundred times, ${percent(often)}.`
}

function describePerplexity({
  measured,
  last,
  origin,
}: {
  measured: Measured
  last: string
  origin: string
}): string {
  const [first, now] = [measured('A', 'perplexity'), measured(last, 'perplexity')]
  if (first === undefined || now === undefined || last === 'A') return ''
  const way = compareChoices(first, now)
  const rare = describeRareWords({ measured, last, way })
  if (way === 'as many') return `${last} foresees ${origin} writing as well as A did${rare}.`
  const worse = way === 'more'
  return `${last} foresees ${origin} writing ${worse ? 'worse' : 'better'} than A: it wavers among ${significant(now)} equally likely choices where A wavered among ${significant(first)}${rare}.`
}

/** Compares two perplexities as numbers of choices; a change of less than half a percent is none. */
function compareChoices(first: number, now: number): 'more' | 'fewer' | 'as many' {
  if (first === now || Math.abs(now / first - 1) < 0.005) return 'as many'
  return now > first ? 'more' : 'fewer'
}

/** Describes the perplexity on rare words, which the average hides; says so where they change in another direction. */
function describeRareWords({
  measured,
  last,
  way,
}: {
  measured: Measured
  last: string
  way: ReturnType<typeof compareChoices>
}): string {
  const [first, now] = [measured('A', 'perplexity/1'), measured(last, 'perplexity/1')]
  if (first === undefined || now === undefined) return ''
  const own = compareChoices(first, now)
  if (own !== way)
    return `, but before a word used once it wavers among ${own}, ${significant(now)} where A wavered among ${significant(first)}`
  if (way === 'as many') return ', words used once among it'
  return `, and before a word used once among ${significant(now)} where A wavered among ${significant(first)}`
}

function describeRepetition(
  before: number | undefined,
  now: number | undefined,
  last: string,
  origin: string,
): string {
  if (before === undefined || now === undefined || before === now) return ''
  return `Of ${last}'s sentences, ${percent(now)} repeat an earlier one; in the ${origin} text ${percent(before)} do.`
}
