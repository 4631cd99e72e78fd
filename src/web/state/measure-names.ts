import { bands } from '../../metrics/features/parts.ts'
import { say, type Key } from '../locales/say.ts'
import { bandName } from './bands.ts'

/** Rows whose last part is a name that somebody has given: a label of passages, a further text. */
const NAMED = ['share-of-passages/label:', 'share-of-passages/statements:', 'perplexity/test:'] as const

/**
 * What the rows of metrics.csv are called in the tables of a run.
 *
 * @param origin `human`, or `constructed`
 * @param tokens the name of the tokenizer
 */
export function measureNames({
  origin,
  tokens,
}: {
  origin: string
  tokens: string
}): (row: string) => string {
  const noun = say(`measures.nouns.${tokens}` as Key)
  return row => {
    const named = NAMED.find(prefix => row.startsWith(prefix))
    if (named) return say(`measures.named.${named}` as Key, { name: row.slice(named.length) })
    const band = bands.find(({ name }) => row === `surviving-types/${name}`)
    if (band) return say('measures.band', { band: bandName(band) })
    return say(`measures.rows.${row}` as Key, { noun, origin: say(`measures.origins.${origin}` as Key) })
  }
}
