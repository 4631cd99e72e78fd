import type { BackoffLevel } from '../../backoff/backoff-model.ts'
import type { BackoffScore } from '../../backoff/score.ts'
import type { Discounts } from '../../backoff/discounts.ts'
import type { SmoothedModel } from '../../backoff/smooth.ts'
import { grouped, significant } from '../format/numbers.ts'
import { table } from '../format/table.ts'

/** A smoothed model, as far as a reader is told of it. */
export interface ShownModel extends Pick<SmoothedModel, 'order' | 'smoothing' | 'discounts'> {
  readonly levels: readonly Pick<BackoffLevel, 'length' | 'size'>[]
}

/** A table of a smoothed model: its n-grams by length, and its discounts. */
export function smoothedTable(
  { levels, discounts }: ShownModel,
  { width = Infinity }: { width?: number } = {},
): string {
  const three = discounts.length > 0
  return table(
    [
      'length',
      'n-grams',
      ...(three ? ['off 1', 'off 2', discounts[0]!.upTo === undefined ? 'off 3 or more' : 'off 3'] : []),
    ],
    levels.map(({ length, size }, index) => [
      String(length),
      // `<s>` and `</s>` share an id, but are two lines of the file.
      grouped(length === 1 ? size + 1 : size),
      ...(three ? discounts[index]!.values.map(value => value.toPrecision(6)) : []),
    ]),
    { width },
  )
}

/** Notes below the table of a smoothed model. */
export function smoothedNotes({ discounts, smoothing }: ShownModel): string[] {
  const fallen = discounts.flatMap(({ fallback }, index) => (fallback ? [String(index + 1)] : []))
  return [
    ...(discounts.length > 0 ? [whatIsTaken(discounts[0]!)] : []),
    ...(fallen.length > 0
      ? [
          `Note: the text does not define the discounts of length ${fallen.join(', ')} (too few n-grams that occur once, twice, three times, as in a text that repeats itself); fixed ones stand in, as with KenLM's --discount_fallback.`,
        ]
      : []),
    ...(smoothing.seen === 'score' ? ['Note: these are scores, not probabilities: they do not add up to 1, and perplexities of them do not compare with others.'] : []), // prettier-ignore
  ]
}

function whatIsTaken({ upTo }: Discounts): string {
  const end = 'and given to n-grams that were not read'
  if (upTo === undefined)
    return `off 1, off 2, off 3 or more: what is subtracted from counts of 1, 2, and 3 or more, ${end}.`
  return `off 1, off 2, off 3: what is subtracted from counts of 1, 2 and 3, ${end}. Nothing is subtracted from counts above ${upTo}.`
}

/** A table of the scores of a text, as KenLM reports them. */
export function scoreTable({ tokens, outOfVocabulary, perplexity, perplexityOfKnown }: BackoffScore): string {
  return table(
    ['measure', 'value'],
    [
      ['perplexity, unknown words included', significant(perplexity)],
      ['perplexity, unknown words left out', significant(perplexityOfKnown)],
      ['unknown words', grouped(outOfVocabulary)],
      ['tokens, end marks included', grouped(tokens)],
    ],
  )
}

/** Sentences below the table of the scores of a text: what it counts, and what was noted of the model. */
export function scoreNotes({ impossible }: BackoffScore, notes: readonly string[]): string[] {
  return [
    'Perplexity says how well the model predicts the text; lower is better. The end marks of lines are scored, too.',
    ...(impossible > 0
      ? [
          `Note: ${impossible === 1 ? '1 token has' : `${grouped(impossible)} tokens have`} a logarithm of −99 or below, which stands for never; perplexity takes it as it is, as query does.`,
        ]
      : []),
    ...notes.map(note => `Note: ${note}`),
  ]
}
