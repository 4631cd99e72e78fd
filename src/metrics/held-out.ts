import { distance } from './distance/index.ts'
import { prediction } from './prediction/index.ts'
import { isNumbered } from './metric.ts'

/**
 * The fewest tokens of held-out text on which a number may rest. Surprisal varies by about 4 bits from token to token, so that a
 * perplexity from n tokens is known to 4/√n bits: at 100 tokens to a third, which is as much as generations commonly differ.
 */
export const FEWEST_HELD_OUT = 100

const resting = [...prediction.metrics, ...distance.metrics]
  .filter(entry => !isNumbered(entry))
  .map(({ name }) => name)
const numbered = [...prediction.metrics, ...distance.metrics].filter(isNumbered).map(({ name }) => name)

/**
 * Whether a measure, or a part of it, rests on the held-out part of the text: what predicts it, and distances, which are taken on
 * samples as long as it. Perplexity on another text does not.
 *
 * @param row as metrics.csv names it, such as `perplexity/1`
 */
export function restsOnHeldOut(row: string): boolean {
  const [name = '', part = ''] = row.split('/')
  if (part.startsWith('test:')) return false
  return resting.includes(name) || numbered.includes(name.replace(/-\d+$/, ''))
}

/**
 * What a text says that has too little held-out text for a number to rest on it.
 *
 * @param tokens of held-out text, nothing where none was asked for
 * @returns a sentence, nothing where there is enough
 */
export function heldOutSays(tokens: number | null | undefined): string | undefined {
  if (tokens === null || tokens === undefined || tokens >= FEWEST_HELD_OUT) return undefined
  return `The held-out text has ${tokens === 1 ? '1 token' : `${tokens} tokens`}, too few to say anything: at least ${FEWEST_HELD_OUT} are needed. Perplexity, guesses and distances are not shown here; --json has them.`
}
