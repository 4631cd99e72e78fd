import * as v from 'valibot'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

const names = tokenizers.map(({ name }) => name)

/** The pieces of text that models count and write. */
export const tokens: Option<'tokens', string> = {
  name: 'tokens',
  flag: 'tokens',
  kind: 'choice',
  help: names.join(', '),
  default: 'word',
  schema: v.string(must('tokens', () => phrase`the name of a tokenizer`)),
  choices: names,
  always: true,
  check: name => void tokenizerNamed(name),
  inName: () => '',
  control: { place: 4 },
}
