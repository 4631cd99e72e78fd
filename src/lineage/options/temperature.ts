import * as v from 'valibot'
import { checkDecoding } from '../../model/sampling/sampler.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** The temperature of the draws: 1 as often as was read, below 1 more of the common. */
export const temperature: Option<'temperature', number> = {
  name: 'temperature',
  flag: 'temperature',
  kind: 'decimal',
  help: 'below 1 prefers the common, 0.01 to 100',
  default: 1,
  schema: v.number(must('temperature', () => phrase`a number`)),
  always: true,
  changes: 'draws',
  check: temperature => checkDecoding({ temperature }),
  inName: temperature => `t${temperature}`,
  short: temperature => `temperature ${temperature}`,
  control: {},
}
