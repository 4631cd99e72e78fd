import { ln } from '../../arithmetic.ts'
import { metrics as all } from '../../metrics/index.ts'
import type { Measurements } from '../../metrics/measure.ts'
import { FEWEST_CASES } from '../../theory/verdicts.ts'
import { grouped, inUnits, percent, verbFor } from '../format/numbers.ts'

/** How many measures are named as furthest from the human text. */
const NAMED = 3
/** Tokens from which measures are compared in words. */
const FEWEST_COMPARED = 1000

/** What the story of some measures is of. */
export interface MeasuredText {
  readonly metrics: Measurements
  readonly human: Measurements | null
  readonly words: number
  readonly tokens?: string
}

/**
 * Says in a sentence or two what stands out: how many types are used once, which human words are used, and the measures that are
 * furthest from the human text in proportion.
 *
 * @returns empty for a text of fewer than thirty types
 */
export function measuresStory(text: MeasuredText): string {
  return [ofTypes(text), ofHumanWords(text), furthest(text)].filter(sentence => sentence !== '').join(' ')
}

const nounOf = ({ tokens = 'word' }: MeasuredText) => (tokens === 'char' ? 'characters' : 'words')

function ofTypes(text: MeasuredText): string {
  const [types, once] = [text.metrics['types-written'], text.metrics.hapaxes]
  if (types === undefined || once === undefined || types < FEWEST_CASES) return ''
  return `Of ${grouped(types)} different ${nounOf(text)}, ${grouped(once)} ${verbFor(once)} used only once.`
}

function ofHumanWords(text: MeasuredText): string {
  const { metrics, human } = text
  const [share, types] = [metrics['surviving-types'], human?.['types-written']]
  if (share === undefined || types === undefined || types < FEWEST_CASES) return ''
  return `It uses ${percent(share)} of the ${nounOf(text)} of the human text.`
}

/** The measures that are furthest from the human text; nothing of short texts, where chance decides it. */
function furthest({ metrics, human, words }: MeasuredText): string {
  if (human === null || words < FEWEST_COMPARED) return ''
  const told = all
    .flatMap(metric => {
      const [own, other] = [metrics[metric.name], human[metric.name]]
      if (own === undefined || other === undefined || own <= 0 || other <= 0) return []
      return [{ metric, own, other, far: Math.abs(ln(own / other)) }]
    })
    .sort((one, another) => another.far - one.far)
    .slice(0, NAMED)
    .map(
      ({ metric, own, other }) =>
        `${metric.title} (${inUnits(metric, own)} against ${inUnits(metric, other)})`,
    )
  return told.length === 0 ? '' : `Furthest from the human text, in proportion: ${told.join('; ')}.`
}
