import * as v from 'valibot'
import { checkDecoding } from '../../model/sampling/sampler.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** How many of the likeliest candidates are drawn from; null: all. */
export const topK: Option<'topK', number | null> = {
  name: 'topK',
  flag: 'top-k',
  kind: 'whole',
  help: 'draw from the k likeliest words only',
  default: null,
  schema: v.number(must('top-k', () => phrase`a whole number`)),
  always: true,
  changes: 'draws',
  check: topK => topK !== null && checkDecoding({ topK }),
  inName: topK => `k${topK}`,
  short: topK => `top-k ${topK}`,
  control: {},
}
