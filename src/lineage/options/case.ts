import * as v from 'valibot'
import type { Case } from '../../text/tokenizers/index.ts'
import { must, type Option } from './option.ts'
import { either } from '../../phrase.ts'

const choices = ['fold', 'keep'] as const satisfies readonly Case[]

/** Whether The and the are one type (`fold`) or two (`keep`). */
export const letterCase: Option<'case', Case> = {
  name: 'case',
  flag: 'case',
  kind: 'choice',
  help: 'fold: The and the are one word; keep: two',
  default: 'fold',
  schema: v.picklist(
    choices,
    must('case', () => either(choices)),
  ),
  choices,
  stored: v.picklist(choices),
  inName: kept => `case-${kept}`,
  short: kept => `case ${kept}`,
  place: 1,
  control: { place: 4 },
}
