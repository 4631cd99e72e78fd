import * as v from 'valibot'
import { regimes } from '../regimes/index.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** Where each model's training text comes from. Its name is looked up before all else, since other options have defaults by it. */
export const regime: Option<'regime', string> = {
  name: 'regime',
  flag: 'regime',
  kind: 'choice',
  help: regimes.map(({ name, title }) => `${name}: ${title}`).join('; '),
  default: 'replace',
  schema: v.string(must('regime', () => phrase`the name of a regime`)),
  choices: regimes.map(({ name }) => name),
  always: true,
  inName: name => name,
  short: name => name,
  shownAtDefault: true,
  place: 2,
  control: { place: 1 },
}
