import * as v from 'valibot'
import { checkDecoding } from '../../model/sampling/sampler.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** The share of the probability that the candidates make up, the likeliest first; null: all. */
export const topP: Option<'topP', number | null> = {
  name: 'topP',
  flag: 'top-p',
  kind: 'decimal',
  help: 'draw from the likeliest words that make up the share p',
  default: null,
  schema: v.number(must('top-p', () => phrase`a number`)),
  always: true,
  changes: 'draws',
  check: topP => topP !== null && checkDecoding({ topP }),
  inName: topP => `p${topP}`,
  short: topP => `top-p ${topP}`,
  control: {},
}
