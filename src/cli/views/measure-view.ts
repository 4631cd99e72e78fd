import type { Metric } from '../../metrics/index.ts'
import { heldOutSays, isHeldOutShort, restsOnHeldOut } from '../../metrics/held-out.ts'
import type { Measurements } from '../../metrics/measure.ts'
import type { Slicing } from '../../metrics/slices.ts'
import type { TextMeasures } from '../../node/measure.ts'
import { measuresStory } from '../../report/tables/measures-story.ts'
import { measuresTable } from '../../report/tables/measures.ts'
import { counted } from '../../report/format/numbers.ts'
import { slicesTable } from '../../report/tables/slices.ts'
import { wrap } from '../../report/format/terminal.ts'
import { lineWidth, print, printHeading, terminalWidth } from '../output.ts'
import { printReading } from './reading-view.ts'

/** The measures of a text on the terminal: their table, or that of its parts, and how to read it. */
export function printMeasures(
  result: TextMeasures,
  {
    metrics,
    slicing,
    language,
  }: { metrics?: readonly Metric[]; slicing?: Slicing; language?: string | undefined },
): void {
  const { text, against, words, passages, slices } = result
  const tooShort = heldOutSays(result.heldOutWords)
  const shown = withoutHeldOut(result)
  const chosen = metrics ? { metrics } : {}
  printHeading(`${text}${against === null ? '' : `, against ${against}`}`)
  print(`${counted(words, 'tokens')} in ${counted(passages, 'passages')}`)
  printReading(result.inputs, language)
  const width = terminalWidth()
  const told = slices ? '' : measuresStory(shown)
  if (told !== '') print(`\n${wrap(told, width)}`)
  print()
  // What goes into a file or another program is not cut.
  const room = lineWidth()
  print(
    slices && slicing
      ? slicesTable(shown.metrics, shown.slices ?? slices, { slicing, ...chosen, width: room })
      : measuresTable(shown, { width: room, ...chosen }),
  )
  print()
  if (tooShort !== undefined) print(wrap(tooShort, width))
  for (const { why, hint } of result.missing) print(wrap(`Not measured: ${why} (${hint}).`, width))
  print(wrap(slices ? ofParts(result) : ofWhole(result), width))
}

/** Measures without those that rest on too little held-out text, in the whole or in a part. */
function withoutHeldOut(result: TextMeasures): TextMeasures {
  const { heldOutWords } = result
  const rest = (
    values: Measurements,
    tokens: number | null | undefined,
    generation?: number,
  ): Measurements =>
    isHeldOutShort(tokens)
      ? Object.fromEntries(Object.entries(values).filter(([row]) => !restsOnHeldOut(row, generation)))
      : values
  return {
    ...result,
    metrics: rest(result.metrics, heldOutWords),
    human: result.human && rest(result.human, heldOutWords, 0),
    slices:
      result.slices?.map(slice => ({
        ...slice,
        metrics: rest(slice.metrics, slice.heldOutWords ?? heldOutWords),
      })) ?? null,
  }
}

function ofWhole(result: TextMeasures): string {
  const { sampleWords, words, against } = result
  return [
    '▲ rises and ▼ falls when language is lost.',
    sampleWords < words
      ? `Measures that depend on length look at ${counted(sampleWords, 'tokens')}, of passages spread over the text.`
      : '',
    against === null ? '' : ofHuman(result, against),
    'measure --list says what each is and does not show.',
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
}

function ofHuman({ words, humanWords, heldOutWords, order }: TextMeasures, against: string): string {
  const length =
    humanWords !== null && humanWords < words
      ? `, which is shorter (${counted(humanWords, 'tokens')}), and empty where length would decide`
      : ' at the same length'
  if (heldOutWords === null || isHeldOutShort(heldOutWords)) return `The human column is ${against}${length}.`
  return `The human column is ${against}${length}; copying and distance there are of its held-out part. It is a model of order ${order}, trained on the text, that predicts the held-out part.`
}

function ofParts({ slices, against }: TextMeasures): string {
  const sampleWords = slices?.find(slice => slice.sampleWords !== undefined)?.sampleWords
  if (sampleWords !== undefined)
    return `Parts differ in length: where only samples of one length compare, ${counted(sampleWords, 'tokens')} of each are taken (– where a part has fewer), and where length would decide, no best or worst is named.`
  return against === null
    ? 'The parts are of the words of this text, by how often it has them itself.'
    : `The parts are of the words of ${against}, by how often its training part has them; words that it has not are in no part.`
}
