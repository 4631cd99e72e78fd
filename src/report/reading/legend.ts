import { heldOutReason, isHeldOutShort } from '../../metrics/held-out.ts'
import { grouped, percent } from '../format/numbers.ts'
import { table } from '../format/table.ts'
import type { CloseReading, TierHere } from '../../analysis/reading/close-reading.ts'
import { glyphsFor, type Glyphs } from './marks.ts'
import { piecesOf, type Span } from '../../analysis/reading/spans.ts'
import { SAMPLE_TOKENS } from '../../analysis/reading/tiers.ts'

/**
 * A legend: what each mark means, and its share of the passage, of its generation and of human text.
 *
 * @param origin `human`, or `constructed`
 * @param width columns of a line
 */
export function legendTable(
  reading: CloseReading,
  { origin, width = Infinity }: { origin: string; width?: number },
): string {
  const { generation, tiers, last, text, heldOut } = reading
  const human = (tier: TierHere) =>
    tier.kind !== 'repeated' && isHeldOutShort(heldOut) ? '–' : percent(tier.human)
  const glyphs = glyphsFor(text)
  const row = (tier: TierHere) => [
    `${tier.marked ? pair(glyphs[tier.kind]) : '   '}  ${tier.marked ? '' : 'not marked: '}${meaning(tier, { generation, origin })}`,
    ...[tier.here, tier.generation].map(percent),
    human(tier),
  ]
  const ordered = [...tiers].sort((a, b) => +b.marked - +a.marked)
  const lastRow = last && [
    `${glyphs.last.close}    a word that no later generation writes`,
    percent(last.here),
    percent(last.generation),
    '–',
  ]
  const rows = ordered.map(row)
  const marked = ordered.filter(tier => tier.marked).length
  return table(
    ['share of the tokens', 'here', generation, origin],
    [...rows.slice(0, marked), ...(lastRow ? [lastRow] : []), ...rows.slice(marked)],
    { width },
  )
}

const pair = ({ open, close }: Glyphs) => `${open}…${close}`

function meaning({ kind, length }: TierHere, { generation, origin }: { generation: string; origin: string }) {
  const long = `${length}+ tokens`
  if (kind === 'copied') return `copied word for word, ${long}`
  return kind === 'sentence'
    ? `a whole ${origin} sentence, ${long}`
    : `also elsewhere in ${generation}, ${long}`
}

/** Notes below the table. @param words whether a token is a word */
export function legendNotes(
  { generation, written, last, text, spans, heldOut }: CloseReading,
  { origin, words }: { origin: string; words: boolean },
): string[] {
  const glyphs = glyphsFor(text)
  const seams = (['copied', 'repeated'] as const)
    .filter(kind => isSeamed(spans[kind]))
    .map(kind => `${glyphs[kind].close}${glyphs[kind].open}`)
  const overlap =
    seams.length === 0 ? '' : ` After ${seams.join(' or ')} comes the rest of a span that began earlier.`
  return [
    `${words ? 'A punctuation mark that stands alone is a token, too. ' : ''}Copied: the ${origin} text that A learned from has the same tokens in a row.${overlap}`,
    isHeldOutShort(heldOut)
      ? `The last column compares copies with ${origin} passages that no model has read, but ${heldOutReason(heldOut)!}.`
      : `The last column is for comparison: how much of unread ${origin} passages is also in the text that A read. For "elsewhere" it is how much of that text it has twice.`,
    written > SAMPLE_TOKENS
      ? `Copies in ${generation} are counted on ${grouped(SAMPLE_TOKENS)} of its ${grouped(written)} tokens.`
      : '',
    last
      ? ''
      : `${generation} is the last generation of the run: which words end with it cannot be known yet.`,
  ].filter(note => note !== '')
}

/** Whether spans overlap or touch, so that a piece is drawn right after another. */
function isSeamed(spans: readonly Span[]): boolean {
  const pieces = piecesOf(spans)
  return pieces.some(({ token }, k) => k > 0 && token === pieces[k - 1]!.token + pieces[k - 1]!.length)
}
