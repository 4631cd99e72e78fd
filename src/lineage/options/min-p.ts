import * as v from 'valibot'
import { checkDecoding } from '../../model/sampling/sampler.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** The least probability of a candidate, as a share of the likeliest one's; null: every candidate. */
export const minP: Option<'minP', number | null> = {
  name: 'minP',
  flag: 'min-p',
  kind: 'decimal',
  help: 'draw from words with at least the share p of the likeliest one’s chance',
  default: null,
  schema: v.number(must('min-p', () => phrase`a number`)),
  changes: 'draws',
  check: minP => minP !== null && checkDecoding({ minP }),
  inName: minP => `minp${minP}`,
  short: minP => `min-p ${minP}`,
  control: {},
}
