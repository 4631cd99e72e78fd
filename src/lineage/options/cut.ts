import * as v from 'valibot'
import { CUTS, type CutBy } from '../../text/corpus/prepare.ts'
import { must, type Option } from './option.ts'
import { either, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** What a passage of your own text is. */
export const cut: Option<'cut', CutBy> = {
  name: 'cut',
  flag: 'cut',
  kind: 'choice',
  help: 'what a passage of your own text is: blocks: told block by block; paragraphs: what stands between empty lines; lines; characters: 1,000',
  default: 'blocks',
  schema: v.picklist(
    CUTS,
    must('cut', () => either(CUTS)),
  ),
  choices: CUTS,
  stored: v.picklist(CUTS),
  check(value, { tokens }) {
    if (value !== 'blocks' && value !== 'lines' && tokens === 'whitespace')
      throw new Refusal(
        phrase`cut is ${value}, and with ${'tokens'} whitespace every line is a passage`,
        'leave cut out, or read the text with other tokens',
      )
  },
  inName: by => `cut-${by}`,
  short: by => `cut by ${by}`,
  place: 1,
  control: { place: 4 },
}
